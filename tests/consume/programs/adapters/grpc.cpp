// SPDX-License-Identifier: BSL-1.0
// A program with gRPC and the adapter to it.
#include <amiss/adapt/grpc.hpp>

#include <grpcpp/grpcpp.h>

int main()
{
    grpc::ServerBuilder builder;
    const bool checked = grpc::Status::OK.ok();
    return checked ? 0 : 1;
}
