# SPDX-License-Identifier: BSL-1.0
# Installs amiss: the headers, a CMake package and pkg-config files. All of it can be moved after the installation.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(amiss_package_dir "${CMAKE_INSTALL_DATADIR}/cmake/amiss")
set(amiss_parts core)
if(NOT AMISS_CORE_ONLY)
    list(APPEND amiss_parts json)
endif()

# --- the CMake package ------------------------------------------------------------------------------------------------

# The files for debuggers.
set(amiss_debug_dir "${CMAKE_INSTALL_DATADIR}/amiss")
install(FILES "${PROJECT_SOURCE_DIR}/tools/debuggers/amiss.natvis" "${PROJECT_SOURCE_DIR}/tools/debuggers/amiss_printers.py"
    DESTINATION "${amiss_debug_dir}")
cmake_path(IS_ABSOLUTE CMAKE_INSTALL_DATADIR amiss_debug_dir_is_elsewhere)
set(amiss_natvis "${amiss_debug_dir}/amiss.natvis")
if(NOT amiss_debug_dir_is_elsewhere)
    string(PREPEND amiss_natvis "$<INSTALL_PREFIX>/")
endif()

# Each component has its own export file, because core must load without Boost.
set(amiss_target_of_core amiss_core)
set(amiss_target_of_json amiss_amiss)
foreach(part IN LISTS amiss_parts)
    target_sources(${amiss_target_of_${part}} INTERFACE "$<INSTALL_INTERFACE:$<$<CXX_COMPILER_ID:MSVC>:${amiss_natvis}>>")
    install(TARGETS ${amiss_target_of_${part}} EXPORT amiss-${part}-targets FILE_SET HEADERS)
    install(EXPORT amiss-${part}-targets NAMESPACE amiss:: DESTINATION "${amiss_package_dir}")
endforeach()

set(amiss_compatibility SameMajorVersion)
if(PROJECT_VERSION_MAJOR EQUAL 0)
    set(amiss_compatibility SameMinorVersion) # before 1.0, a minor version may break
endif()
# The headers of the adapters are always there. Their targets are made where they are asked for, since only there it is known
# whether the other library is found.
foreach(adapter IN LISTS amiss_adapters ITEMS no_target)
    foreach(header IN LISTS headers_of_${adapter})
        cmake_path(GET header PARENT_PATH folder)
        cmake_path(RELATIVE_PATH folder BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/include")
        install(FILES "${header}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/${folder}")
    endforeach()
endforeach()
install(FILES "${CMAKE_CURRENT_LIST_DIR}/amiss-adapters.cmake" DESTINATION "${amiss_package_dir}")
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/amiss-config-version.cmake"
    COMPATIBILITY ${amiss_compatibility} ARCH_INDEPENDENT)
install(FILES "${CMAKE_CURRENT_LIST_DIR}/amiss-config.cmake" "${CMAKE_CURRENT_BINARY_DIR}/amiss-config-version.cmake"
    DESTINATION "${amiss_package_dir}")

# --- pkg-config -------------------------------------------------------------------------------------------------------

# The files find the prefix relative to their own folder, unless that folder was given as an absolute path.
set(amiss_pkgconfig_dir "${CMAKE_INSTALL_DATADIR}/pkgconfig")
cmake_path(ABSOLUTE_PATH amiss_pkgconfig_dir BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}" NORMALIZE OUTPUT_VARIABLE pc_full_dir)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY "${pc_full_dir}" OUTPUT_VARIABLE pc_prefix)
set(pc_prefix "\${pcfiledir}/${pc_prefix}")
cmake_path(IS_ABSOLUTE amiss_pkgconfig_dir pc_is_elsewhere)
if(pc_is_elsewhere)
    set(pc_prefix "${CMAKE_INSTALL_PREFIX}")
endif()
set(pc_includedir "${CMAKE_INSTALL_INCLUDEDIR}")
cmake_path(ABSOLUTE_PATH pc_includedir BASE_DIRECTORY "\${prefix}" NORMALIZE)

set(pc_file_of_core amiss-core)
set(pc_file_of_json amiss)
foreach(part IN LISTS amiss_parts)
    configure_file("${CMAKE_CURRENT_LIST_DIR}/${pc_file_of_${part}}.pc.in"
        "${CMAKE_CURRENT_BINARY_DIR}/${pc_file_of_${part}}.pc" @ONLY)
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${pc_file_of_${part}}.pc" DESTINATION "${amiss_pkgconfig_dir}")
endforeach()

# amiss-<adapter>.pc goes beside amiss or amiss-core, and so says nothing of reading. Boost, doctest, glaze, Poco and RESTinio
# have no files of their own. These are for RESTinio 0.6 with Boost.Asio, as Debian and Ubuntu have it.
set(pc_requires_of_absl "absl_status absl_statusor")
set(pc_requires_of_catch2 catch2)
set(pc_requires_of_curl libcurl)
set(pc_requires_of_fmt fmt)
set(pc_requires_of_grpc "grpc++ protobuf")
set(pc_requires_of_gtest gmock)
set(pc_requires_of_httplib cpp-httplib)
set(pc_requires_of_nlohmann nlohmann_json)
set(pc_requires_of_pistache libpistache)
set(pc_requires_of_rapidjson RapidJSON)
set(pc_requires_of_restinio fmt)
set(pc_requires_of_simdjson simdjson)
set(pc_requires_of_spdlog spdlog)
set(pc_cflags_of_restinio "-DRESTINIO_USE_BOOST_ASIO=shared -Dnsel_CONFIG_SELECT_EXPECTED=nsel_EXPECTED_NONSTD")
set(pc_libs_of_poco "-lPocoNet -lPocoFoundation")
set(pc_libs_of_restinio -lhttp_parser)
foreach(adapter IN LISTS amiss_adapters)
    foreach(line IN ITEMS requires cflags libs)
        set(pc_${line} "${pc_${line}_of_${adapter}}")
    endforeach()
    if(adapter MATCHES "^(asio|beast|httplib|pistache|poco|restinio)$") # they start threads
        string(PREPEND pc_cflags "-pthread ")
        string(PREPEND pc_libs "-pthread ")
    endif()
    configure_file("${CMAKE_CURRENT_LIST_DIR}/amiss-adapter.pc.in" "${CMAKE_CURRENT_BINARY_DIR}/amiss-${adapter}.pc" @ONLY)
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/amiss-${adapter}.pc" DESTINATION "${amiss_pkgconfig_dir}")
endforeach()

# --- the single file and the licence ----------------------------------------------------------------------------------

# The single file is written during installation, because there may have been no build before.
if(TARGET amiss_single_header)
    install(CODE "execute_process(COMMAND \"${CMAKE_COMMAND}\" -P \"${single_header_script}\" \"${AMISS_SINGLE_HEADER}\"
        COMMAND_ERROR_IS_FATAL ANY)")
    install(FILES "${AMISS_SINGLE_HEADER}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/amiss/single")
endif()
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
