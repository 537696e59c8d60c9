# Names, numbers and generators of the packages; project() holds what they have in common.
set(CPACK_PACKAGE_NAME youchuan)
set(CPACK_PACKAGE_VENDOR Youchuan)
set(CPACK_PACKAGE_CONTACT "${YOUCHUAN_MAINTAINER}")
set(CPACK_PACKAGE_HOMEPAGE_URL "${YOUCHUAN_HOME}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
    "Upload long videos and find each of them published exactly once, whatever
happens to the connection, the computer or the program in between. A window,
a console program for scripts, and a local sandbox of Youku for practice.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_STRIP_FILES ON)

if(APPLE)
    include(${CMAKE_CURRENT_LIST_DIR}/macos/Packages.cmake)
elseif(UNIX)
    include(${CMAKE_CURRENT_LIST_DIR}/linux/Packages.cmake)
endif()
include(CPack) # the installer for Windows is made by windows/installer.nsi
