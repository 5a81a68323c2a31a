# SPDX-License-Identifier: BSL-1.0
# Builds programs with <amiss/adapt/format.hpp>, for which the standard library must have <format>.
#
# That of g++ 12 has not. Where this build's has not, and it is not one with a sanitizer, the programs are built with clang 19
# and libc++ where these are found, with amiss::core and C++20. They need no GoogleTest and have their own main.

include(CheckCXXSourceCompiles)
set(amiss_uses_format "#include <format>
#ifndef __cpp_lib_format
#error missing
#endif
int main() { return std::format(\"{}\", 1).size() == 1 ? 0 : 1; }")

# Whether this build's compiler can; the headers are checked with it then.
set(AMISS_HAS_FORMAT OFF)
if(NOT CMAKE_CXX_STANDARD LESS 20)
    check_cxx_source_compiles("${amiss_uses_format}" AMISS_COMPILES_FORMAT)
    set(AMISS_HAS_FORMAT ${AMISS_COMPILES_FORMAT})
endif()

# The other compiler and its options, in amiss_with_format; or empty.
set(amiss_with_format)
if(NOT AMISS_HAS_FORMAT AND NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    find_program(AMISS_CLANG_LIBCXX clang++-19)
    mark_as_advanced(AMISS_CLANG_LIBCXX)
    if(AMISS_CLANG_LIBCXX)
        set(amiss_with_format "${AMISS_CLANG_LIBCXX}" -std=c++20 -stdlib=libc++)
        file(CONFIGURE OUTPUT uses_format.cpp CONTENT "${amiss_uses_format}\n")
        execute_process(COMMAND ${amiss_with_format} "${CMAKE_CURRENT_BINARY_DIR}/uses_format.cpp"
            -o "${CMAKE_CURRENT_BINARY_DIR}/uses_format" RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
        if(failed)
            set(amiss_with_format)
        endif()
    endif()
endif()

# amiss_add_with_format(<target> <source> <test>): the program, and the test that runs it if tests are built.
function(amiss_add_with_format target source test)
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE name)
    set(options -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=")
    if(AMISS_HAS_FORMAT)
        add_executable(${target} "${source}")
        target_link_libraries(${target} PRIVATE amiss::core)
        target_compile_options(${target} PRIVATE ${options})
        set(program ${target})
    elseif(amiss_with_format)
        set(program "${CMAKE_CURRENT_BINARY_DIR}/${target}")
        set(includes "$<REMOVE_DUPLICATES:$<TARGET_PROPERTY:tl::expected,INTERFACE_INCLUDE_DIRECTORIES>>")
        add_custom_command(OUTPUT "${program}"
            COMMAND ${amiss_with_format} ${options} -DAMISS_CFG_READ=0 "-I${PROJECT_SOURCE_DIR}/include"
                "$<$<BOOL:${includes}>:-idirafter$<JOIN:${includes},;-idirafter>>"
                -MD -MF "${program}.d" "${source}" -o "${program}"
            DEPENDS "${source}" DEPFILE "${program}.d" COMMENT "Building ${target} with clang 19 and libc++"
            VERBATIM COMMAND_EXPAND_LISTS)
        add_custom_target(build_${target} ALL DEPENDS "${program}")
    else()
        message(STATUS "${name}: skipped, there is no <format> (Debian: clang-19, libc++-19-dev and libc++abi-19-dev)")
        return()
    endif()
    if(AMISS_BUILD_TESTS)
        add_test(NAME ${test} COMMAND ${program})
        set_tests_properties(${test} PROPERTIES TIMEOUT 60)
    endif()
endfunction()
