// SPDX-License-Identifier: BSL-1.0
// gRPC: errors as statuses of calls, for servers and clients. Tried with 1.51; link grpc++.
#pragma once

#include <amiss/adapt/grpc_client.hpp>
#include <amiss/adapt/grpc_server.hpp>
