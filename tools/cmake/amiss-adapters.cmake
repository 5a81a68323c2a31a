# SPDX-License-Identifier: BSL-1.0
# The adapters of amiss to other libraries, include/amiss/adapt/<name>.hpp, and how each library is found. It is part of the
# build and of the installed package.

set(amiss_adapters asio beast curl glaze grpc httplib nlohmann pistache poco rapidjson restinio simdjson)

# What is missing, in words, where a library is not found.
set(amiss_need_of_asio "Boost 1.81 or later (Debian 12: libboost1.81-dev; Ubuntu 24.04: libboost1.83-dev; Conan: boost)")
set(amiss_need_of_beast "${amiss_need_of_asio}")
set(amiss_need_of_curl "libcurl (Debian and Ubuntu: libcurl4-openssl-dev; Conan: libcurl)")
set(amiss_need_of_glaze "glaze, with C++23 (Conan: glaze)")
set(amiss_need_of_grpc "gRPC for C++ (Debian and Ubuntu: libgrpc++-dev and libprotobuf-dev; Conan: grpc)")
set(amiss_need_of_httplib "cpp-httplib 0.11 or later (Debian and Ubuntu: libcpp-httplib-dev and pkgconf; Conan: cpp-httplib)")
set(amiss_need_of_nlohmann "JSON for Modern C++ 3 (Debian and Ubuntu: nlohmann-json3-dev; Conan: nlohmann_json)")
set(amiss_need_of_pistache
    "Pistache (Debian and Ubuntu: libpistache-dev and pkgconf; Conan: pistache) and ${amiss_need_of_beast}")
set(amiss_need_of_poco
    "Poco::Net 1.11 or later (Debian and Ubuntu: libpoco-dev; Conan: poco) and ${amiss_need_of_beast}")
set(amiss_need_of_rapidjson "RapidJSON (Debian and Ubuntu: rapidjson-dev; Conan: rapidjson)")
set(amiss_need_of_restinio
    "RESTinio 0.6 (Debian and Ubuntu: librestinio-dev; Conan: restinio) and ${amiss_need_of_beast}")
set(amiss_need_of_simdjson "simdjson 3 (Debian and Ubuntu: libsimdjson-dev; Conan: simdjson)")

# amiss_find_by_pkg_config(<target> <module>): the variable <target> becomes the imported target of a pkg-config module.
function(amiss_find_by_pkg_config target module)
    find_package(PkgConfig QUIET)
    if(PKG_CONFIG_FOUND)
        string(MAKE_C_IDENTIFIER "AMISS_PC_${module}" prefix)
        pkg_check_modules(${prefix} QUIET IMPORTED_TARGET "${module}")
        if(TARGET PkgConfig::${prefix})
            set(${target} PkgConfig::${prefix} PARENT_SCOPE)
        endif()
    endif()
endfunction()

