set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME Youchuan)
set(CPACK_DMG_FORMAT UDZO)
set(CPACK_DMG_SLA_USE_RESOURCE_FILE_LICENSE OFF) # Apple took away the tools that attached a licence
list(JOIN CMAKE_OSX_ARCHITECTURES "-" architectures)
if(NOT architectures)
    set(architectures ${CMAKE_SYSTEM_PROCESSOR})
endif()
set(CPACK_PACKAGE_FILE_NAME youchuan-${PROJECT_VERSION}-macos-${architectures})
# Stripping would break the signatures that the install step has made.
set(CPACK_STRIP_FILES OFF)
