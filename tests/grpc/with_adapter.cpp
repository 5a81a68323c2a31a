// SPDX-License-Identifier: BSL-1.0
// The service with the adapter.
#include "grpc/handlers.hpp"
#include "grpc/services.hpp"

#include <amiss/adapt/grpc.hpp>

namespace tickets {
namespace {

// [glue]
class WithAdapter final : public Tickets::Service {
public:
    explicit WithAdapter(Told& told) : told_(told) {}

    grpc::Status Get(grpc::ServerContext* context, const GetRequest* request, Ticket* reply) override
    {
        return amiss::grpc_call(*context, api, *request, *reply, get_ticket, [&](const auto& error, const auto& call) {
            told_.lines.push_back(std::string(error.context()) + " " + std::string(call.id()));
        });
    }
    grpc::Status Watch(grpc::ServerContext* context, const GetRequest* request,
                       grpc::ServerWriter<Ticket>* out) override
    {
        return amiss::grpc_call(*context, api, [&]() -> amiss::expected<void> {
            AMISS_ASSIGN(const Ticket ticket, get_ticket(*request));
            out->Write(ticket);
            return amiss::fail(judge::Code::overloaded).with_retry_after(1);
        });
    }

private:
    Told& told_;
};
// [/glue]

} // namespace

std::unique_ptr<Tickets::Service> with_adapter(Told& told) { return std::make_unique<WithAdapter>(told); }

} // namespace tickets
