# Windows: what each program says of itself, and the folder that the installer packs.
install(TARGETS ${YOUCHUAN_PROGRAMS} RUNTIME DESTINATION .)
install(FILES ${licences} ${made}/youchuan.cdx.json DESTINATION licences)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION licences RENAME gpl-3.0.txt)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/../python/youchuan.py DESTINATION python)

# Icon, version and manifest (long paths, sharp on every screen, no elevation) of each program.
set(icon ${resources}/app-icon/youchuan.ico)
set(manifest ${CMAKE_CURRENT_LIST_DIR}/youchuan.manifest)
foreach(program IN LISTS YOUCHUAN_PROGRAMS)
    configure_file(${CMAKE_CURRENT_LIST_DIR}/version.rc.in ${made}/${program}.rc @ONLY)
    target_sources(${program} PRIVATE ${made}/${program}.rc)
    if(MSVC)
        target_sources(${program} PRIVATE ${manifest})
    else()
        target_compile_definitions(${program} PRIVATE $<$<COMPILE_LANGUAGE:RC>:WITH_MANIFEST>)
    endif()
endforeach()

if(QT6_IS_SHARED_LIBS_BUILD)
    if(YOUCHUAN_GUI)
        qt_generate_deploy_app_script(TARGET youchuan FILENAME_VARIABLE deploy_script NO_UNSUPPORTED_PLATFORM_ERROR)
        install(SCRIPT ${deploy_script})
    endif()
else()
    # A static Qt would look for its files where it was built: a folder that on Windows anybody may create.
    qt_add_resources(youku qt_conf PREFIX /qt/etc BASE ${CMAKE_CURRENT_LIST_DIR} FILES ${CMAKE_CURRENT_LIST_DIR}/qt.conf)
endif()

# The installer takes the version and the types of videos from here.
foreach(extension IN LISTS YOUCHUAN_VIDEO_EXTENSIONS)
    string(APPEND each_extension "    !insertmacro \${ACTION} .${extension}\n")
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/installer-values.nsh.in ${made}/installer-values.nsh @ONLY)
