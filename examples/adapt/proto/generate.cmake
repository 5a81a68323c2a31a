# SPDX-License-Identifier: BSL-1.0
# Generates C++ from .proto files, for the example and the tests of gRPC.

find_program(AMISS_PROTOC protoc)
find_program(AMISS_GRPC_CPP_PLUGIN grpc_cpp_plugin)
mark_as_advanced(AMISS_PROTOC AMISS_GRPC_CPP_PLUGIN)

# amiss_generate_proto(<target> <file>.proto [GRPC]): a library of the messages, and with GRPC of the services. No target where
# the programs are missing.
function(amiss_generate_proto target file)
    if(NOT AMISS_PROTOC OR NOT AMISS_GRPC_CPP_PLUGIN)
        return()
    endif()
    cmake_path(GET file PARENT_PATH folder)
    cmake_path(GET file STEM name)
    set(out "${CMAKE_CURRENT_BINARY_DIR}/${target}")
    file(MAKE_DIRECTORY "${out}")
    set(made "${out}/${name}.pb.cc")
    set(headers "${out}/${name}.pb.h")
    set(arguments "--cpp_out=${out}")
    if("GRPC" IN_LIST ARGN)
        list(APPEND made "${out}/${name}.grpc.pb.cc")
        list(APPEND headers "${out}/${name}.grpc.pb.h")
        list(APPEND arguments "--grpc_out=${out}" "--plugin=protoc-gen-grpc=${AMISS_GRPC_CPP_PLUGIN}")
    endif()
    add_custom_command(OUTPUT ${made} ${headers} DEPENDS "${file}" VERBATIM
        COMMAND "${AMISS_PROTOC}" "-I${folder}" ${arguments} "${file}")
    add_library(${target} STATIC ${made} ${headers})
    target_include_directories(${target} SYSTEM PUBLIC "${out}")
    target_link_libraries(${target} PUBLIC amiss::grpc) # however it was found
    target_compile_options(${target} PRIVATE -O0)
endfunction()

# amiss_tickets_library(): the library amiss_tickets, once in the project.
function(amiss_tickets_library)
    if(NOT TARGET amiss_tickets)
        amiss_generate_proto(amiss_tickets "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/tickets.proto" GRPC)
    endif()
endfunction()
