// SPDX-License-Identifier: BSL-1.0
// The service with the adapter as a program, for clients of others: it prints its address, and serves until its input ends.
#include "grpc/handlers.hpp"

#include <amiss/adapt/grpc.hpp>

#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <tickets.grpc.pb.h>

#include <chrono>
#include <iostream>
#include <mutex>
#include <string>

namespace {

using namespace tickets;

/// Tickets, and a log of the calls of Get.
class Logged final : public Tickets::Service {
public:
    grpc::Status Get(grpc::ServerContext* context, const GetRequest* request, Ticket* reply) override
    {
        return amiss::grpc_call(
            *context, api, *request, *reply,
            [this](const GetRequest& wanted, const amiss::GrpcRequest& call) {
                add(wanted.id(), call.id());
                return get_ticket(wanted);
            },
            [](const amiss::ApiError&, const amiss::GrpcRequest&) {});
    }
    grpc::Status Log(grpc::ServerContext* context, const LogRequest* request, CallLog* reply) override
    {
        return amiss::grpc_call(*context, api, *request, *reply, [this](const LogRequest& wanted) {
            const std::lock_guard<std::mutex> lock(mutex_);
            amiss::expected<CallLog> log = log_;
            if (wanted.clear()) log_.Clear();
            return log;
        });
    }

private:
    void add(const std::string& ticket, std::string_view id)
    {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        const std::lock_guard<std::mutex> lock(mutex_);
        CallLog::Call& call = *log_.add_calls();
        call.set_ticket(ticket);
        call.set_request_id(std::string(id));
        call.set_at(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
    }

    std::mutex mutex_;
    CallLog log_;
};

} // namespace

int main()
{
    Logged service;
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&service);
    const auto server = builder.BuildAndStart();
    if (server == nullptr) return 1;
    std::cout << "http://127.0.0.1:" << port << std::endl;
    while (std::cin.get() != std::char_traits<char>::eof()) {
    }
    server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(5));
    return 0;
}
