# One interface target carries the language level, the warnings and Qt's strictness to every room.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

set(CMAKE_AUTOMOC ON)
set(CMAKE_CXX_EXTENSIONS OFF)

add_library(build_flags INTERFACE)
target_compile_features(build_flags INTERFACE cxx_std_20)
target_include_directories(build_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_definitions(
    build_flags
    INTERFACE QT_NO_CAST_FROM_ASCII
              QT_NO_CAST_TO_ASCII
              QT_NO_URL_CAST_FROM_STRING
              QT_NO_FOREACH
              QT_STRICT_ITERATORS
              QT_DISABLE_DEPRECATED_BEFORE=0x060400
              YOUCHUAN_VERSION="${PROJECT_VERSION}")

if(MSVC)
    target_compile_options(build_flags INTERFACE /W4 /utf-8 $<$<BOOL:${YOUCHUAN_WERROR}>:/WX>)
else()
    target_compile_options(
        build_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
                              $<$<BOOL:${YOUCHUAN_WERROR}>:-Werror>)
endif()

if(YOUCHUAN_SANITIZE)
    target_compile_options(build_flags INTERFACE -fsanitize=${YOUCHUAN_SANITIZE} -fno-sanitize-recover=all
                                                 -fno-omit-frame-pointer)
    target_link_options(build_flags INTERFACE -fsanitize=${YOUCHUAN_SANITIZE})
endif()

include(src/Hardening.cmake)

# youchuan_room(NAME LINKS... ): the static library of one folder of src, from every source in it but main.cpp and what
# a folder named system holds for one system alone.
# What it may include is what it links: an arrow that points up fails to link, and packaging/rooms.py finds the headers.
# With YOUCHUAN_UNITY a compiler takes a dozen sources at once, which saves most of its time; so a name that is not for
# others is still the only one of its room. The other presets compile one by one and find the include that is missing.
function(youchuan_room name)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$|/system/")
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC build_flags ${ARGN})
    set_target_properties(${name} PROPERTIES UNITY_BUILD ${YOUCHUAN_UNITY} UNITY_BUILD_BATCH_SIZE 12)
endfunction()
