# What the compiler and the linker can do against mistakes that somebody else finds first; in what users get, not in
# debug builds. tests/hardening.cmake looks whether it is there.
include(CheckCXXCompilerFlag)
include(CheckCXXSourceCompiles)
include(CheckLinkerFlag)

# harden_if_taken(COMPILER|LINKER FLAG...): for all that links build_flags
function(harden_if_taken kind)
    foreach(flag IN LISTS ARGN)
        string(MAKE_C_IDENTIFIER "YOUCHUAN_TAKES${flag}" taken)
        if(kind STREQUAL COMPILER)
            check_cxx_compiler_flag(${flag} ${taken})
        else()
            check_linker_flag(CXX ${flag} ${taken})
        endif()
        if(NOT ${taken})
            continue()
        elseif(kind STREQUAL COMPILER)
            target_compile_options(build_flags INTERFACE $<$<NOT:$<CONFIG:Debug>>:${flag}>)
        else()
            target_link_options(build_flags INTERFACE $<$<NOT:$<CONFIG:Debug>>:${flag}>)
        endif()
    endforeach()
endfunction()

if(MSVC)
    harden_if_taken(COMPILER /guard:cf /GS /sdl)
    harden_if_taken(LINKER /guard:cf /DYNAMICBASE /HIGHENTROPYVA /NXCOMPAT)
elseif(NOT YOUCHUAN_SANITIZE)
    harden_if_taken(COMPILER -fstack-protector-strong)
    if(NOT WIN32) # MinGW's compiler takes it, and breaks down over large frames
        harden_if_taken(COMPILER -fstack-clash-protection)
    endif()
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|i.86)$" AND NOT WIN32)
        harden_if_taken(COMPILER -fcf-protection)
    endif()
    if(WIN32)
        # The first of them brings the library with the checks of the stack.
        harden_if_taken(LINKER -fstack-protector-strong -Wl,--dynamicbase -Wl,--high-entropy-va -Wl,--nxcompat)
    elseif(NOT APPLE)
        harden_if_taken(LINKER -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack) # Qt asks for -fPIC itself
    endif()
    # A distributor's own level, in the flags or in the compiler, stays.
    set(CMAKE_REQUIRED_FLAGS "${CMAKE_CXX_FLAGS} -O2") # some compilers bring it along with optimization
    check_cxx_source_compiles(
        "#if defined(_FORTIFY_SOURCE) && _FORTIFY_SOURCE > 0\n#error\n#endif\nint main() { return 0; }"
        YOUCHUAN_FORTIFY_IS_OURS)
    unset(CMAKE_REQUIRED_FLAGS)
    if(YOUCHUAN_FORTIFY_IS_OURS AND NOT CMAKE_CXX_FLAGS MATCHES "_FORTIFY_SOURCE" AND NOT WIN32)
        target_compile_definitions(build_flags INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
    endif()
endif()
