# SPDX-License-Identifier: BSL-1.0
# Finds an installed amiss: find_package(amiss 0.1 CONFIG REQUIRED COMPONENTS core|json|<adapter>…).
#
# The component core is amiss::core and needs tl-expected; json adds amiss::amiss and also needs Boost.JSON. An adapter is
# amiss::<adapter>, and needs its library; amiss-adapters.cmake has their names. Without COMPONENTS, core and json are
# required, as far as they are installed, and no adapter. amiss_NOT_FOUND_MESSAGE says what is missing; CMake prints it
# unless QUIET is set.

include(CMakeFindDependencyMacro)

# amiss_find_dependency(<target> <package> [<argument>…]): find_dependency in its own scope, and never REQUIRED, because
# the code below reports what is missing, and CMake checks whether amiss is REQUIRED.
function(amiss_find_dependency target package)
    if(NOT TARGET ${target})
        set(${CMAKE_FIND_PACKAGE_NAME}_FIND_REQUIRED FALSE)
        set(${CMAKE_FIND_PACKAGE_NAME}_FIND_QUIETLY TRUE)
        find_dependency(${package} ${ARGN})
    endif()
endfunction()

amiss_find_dependency(tl::expected tl-expected 1.0 CONFIG)
if(NOT TARGET tl::expected)
    find_path(AMISS_TL_EXPECTED_INCLUDE_DIR tl/expected.hpp) # the header may be installed without a CMake package
    mark_as_advanced(AMISS_TL_EXPECTED_INCLUDE_DIR)
    if(AMISS_TL_EXPECTED_INCLUDE_DIR)
        add_library(tl::expected INTERFACE IMPORTED)
        target_include_directories(tl::expected INTERFACE "${AMISS_TL_EXPECTED_INCLUDE_DIR}")
    endif()
endif()

set(amiss_wanted "${amiss_FIND_COMPONENTS}")
if(NOT amiss_wanted)
    set(amiss_wanted core)
    if(EXISTS "${CMAKE_CURRENT_LIST_DIR}/amiss-json-targets.cmake")
        list(APPEND amiss_wanted json)
    endif()
endif()

if(NOT TARGET tl::expected)
    string(CONCAT amiss_problem_of_core "amiss needs tl-expected 1.0 or later (Debian and Ubuntu: libexpected-dev; Conan: "
           "tl-expected/1.1.0).")
    set(amiss_problem_of_json "${amiss_problem_of_core}")
else()
    set(amiss_problem_of_core "")
    set(amiss_problem_of_json "")
    include("${CMAKE_CURRENT_LIST_DIR}/amiss-core-targets.cmake")
endif()

if(NOT "json" IN_LIST amiss_wanted OR NOT amiss_problem_of_json STREQUAL "")
    # Boost is not needed, or something else is missing already.
elseif(NOT EXISTS "${CMAKE_CURRENT_LIST_DIR}/amiss-json-targets.cmake")
    string(CONCAT amiss_problem_of_json "This amiss was installed without its component json: its build had "
           "AMISS_CORE_ONLY=ON.")
else()
    amiss_find_dependency(Boost::json Boost 1.81 CONFIG COMPONENTS json)
    if(TARGET Boost::json)
        include("${CMAKE_CURRENT_LIST_DIR}/amiss-json-targets.cmake")
    else()
        string(CONCAT amiss_problem_of_json "The component json of amiss needs Boost.JSON 1.81 or later (Debian 12: "
               "libboost-json1.81-dev; Ubuntu 24.04: libboost-json1.83-dev; Conan: boost/1.81.0 or later, with its JSON "
               "component); COMPONENTS core does without it.")
    endif()
endif()

include("${CMAKE_CURRENT_LIST_DIR}/amiss-adapters.cmake")
foreach(amiss_component IN LISTS amiss_wanted)
    if(amiss_component IN_LIST amiss_adapters)
        set(amiss_problem_of_${amiss_component} "${amiss_problem_of_core}")
        if(TARGET amiss::core AND NOT TARGET amiss::${amiss_component})
            amiss_find_adapter(${amiss_component})
            set(amiss_problem_of_${amiss_component} "${amiss_adapter_problem}")
            if(amiss_adapter_problem STREQUAL "")
                add_library(amiss::${amiss_component} INTERFACE IMPORTED)
                amiss_complete_adapter(amiss::${amiss_component})
            endif()
        endif()
    endif()
endforeach()

# This is not a list, because the sentences contain semicolons.
set(amiss_problems "")
foreach(amiss_component IN LISTS amiss_wanted)
    if(NOT amiss_component IN_LIST amiss_adapters AND NOT amiss_component MATCHES "^(core|json)$")
        list(JOIN amiss_adapters ", " amiss_known)
        amiss_hint_for(amiss_hint "${amiss_component}")
        string(CONCAT amiss_problem_of_${amiss_component} "amiss has no component '${amiss_component}'; it has core, json "
               "and the adapters ${amiss_known}.${amiss_hint}")
    endif()
    set(amiss_${amiss_component}_FOUND TRUE)
    if(NOT "${amiss_problem_of_${amiss_component}}" STREQUAL "")
        set(amiss_${amiss_component}_FOUND FALSE)
        string(FIND "${amiss_problems}" "${amiss_problem_of_${amiss_component}}" amiss_said)
        if(amiss_said EQUAL -1 AND (NOT amiss_FIND_COMPONENTS OR amiss_FIND_REQUIRED_${amiss_component}))
            string(APPEND amiss_problems "${amiss_problem_of_${amiss_component}}\n")
        endif()
    endif()
    unset(amiss_problem_of_${amiss_component})
endforeach()

if(NOT amiss_problems STREQUAL "")
    set(amiss_NOT_FOUND_MESSAGE "${amiss_problems}")
    set(amiss_FOUND FALSE)
endif()
unset(amiss_problems)
unset(amiss_said)
unset(amiss_wanted)
unset(amiss_known)
unset(amiss_hint)
