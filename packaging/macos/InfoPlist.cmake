# make_info_plist(FILE): Info.plist from project() and VideoTypes.cmake. A function of its own, so that it can be tried
# without a Mac.
set(YOUCHUAN_LEAST_MACOS "$CACHE{CMAKE_OSX_DEPLOYMENT_TARGET}")
if(NOT YOUCHUAN_LEAST_MACOS)
    set(YOUCHUAN_LEAST_MACOS 11.0)
endif()

set(info_plist_template ${CMAKE_CURRENT_LIST_DIR}/Info.plist.in)
function(make_info_plist file)
    list(TRANSFORM YOUCHUAN_VIDEO_EXTENSIONS REPLACE "(.+)" "        <string>\\1</string>" OUTPUT_VARIABLE extensions)
    list(JOIN extensions "\n" extensions)
    configure_file(${info_plist_template} ${file} @ONLY)
endfunction()
