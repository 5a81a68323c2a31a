# SPDX-License-Identifier: BSL-1.0
# Writes amiss/ beside the single file, so that <amiss/….hpp> works: cmake -P forward.cmake <single file> <list>
#
# For each header in the single file, it writes one that includes <amiss.hpp>. Other headers, those of adapters, are
# copied. The list names them all.
cmake_minimum_required(VERSION 3.24)

set(single "${CMAKE_ARGV3}")
set(list "${CMAKE_ARGV4}")
cmake_path(GET single PARENT_PATH folder)
cmake_path(SET include NORMALIZE "${CMAKE_CURRENT_LIST_DIR}/../../include")
file(STRINGS "${single}" held REGEX "^// --- <.*>$" ENCODING UTF-8)
file(GLOB_RECURSE headers RELATIVE "${include}" "${include}/amiss/*.hpp")
file(REMOVE_RECURSE "${folder}/amiss")
set(names)
foreach(header IN LISTS headers)
    if("// --- <${header}>" IN_LIST held)
        file(WRITE "${folder}/${header}" "// This header is in the single file.\n#pragma once\n#include <amiss.hpp>\n")
        string(APPEND names "${header}\n")
    else()
        cmake_path(GET header PARENT_PATH subfolder)
        file(COPY "${include}/${header}" DESTINATION "${folder}/${subfolder}")
        string(APPEND names "${header}, copied\n")
    endif()
endforeach()
file(WRITE "${list}" "${names}")
