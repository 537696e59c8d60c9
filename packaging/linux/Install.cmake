# Linux and its relatives: the places that the desktop and the package tools look at.
option(YOUCHUAN_BUNDLE "Install Qt and every other library beside the programs, for a portable archive" OFF)

# Two packages where the system's libraries are used: what looks into files needs more of them, and of one release.
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME youchuan)

# install_compressed(TEMPLATE DESTINATION NAME COMPONENT): fills in the template and installs it as NAME.gz.
find_program(GZIP gzip REQUIRED)
function(install_compressed template destination name component)
    configure_file(${template} ${made}/${name} @ONLY)
    execute_process(COMMAND ${GZIP} -9 -n -f -k ${made}/${name} COMMAND_ERROR_IS_FATAL ANY)
    install(FILES ${made}/${name}.gz DESTINATION ${destination} COMPONENT ${component})
endfunction()

string(TIMESTAMP changelog_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
install_compressed(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${CMAKE_INSTALL_DOCDIR} changelog youchuan)
foreach(program IN LISTS YOUCHUAN_PROGRAMS)
    set(component youchuan)
    if(program STREQUAL youchuan-probe)
        set(component media)
    endif()
    # Relative, so that the programs find bundled libraries wherever the archive is unpacked; harmless in /usr.
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT ${component})
    install_compressed(${CMAKE_CURRENT_LIST_DIR}/../man/${program}.1.in ${CMAKE_INSTALL_MANDIR}/man1 ${program}.1 ${component})
endforeach()
install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(TARGET youchuan-probe AND NOT YOUCHUAN_BUNDLE)
    install_compressed(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${CMAKE_INSTALL_DOCDIR}-media changelog media)
    install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR}-media COMPONENT media)
endif()
install(FILES ${made}/youchuan.cdx.json DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${licences} DESTINATION ${CMAKE_INSTALL_DOCDIR}/licences)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR}/licences RENAME gpl-3.0.txt)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/youchuan-cli.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME youchuan-cli)
if(NOT YOUCHUAN_BUNDLE) # which lies anywhere
    configure_file(${CMAKE_CURRENT_LIST_DIR}/youchuan.service.in ${made}/youchuan.service @ONLY)
    install(FILES ${made}/youchuan.service DESTINATION lib/systemd/user)
endif()
install(FILES ${CMAKE_CURRENT_LIST_DIR}/../python/youchuan.py DESTINATION ${CMAKE_INSTALL_DATADIR}/youchuan/python)

if(YOUCHUAN_GUI)
    configure_file(${CMAKE_CURRENT_LIST_DIR}/youchuan.desktop.in ${made}/youchuan.desktop @ONLY)
    install(FILES ${made}/youchuan.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)

    list(TRANSFORM YOUCHUAN_VIDEO_MIME_TYPES REPLACE "(.+)" "    <mediatype>\\1</mediatype>" OUTPUT_VARIABLE media_types)
    list(JOIN media_types "\n" media_types)
    configure_file(${CMAKE_CURRENT_LIST_DIR}/metainfo.xml.in ${made}/${YOUCHUAN_ID}.metainfo.xml @ONLY)
    install(FILES ${made}/${YOUCHUAN_ID}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)

    set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
    foreach(size IN ITEMS 16 24 32 48 64 128 256 512)
        install(FILES ${resources}/app-icon/${size}.png
                DESTINATION ${icons}/${size}x${size}/apps
                RENAME youchuan.png)
    endforeach()
    install(FILES ${resources}/app-icon.svg DESTINATION ${icons}/scalable/apps RENAME youchuan.svg)
endif()

if(YOUCHUAN_BUNDLE)
    include(${CMAKE_CURRENT_LIST_DIR}/Bundle.cmake)
endif()
