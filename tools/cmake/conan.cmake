# SPDX-License-Identifier: BSL-1.0
# Completes the targets of Conan's CMakeDeps, so that a target that links amiss::core and amiss::amiss can read.

if(TARGET amiss::amiss)
    set_target_properties(amiss::core PROPERTIES
        INTERFACE_COMPILE_DEFINITIONS "$<$<NOT:$<BOOL:$<TARGET_PROPERTY:AMISS_READ>>>:AMISS_CFG_READ=0>")
    set_target_properties(amiss::amiss PROPERTIES INTERFACE_AMISS_READ ON COMPATIBLE_INTERFACE_BOOL AMISS_READ)
endif()
