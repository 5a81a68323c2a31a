# SPDX-License-Identifier: BSL-1.0
# Completes the targets of Conan's CMakeDeps: a target that links amiss::core and amiss::amiss can read, and one that is
# compiled by MSVC has what Visual Studio's debugger shows.

if(TARGET amiss::amiss)
    set_target_properties(amiss::core PROPERTIES
        INTERFACE_COMPILE_DEFINITIONS "$<$<NOT:$<BOOL:$<TARGET_PROPERTY:AMISS_READ>>>:AMISS_CFG_READ=0>")
    set_target_properties(amiss::amiss PROPERTIES INTERFACE_AMISS_READ ON COMPATIBLE_INTERFACE_BOOL AMISS_READ)
endif()
cmake_path(SET amiss_natvis NORMALIZE "${CMAKE_CURRENT_LIST_DIR}/../../share/amiss/amiss.natvis")
set_property(TARGET amiss::core APPEND PROPERTY INTERFACE_SOURCES "$<$<CXX_COMPILER_ID:MSVC>:${amiss_natvis}>")
if(TARGET amiss::amiss)
    set_property(TARGET amiss::amiss APPEND PROPERTY INTERFACE_SOURCES "$<$<CXX_COMPILER_ID:MSVC>:${amiss_natvis}>")
endif()
