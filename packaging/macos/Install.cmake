# macOS: one bundle, Youchuan.app, with the console programs beside the main one in Contents/MacOS.
if(NOT YOUCHUAN_GUI)
    install(TARGETS ${YOUCHUAN_PROGRAMS} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    return()
endif()

include(${CMAKE_CURRENT_LIST_DIR}/InfoPlist.cmake)
make_info_plist(${made}/Info.plist)
set_target_properties(youchuan PROPERTIES MACOSX_BUNDLE ON OUTPUT_NAME Youchuan MACOSX_BUNDLE_INFO_PLIST
                                                                               ${made}/Info.plist)
set(beside ${YOUCHUAN_PROGRAMS}) # in the order of their names
list(SORT beside)
list(REMOVE_ITEM beside youchuan)
set_target_properties(${beside} PROPERTIES INSTALL_RPATH "@executable_path/../Frameworks")

set(contents Youchuan.app/Contents)
install(TARGETS youchuan BUNDLE DESTINATION .)
install(TARGETS ${beside} RUNTIME DESTINATION ${contents}/MacOS)
set(deployed ${beside})
list(TRANSFORM deployed REPLACE "(.+)" "\"-executable=\${bundle}/Contents/MacOS/\\1\"")
list(JOIN deployed " " deployed)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/../python/youchuan.py DESTINATION ${contents}/Resources/python)
install(FILES ${resources}/app-icon/youchuan.icns DESTINATION ${contents}/Resources)
install(FILES ${licences} ${made}/youchuan.cdx.json DESTINATION ${contents}/Resources/licences)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${contents}/Resources/licences RENAME gpl-3.0.txt)

# Then, in this order: Qt into the bundle, and the signature over all of it.
get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
get_filename_component(qt_programs ${qmake} DIRECTORY)
find_program(MACDEPLOYQT macdeployqt HINTS ${qt_programs} REQUIRED)
foreach(step IN ITEMS deploy sign)
    configure_file(${CMAKE_CURRENT_LIST_DIR}/${step}.cmake.in ${made}/${step}.cmake @ONLY)
    install(SCRIPT ${made}/${step}.cmake)
endforeach()
