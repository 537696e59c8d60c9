if(YOUCHUAN_BUNDLE)
    set(CPACK_GENERATOR TGZ)
    set(CPACK_PACKAGE_FILE_NAME youchuan-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR})
    return()
endif()

set(CPACK_GENERATOR DEB RPM)
set(CPACK_COMPONENTS_ALL youchuan)
if(TARGET youchuan-probe)
    list(APPEND CPACK_COMPONENTS_ALL media)
endif()
set(CPACK_COMPONENTS_GROUPING IGNORE) # a package each
set(media_summary "Lets Youchuan look into files before they leave")
set(CPACK_COMPONENT_YOUCHUAN_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION}")
set(CPACK_COMPONENT_MEDIA_DESCRIPTION
    "youchuan-probe tells what a video is and what is wrong with it, and makes a
picture of it; Youchuan works without it. It uses FFmpeg's libraries as this
release of the system has them, which differ from one to the next.")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # CPack would put it ahead of every description, and each has its own
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
# Folders that are the system's, in the modes that its packages give them.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# Libraries are found by dpkg-shlibdeps; plugins, which it cannot see, are named.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_YOUCHUAN_PACKAGE_NAME youchuan)
set(CPACK_DEBIAN_MEDIA_PACKAGE_NAME youchuan-media)
set(CPACK_DEBIAN_YOUCHUAN_DESCRIPTION "${PROJECT_DESCRIPTION}\n${CPACK_PACKAGE_DESCRIPTION}")
set(CPACK_DEBIAN_MEDIA_DESCRIPTION "${media_summary}\n${CPACK_COMPONENT_MEDIA_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_SECTION video)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_YOUCHUAN_PACKAGE_DEPENDS libqt6sql6-sqlite)
set(CPACK_DEBIAN_YOUCHUAN_PACKAGE_RECOMMENDS
    "ca-certificates, libsecret-1-0, gnome-keyring | kwalletmanager, youchuan-media")
set(CPACK_DEBIAN_YOUCHUAN_PACKAGE_SUGGESTS "fcitx5-frontend-qt6, qt6-wayland")
set(CPACK_DEBIAN_MEDIA_PACKAGE_DEPENDS "youchuan (= ${PROJECT_VERSION})")

# The same from rpmbuild: it asks for sonames. Fedora's and openSUSE's Qt bring the SQLite driver along.
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_MAIN_COMPONENT youchuan)
set(CPACK_RPM_PACKAGE_SUMMARY "${PROJECT_DESCRIPTION}")
# CPack has no variable for it, and none of one package alone: its own recommendation is always fulfilled.
set(CPACK_RPM_SPEC_MORE_DEFINE "Recommends: youchuan-media")
set(CPACK_RPM_MEDIA_PACKAGE_NAME youchuan-media)
set(CPACK_RPM_MEDIA_PACKAGE_SUMMARY "${media_summary}")
set(CPACK_RPM_MEDIA_PACKAGE_REQUIRES "youchuan = ${PROJECT_VERSION}")
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_PACKAGE_GROUP Applications/Multimedia)
set(CPACK_RPM_PACKAGE_AUTOREQ ON)
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/share/applications
    /usr/lib/systemd
    /usr/lib/systemd/user
    /usr/share/bash-completion
    /usr/share/bash-completion/completions
    /usr/share/icons
    /usr/share/icons/hicolor
    /usr/share/icons/hicolor/scalable
    /usr/share/icons/hicolor/scalable/apps
    /usr/share/man
    /usr/share/man/man1
    /usr/share/metainfo)
foreach(size IN ITEMS 16 24 32 48 64 128 256 512)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/icons/hicolor/${size}x${size}
         /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
