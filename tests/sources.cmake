# What would stop a build on newer systems than the one it is tested on: cmake -DROOT=<tree> -P sources.cmake
# packaging/check-systems.sh proves the rest, by building there.
set(mistakes "")

# Calls that Qt deprecated after 6.4, each with what to write instead. Those that 6.4 itself deprecates do not compile
# (src/BuildFlags.cmake).
set(deprecated
    "Qt::(UTC|LocalTime|OffsetFromUTC|TimeSpec)" "QTimeZone or base::utcMoment"
    "[.>](setTimeSpec|toTimeSpec|setOffsetFromUtc)\\(" "QTimeZone"
    "QCheckBox::stateChanged" "QCheckBox::toggled"
    "qAsConst" "std::as_const"
    "QApplication::setActiveWindow" "QWidget::activateWindow"
    "QColor::isValidColor\\(|[.>]setNamedColor\\(" "QColor::isValidColorName, QColor::fromString"
    "QLocale::(Country|AnyCountry|countryTo)|[.>](nativeCountryName|country)\\(" "QLocale::Territory and its like"
    "QVariant::Type" "QMetaType")

file(GLOB_RECURSE sources ${ROOT}/src/*.cpp ${ROOT}/src/*.h ${ROOT}/tests/*.cpp ${ROOT}/tests/*.h)
list(LENGTH sources count)
if(count LESS 300)
    message(FATAL_ERROR "There are only ${count} sources in ${ROOT}.")
endif()
foreach(source IN LISTS sources)
    set(calls ${deprecated})
    while(calls)
        list(POP_FRONT calls call instead)
        file(STRINGS "${source}" lines REGEX "${call}")
        if(lines)
            string(APPEND mistakes "\n${source} calls what newer Qt deprecates; write ${instead}:\n${lines}")
        endif()
    endwhile()
endforeach()

# Programs are started by where they are, or by the system: Windows looks for a bare name beside the video first.
file(GLOB_RECURSE sources ${ROOT}/src/*.cpp)
foreach(source IN LISTS sources)
    file(STRINGS "${source}" lines REGEX "(startDetached|QProcess::execute|setProgram|[.>]start)\\((u|QStringLiteral\\()?\"[^/\"]")
    if(lines)
        string(APPEND mistakes "\n${source} starts a program by a bare name:\n${lines}")
    endif()
endforeach()

# How bytes reach Youku is the business of the transport alone: nobody above it knows a protocol's words.
# But who reads the SDK's file, and who says in words which way it is.
file(GLOB_RECURSE sources ${ROOT}/src/transfer/*.cpp ${ROOT}/src/transfer/*.h ${ROOT}/src/words/*.cpp ${ROOT}/src/words/*.h
    ${ROOT}/src/engine/*.cpp ${ROOT}/src/engine/*.h ${ROOT}/src/ingest/*.cpp ${ROOT}/src/gui/*.cpp ${ROOT}/src/gui/*.h
    ${ROOT}/src/cli/*.cpp ${ROOT}/src/cli/*.h ${ROOT}/src/control/*.cpp ${ROOT}/src/control/*.h)
list(FILTER sources EXCLUDE REGEX "/transfer/transport/(slices/|cloud/|transport.h)|/upload_request.cpp|/words/uploads/transport_words.cpp")
foreach(source IN LISTS sources)
    file(STRINGS "${source}" lines
        REGEX "gupload|create_file|new_slice|upload_slice|UploadServer|[sS]erver_?[uU]ri|[sS]erverAddress|upload_?[sS]erver_?[iI]p|Slices(Transport|State|Channel)[^s]|\"oss\"|oss_|x-oss|[^a-z]oss::[A-Z]|get_sts|partNumber|[mM]ultipart|Cloud(Transport[^s]|State|Channel|Session|Plan)|createFile|uploadSlice|[^a-zA-Z]newSlice")
    if(lines)
        string(APPEND mistakes "\n${source} knows the words of one transport:\n${lines}")
    endif()
endforeach()

# Words of others are shown as they are written: rooms, what is written there only so, how that looks, and the files that
# may do it in another way.
set(plain
    "gui" "set(ToolTip|StatusTip|WhatsThis)\\(" "\\(([01], )?(tr|toolTipText)\\(" "tray.cpp"
    "gui" "QToolTip::showText" "toolTipText\\(" "row_pointer.cpp"
    "gui" "new Q(Label|MessageBox)|QMessageBox::(about|critical|information|question|warning)\\(" "^$" "plain_text.cpp"
    "*" "[^a-zA-Z](f?printf|f?puts|fwrite|std::(cout|cerr|clog)|QTextStream)[ (]" "^$"
    "terminal.cpp|(probe|sandbox)/main.cpp") # programs that speak to programs
while(plain)
    list(POP_FRONT plain room call good files)
    file(GLOB_RECURSE sources ${ROOT}/src/${room}/*.cpp)
    list(FILTER sources EXCLUDE REGEX "/(${files})$")
    foreach(source IN LISTS sources)
        file(STRINGS "${source}" lines REGEX "${call}")
        list(FILTER lines EXCLUDE REGEX "${good}")
        if(lines)
            string(APPEND mistakes "\n${source} may show words of others as markup, or let them speak to a terminal:\n${lines}")
        endif()
    endforeach()
endwhile()
file(GLOB forms ${ROOT}/ui/*.ui)
foreach(form IN LISTS forms)
    file(STRINGS "${form}" labels REGEX "<widget class=\"QLabel\"")
    file(STRINGS "${form}" formats REGEX "<property name=\"textFormat\">")
    list(LENGTH labels labels)
    list(LENGTH formats formats)
    if(NOT labels EQUAL formats)
        string(APPEND mistakes "\n${form} has ${labels} labels, and says of ${formats} whether they show markup.")
    endif()
endforeach()

# Warnings are errors for whoever works on the program, never for whoever only builds it: newer compilers find more.
file(READ "${ROOT}/CMakePresets.json" presets)
string(JSON last LENGTH "${presets}" configurePresets)
math(EXPR last "${last} - 1")
foreach(at RANGE ${last})
    string(JSON name GET "${presets}" configurePresets ${at} name)
    string(JSON strict ERROR_VARIABLE none GET "${presets}" configurePresets ${at} cacheVariables YOUCHUAN_WERROR)
    if(name MATCHES "^(base|release|package)$")
        if(strict)
            string(APPEND mistakes "\nPreset ${name} makes warnings errors.")
        endif()
    elseif(NOT strict STREQUAL "ON")
        string(APPEND mistakes "\nPreset ${name} lets warnings pass.")
    endif()
endforeach()
file(GLOB_RECURSE scripts ${ROOT}/packaging/*.sh)
foreach(script IN LISTS scripts)
    file(STRINGS "${script}" lines REGEX "YOUCHUAN_WERROR")
    if(lines)
        string(APPEND mistakes "\n${script} decides about warnings:\n${lines}")
    endif()
endforeach()

if(mistakes)
    message(FATAL_ERROR "${mistakes}")
endif()