# amiss_find_adapter(<name>): looks for the library of an adapter. Sets amiss_adapter_libraries to what amiss::<name> links,
# and amiss_adapter_definitions; amiss_adapter_problem is a sentence where the library is missing, or else empty.
function(amiss_find_adapter name)
    set(CMAKE_MESSAGE_LOG_LEVEL WARNING) # the packages of others say what they have found
    set(libraries)
    set(definitions)
    set(missing FALSE)
    set(by_pkg_config)
    set(protobuf)

    # amiss_take(<target>…): takes the first of these targets that there is.
    macro(amiss_take)
        set(missing TRUE)
        foreach(candidate IN ITEMS ${ARGN})
            if(missing AND TARGET ${candidate})
                list(APPEND libraries ${candidate})
                set(missing FALSE)
            endif()
        endforeach()
    endmacro()

    # Unless something else is missing already.
    macro(amiss_take_boost)
        if(NOT TARGET Boost::headers)
            find_package(Boost 1.81 CONFIG QUIET COMPONENTS headers)
        endif()
        if(NOT missing)
            amiss_take(Boost::headers)
        endif()
    endmacro()

    if(name MATCHES "^(asio|beast)$")
        find_package(Threads QUIET)
        amiss_take_boost()
        list(APPEND libraries Threads::Threads)
    elseif(name STREQUAL "curl")
        find_package(CURL QUIET)
        amiss_take(CURL::libcurl)
    elseif(name STREQUAL "glaze")
        find_package(glaze CONFIG QUIET)
        amiss_take(glaze::glaze)
    elseif(name STREQUAL "grpc")
        # By pkg-config first: the CMake package of Debian stops the build where the plugins of protoc are not installed.
        if(NOT TARGET gRPC::grpc++)
            amiss_find_by_pkg_config(by_pkg_config grpc++)
            amiss_find_by_pkg_config(protobuf protobuf)
        endif()
        if(NOT by_pkg_config AND NOT TARGET gRPC::grpc++)
            find_package(Protobuf QUIET)
            find_package(gRPC CONFIG QUIET)
        endif()
        amiss_take(gRPC::grpc++ ${by_pkg_config})
        list(APPEND libraries ${protobuf}) # gRPC's headers need it
    elseif(name STREQUAL "httplib")
        # Its macros change its classes, so the header alone is not enough: who compiled the library says which are set.
        find_package(httplib 0.11 CONFIG QUIET)
        if(NOT TARGET httplib::httplib)
            amiss_find_by_pkg_config(by_pkg_config cpp-httplib)
        endif()
        find_package(Threads QUIET)
        amiss_take(httplib::httplib ${by_pkg_config})
        list(APPEND libraries Threads::Threads)
    elseif(name STREQUAL "nlohmann")
        find_package(nlohmann_json 3 CONFIG QUIET)
        amiss_take(nlohmann_json::nlohmann_json)
    elseif(name STREQUAL "pistache")
        if(NOT TARGET Pistache::Pistache)
            amiss_find_by_pkg_config(by_pkg_config libpistache)
        endif()
        find_package(Threads QUIET)
        amiss_take(Pistache::Pistache ${by_pkg_config})
        amiss_take_boost() # requests are read with Beast's parser
        list(APPEND libraries Threads::Threads)
        # A class template in async.h of 0.0.5 names a member that another class has, which clang 19 does not compile. With this, all
        # of them have the same name.
        set(definitions "$<$<CXX_COMPILER_ID:Clang,AppleClang>:chain_=chainCore>")
    elseif(name STREQUAL "poco")
        find_package(Poco 1.11 CONFIG QUIET COMPONENTS Net)
        amiss_take(Poco::Net)
        amiss_take_boost() # requests are read with Beast's parser
    elseif(name STREQUAL "rapidjson")
        find_path(AMISS_RAPIDJSON_INCLUDE_DIR rapidjson/document.h)
        mark_as_advanced(AMISS_RAPIDJSON_INCLUDE_DIR)
        if(AMISS_RAPIDJSON_INCLUDE_DIR AND NOT TARGET amiss_rapidjson_headers)
            add_library(amiss_rapidjson_headers INTERFACE IMPORTED)
            target_include_directories(amiss_rapidjson_headers INTERFACE "${AMISS_RAPIDJSON_INCLUDE_DIR}")
        endif()
        amiss_take(rapidjson RapidJSON amiss_rapidjson_headers)
    elseif(name STREQUAL "restinio")
        find_package(fmt CONFIG QUIET) # RESTinio's own package does not look for it
        if(TARGET fmt::fmt)
            find_package(restinio CONFIG QUIET)
        endif()
        find_package(Threads QUIET)
        amiss_take(restinio::restinio)
        amiss_take_boost() # methods that RESTinio does not know are read with Beast's parser
        list(APPEND libraries Threads::Threads)
        find_path(AMISS_ASIO_INCLUDE_DIR asio.hpp)
        mark_as_advanced(AMISS_ASIO_INCLUDE_DIR)
        if(NOT AMISS_ASIO_INCLUDE_DIR AND NOT missing) # then it uses Boost's, which it has to be told
            set(definitions RESTINIO_USE_BOOST_ASIO=shared)
        endif()
        # Its expected does not compile where it is std::expected, in C++23.
        list(APPEND definitions nsel_CONFIG_SELECT_EXPECTED=nsel_EXPECTED_NONSTD)
    elseif(name STREQUAL "simdjson")
        find_package(simdjson 3 CONFIG QUIET)
        amiss_take(simdjson::simdjson)
    else()
        message(FATAL_ERROR "amiss has no adapter '${name}'.")
    endif()

    set(amiss_adapter_problem "" PARENT_SCOPE)
    if(missing)
        set(amiss_adapter_problem "The component ${name} of amiss needs ${amiss_need_of_${name}}." PARENT_SCOPE)
    endif()
    set(amiss_adapter_libraries ${libraries} PARENT_SCOPE)
    set(amiss_adapter_definitions ${definitions} PARENT_SCOPE)
endfunction()

# amiss_complete_adapter(<target>): gives the interface target of an adapter what amiss_find_adapter has found.
function(amiss_complete_adapter target)
    target_link_libraries(${target} INTERFACE amiss::core ${amiss_adapter_libraries})
    target_compile_definitions(${target} INTERFACE ${amiss_adapter_definitions})
endfunction()
