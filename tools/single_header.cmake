# SPDX-License-Identifier: BSL-1.0
# Writes all of <amiss.hpp> into one file: cmake -P tools/single_header.cmake <file to write>
#
# Each header appears once, after the headers that it includes. A header that is included under a condition stays under
# that condition. The same headers always give the same bytes, whatever the folder, the locale or the machine. A wrong
# call or a header that cannot be placed stops the script with CMake's exit status 1.
cmake_minimum_required(VERSION 3.24)

# --- arguments --------------------------------------------------------------------------------------------------------

set(usage "usage: cmake -P tools/single_header.cmake <file to write>")
set(script_at -1)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
    if(CMAKE_ARGV${i} STREQUAL "-P")
        set(script_at ${i})
        break()
    endif()
endforeach()
math(EXPR output_at "${script_at} + 2")
set(output "${CMAKE_ARGV${output_at}}")
if(NOT last EQUAL output_at OR output STREQUAL "")
    message(FATAL_ERROR "${usage}")
endif()
cmake_path(ABSOLUTE_PATH output)
if(IS_DIRECTORY "${output}")
    message(FATAL_ERROR "${output} is a folder; ${usage}")
endif()

cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH root)
set(include "${root}/include")

# --- the headers ------------------------------------------------------------------------------------------------------

set(project_include "^[ \t]*#[ \t]*include[ \t]*<(amiss[/.][^>]+)>")
set(other_include "^[ \t]*#[ \t]*include[ \t]*<([^>]+)>")
set(branch "^[ \t]*#[ \t]*(if|el|endif)")

# Removes the first line from `text` and stores it in `line`.
macro(take_line line)
    string(FIND "${text}" "\n" end)
    string(SUBSTRING "${text}" 0 ${end} ${line})
    math(EXPR end "${end} + 1")
    string(SUBSTRING "${text}" ${end} -1 text)
endmacro()

# The output so far is a global property, because add_header is recursive.
function(emit text)
    set_property(GLOBAL APPEND_STRING PROPERTY amiss_text "${text}")
endfunction()

# already_there(<result> <name> <condition>): whether <name> has been included under a condition that holds here too. If
# not, it is recorded as included under this condition.
#
# A condition is a path of numbers, one for each open branch of an #if: "" outside of all, then "/1", then "/1/2".
function(already_there result name condition)
    get_property(known GLOBAL PROPERTY "amiss_condition_of_${name}" SET)
    get_property(before GLOBAL PROPERTY "amiss_condition_of_${name}")
    string(FIND "${condition}/" "${before}/" at)
    set(${result} FALSE PARENT_SCOPE)
    if(known AND at EQUAL 0)
        set(${result} TRUE PARENT_SCOPE)
    elseif(known AND name MATCHES "^amiss[/.]")
        message(FATAL_ERROR "<${name}> is included under two different conditions")
    else()
        set_property(GLOBAL PROPERTY "amiss_condition_of_${name}" "${condition}")
    endif()
endfunction()

# add_header(<header> <condition>): adds a header of amiss, unless it is already there.
function(add_header header condition)
    already_there(there "${header}" "${condition}")
    if(there)
        return()
    endif()
    if(NOT EXISTS "${include}/${header}")
        message(FATAL_ERROR "<${header}> is included, but there is no such file in ${include}")
    endif()
    file(READ "${include}/${header}" content)
    string(REPLACE "\r\n" "\n" content "${content}\n") # the last line may lack its line end
    string(REGEX REPLACE "\n+$" "\n" content "${content}")

    # The headers that it includes come before it.
    set(text "${content}")
    set(depth 0)
    while(NOT text STREQUAL "")
        take_line(line)
        if(line MATCHES "${branch}")
            if(CMAKE_MATCH_1 STREQUAL "if")
                math(EXPR depth "${depth} + 1")
            elseif(CMAKE_MATCH_1 STREQUAL "endif")
                math(EXPR depth "${depth} - 1")
            endif()
        elseif(depth EQUAL 0 AND line MATCHES "${project_include}")
            add_header("${CMAKE_MATCH_1}" "${condition}")
        endif()
    endwhile()

    # Its own lines follow. Where lines are left out, the blank lines after them are left out too.
    emit("\n// --- <${header}>\n\n")
    set(text "${content}")
    set(here "${condition}")
    set(skip_blank TRUE)
    while(NOT text STREQUAL "")
        take_line(line)
        if(line STREQUAL "")
            if(NOT skip_blank)
                emit("\n")
            endif()
            continue()
        endif()
        if(line MATCHES "^[ \t]*#[ \t]*pragma[ \t]+once" OR line MATCHES "^// SPDX-License-Identifier: ")
            continue()
        elseif(line MATCHES "${project_include}")
            if(NOT here STREQUAL condition)
                add_header("${CMAKE_MATCH_1}" "${here}")
            endif()
            set(skip_blank TRUE)
            continue()
        elseif(line MATCHES "${other_include}")
            already_there(there "${CMAKE_MATCH_1}" "${here}")
            if(there)
                set(skip_blank TRUE)
                continue()
            endif()
        elseif(line MATCHES "^[ \t]*#[ \t]*include")
            message(FATAL_ERROR "${header} has an #include that is not of the form <…>: ${line}")
        elseif(line MATCHES "${branch}")
            set(directive "${CMAKE_MATCH_1}")
            if(NOT directive STREQUAL "if")
                string(REGEX REPLACE "/[0-9]+$" "" here "${here}")
            endif()
            if(NOT directive STREQUAL "endif")
                get_property(branches GLOBAL PROPERTY amiss_branches)
                math(EXPR branches "0${branches} + 1")
                set_property(GLOBAL PROPERTY amiss_branches ${branches})
                string(APPEND here "/${branches}")
            endif()
        endif()
        emit("${line}\n")
        set(skip_blank FALSE)
    endwhile()
    if(NOT here STREQUAL condition)
        message(FATAL_ERROR "${header} leaves an #if open")
    endif()
endfunction()

add_header("amiss.hpp" "")

# --- the file ---------------------------------------------------------------------------------------------------------

file(STRINGS "${include}/amiss/version.hpp" version REGEX "^#define AMISS_VERSION_(MAJOR|MINOR|PATCH) [0-9]+$")
string(REGEX REPLACE "#define AMISS_VERSION_[A-Z]+ " "" version "${version}")
list(JOIN version "." version)
if(NOT version MATCHES "^[0-9]+\\.[0-9]+\\.[0-9]+$")
    message(FATAL_ERROR "amiss/version.hpp does not define the version")
endif()

get_property(text GLOBAL PROPERTY amiss_text)
string(PREPEND text "// amiss ${version}: error modelling for HTTP/JSON services, all of <amiss.hpp> in one file.
//
// Needs C++17, tl-expected 1.0 and, for reading, Boost.JSON 1.81. With AMISS_CFG_READ=0 it needs no Boost.
// Generated by tools/single_header.cmake from the headers of amiss; change those instead.
//
// SPDX-License-Identifier: BSL-1.0
// Distributed under the Boost Software License, Version 1.0: https://www.boost.org/LICENSE_1_0.txt
#pragma once
")

# file(WRITE) would use the line ends of the system. file(CONFIGURE) can set them, but also replaces @NAME@.
set(AT "@")
string(REPLACE "@" "@AT@" text "${text}")
file(CONFIGURE OUTPUT "${output}" CONTENT "${text}" @ONLY NEWLINE_STYLE UNIX)
file(TOUCH "${output}")
