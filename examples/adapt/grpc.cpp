// SPDX-License-Identifier: BSL-1.0
// A gRPC service whose methods return results, and a client that has the typed errors again.
#include <amiss/adapt/grpc.hpp>
#include <amiss/apis/cstar.hpp>

#include <grpcpp/create_channel.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <tickets.grpc.pb.h>

#include <iostream>

namespace cstar = amiss::cstar;
using tickets::GetRequest, tickets::Ticket;

// [server]
amiss::expected<Ticket> get_ticket(const GetRequest& request)
{
    if (request.id().empty()) return amiss::fail(cstar::Code::parameter_missing).with_param("id");
    if (request.id() != "7") return amiss::fail(cstar::Code::resource_not_found).with_detail("id", request.id());
    Ticket ticket;
    ticket.set_title("The printer is on fire");
    return ticket;
}

struct Service final : tickets::Tickets::Service {
    grpc::Status Get(grpc::ServerContext* context, const GetRequest* request, Ticket* reply) override
    {
        return amiss::grpc_call(*context, cstar::envelope, *request, *reply, get_ticket);
    }
};
// [/server]

// [client]
amiss::expected<std::string> title_of(tickets::Tickets::Stub& stub, const std::string& id)
{
    grpc::ClientContext context;
    GetRequest request;
    request.set_id(id);
    Ticket ticket;
    AMISS_TRY(amiss::check_status<cstar::Code>(stub.Get(&context, request, &ticket), context));
    return ticket.title();
}
// [/client]

int main()
{
    Service service;
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port).RegisterService(&service);
    const auto server = builder.BuildAndStart();
    const auto stub = tickets::Tickets::NewStub(
        grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials()));

    const auto missing = title_of(*stub, "");
    if (title_of(*stub, "7") != "The printer is on fire" || missing) return 1;
    std::cout << missing.error().name() << ": " << missing.error().message() << '\n';
    return missing.error() == cstar::Code::parameter_missing && missing.error().param() == "id" ? 0 : 1;
}
