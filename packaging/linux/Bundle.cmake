# A portable archive: Qt, its plugins and every other library the programs need, except those that belong to the
# graphics driver and the X server of the machine. Layout: bin/, lib/, plugins/, share/.

# DT_RPATH, not DT_RUNPATH: the loader then looks into lib/ for the libraries' and plugins' own needs as well.
foreach(program IN LISTS YOUCHUAN_PROGRAMS)
    set_target_properties(${program} PROPERTIES INSTALL_RPATH "$ORIGIN/../lib")
    target_link_options(${program} PRIVATE -Wl,--disable-new-dtags)
    list(APPEND program_files "$<TARGET_FILE:${program}>")
endforeach()
install(FILES ${CMAKE_CURRENT_LIST_DIR}/qt.conf DESTINATION bin)

get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
execute_process(
    COMMAND ${qmake} -query QT_INSTALL_PLUGINS
    OUTPUT_VARIABLE qt_plugins
    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)

# Patterns below Qt's folder of plugins. fcitx and ibus are how Chinese is typed.
set(needed_plugins sqldrivers/libqsqlite.so tls/libqopensslbackend.so tls/libqcertonlybackend.so)
if(YOUCHUAN_GUI)
    list(
        APPEND
        needed_plugins
        imageformats/libqgif.so
        imageformats/libqico.so
        imageformats/libqjpeg.so
        platforminputcontexts/libcomposeplatforminputcontextplugin.so
        platforminputcontexts/libfcitx5platforminputcontextplugin.so
        platforminputcontexts/libibusplatforminputcontextplugin.so
        platforms/libqoffscreen.so
        platforms/libqxcb.so
        xcbglintegrations/libqxcb-egl-integration.so
        xcbglintegrations/libqxcb-glx-integration.so)
endif()
set(plugins)
foreach(plugin IN LISTS needed_plugins)
    if(NOT EXISTS ${qt_plugins}/${plugin})
        message(FATAL_ERROR "The bundle needs ${qt_plugins}/${plugin}")
    endif()
    list(APPEND plugins ${qt_plugins}/${plugin})
    get_filename_component(folder ${plugin} DIRECTORY)
    install(FILES ${qt_plugins}/${plugin} DESTINATION plugins/${folder})
endforeach()
file(GLOB network_plugins ${qt_plugins}/networkinformation/*.so)
if(network_plugins)
    list(APPEND plugins ${network_plugins})
    install(FILES ${network_plugins} DESTINATION plugins/networkinformation)
endif()

# Opened by name at run time, so no tool sees them: Qt opens OpenSSL, QtKeychain opens libsecret. The host's own libsecret
# would be a mix with the GLib bundled here.
foreach(name IN ITEMS libssl.so.3 libcrypto.so.3 libsecret-1.so.0)
    find_library(opened_${name} NAMES ${name} REQUIRED)
    list(APPEND opened_libraries ${opened_${name}})
endforeach()

configure_file(${CMAKE_CURRENT_LIST_DIR}/bundle-libraries.cmake.in ${made}/bundle-libraries.cmake.in @ONLY)
file(GENERATE OUTPUT ${made}/bundle-libraries.cmake INPUT ${made}/bundle-libraries.cmake.in)
install(SCRIPT ${made}/bundle-libraries.cmake)
