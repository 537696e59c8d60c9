# What an installation consists of: the programs, the licences, and what each system wants to know about them.
# Name, version, description and home come from project() alone.
include(GNUInstallDirs)
set(CMAKE_INSTALL_DOCDIR ${CMAKE_INSTALL_DATAROOTDIR}/doc/youchuan)
include(${CMAKE_CURRENT_LIST_DIR}/VideoTypes.cmake)

set(YOUCHUAN_HOME ${PROJECT_HOMEPAGE_URL} CACHE STRING "Where the project lives, for packages and metainfo")
set(YOUCHUAN_PICTURES "${YOUCHUAN_HOME}/raw/main/resources/screenshots"
    CACHE STRING "Where software centres find the pictures of resources/screenshots")
set(YOUCHUAN_ID io.github.youchuan.youchuan CACHE STRING "Reverse-domain name of the program")
set(YOUCHUAN_MAINTAINER "Youchuan developers <youchuan@users.noreply.github.com>"
    CACHE STRING "Whom the packages name as their maintainer")

set(YOUCHUAN_PROGRAMS youchuan-cli youchuan-sandbox)
if(YOUCHUAN_GUI)
    list(APPEND YOUCHUAN_PROGRAMS youchuan)
endif()
if(TARGET youchuan-probe)
    list(APPEND YOUCHUAN_PROGRAMS youchuan-probe)
endif()
string(TIMESTAMP YOUCHUAN_DATE "%Y-%m-%d" UTC) # obeys SOURCE_DATE_EPOCH

set(resources ${PROJECT_SOURCE_DIR}/resources)
set(made ${PROJECT_BINARY_DIR}/packaging) # files that configure_file() makes
file(GLOB licences CONFIGURE_DEPENDS ${resources}/licences/*.txt)

include(${CMAKE_CURRENT_LIST_DIR}/Sbom.cmake)

if(APPLE)
    include(${CMAKE_CURRENT_LIST_DIR}/macos/Install.cmake)
elseif(WIN32)
    include(${CMAKE_CURRENT_LIST_DIR}/windows/Install.cmake)
else()
    include(${CMAKE_CURRENT_LIST_DIR}/linux/Install.cmake)
endif()
