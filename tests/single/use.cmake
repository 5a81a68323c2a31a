# SPDX-License-Identifier: BSL-1.0
# Replaces the headers by the single file, for AMISS_TEST_SINGLE_HEADER: tests and examples see only the single file.

cmake_path(GET AMISS_SINGLE_HEADER PARENT_PATH single_folder)
set(forwarders "${single_folder}/forwarders.txt")
add_custom_command(OUTPUT "${forwarders}"
    COMMAND "${CMAKE_COMMAND}" -P "${CMAKE_CURRENT_LIST_DIR}/forward.cmake" "${AMISS_SINGLE_HEADER}" "${forwarders}"
    DEPENDS "${CMAKE_CURRENT_LIST_DIR}/forward.cmake" "${AMISS_SINGLE_HEADER}" COMMENT "Writing single/amiss/"
    VERBATIM)
add_custom_target(amiss_forwarders ALL DEPENDS "${forwarders}")
add_dependencies(amiss_forwarders amiss_single_header)
foreach(library IN ITEMS amiss_core amiss_amiss)
    set_property(TARGET ${library} PROPERTY INTERFACE_INCLUDE_DIRECTORIES "$<BUILD_INTERFACE:${single_folder}>")
    add_dependencies(${library} amiss_forwarders)
endforeach()
