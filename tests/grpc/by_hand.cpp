// SPDX-License-Identifier: BSL-1.0
// The service as it is written without the adapter, with the generated code of google.rpc's messages.
#include "grpc/handlers.hpp"
#include "grpc/services.hpp"

#include <amiss/exception.hpp>
#include <amiss/log_envelope.hpp>
#include <amiss/request_id.hpp>

#include <status.pb.h>

#include <cctype>
#include <cstdio>

namespace tickets {
namespace {

// [glue]
std::string upper(std::string_view text)
{
    std::string all(text);
    for (char& c : all) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return all;
}

template <class Detail>
void add_detail(google::rpc::Status& status, const Detail& detail)
{
    status.add_details()->PackFrom(detail);
}

grpc::Status status_of(const amiss::ApiError& given, const std::string& id)
{
    const bool is_ours = given.provenance() == amiss::Provenance::local && !given.name().empty();
    const amiss::ApiError error = is_ours ? given : amiss::ApiError(judge::Code::internal);
    google::rpc::Status status;
    status.set_code(static_cast<int>(error.grpc()));
    status.set_message(std::string(error.message()));
    google::rpc::ErrorInfo info;
    info.set_reason(upper(error.name()));
    info.set_domain("judge.example.com");
    if (!error.param().empty()) (*info.mutable_metadata())["param"] = std::string(error.param());
    for (const char* const key : {"limit", "decline_code"}) { // there is no list of the keys
        if (const auto text = error.detail(key); text.data() != nullptr)
            (*info.mutable_metadata())[key] = std::string(text);
    }
    add_detail(status, info);
    if (const auto delay = error.retry_after()) {
        google::rpc::RetryInfo retry;
        retry.mutable_retry_delay()->set_seconds(delay->count());
        add_detail(status, retry);
    }
    google::rpc::RequestInfo request;
    request.set_request_id(id);
    add_detail(status, request);
    google::rpc::Help help;
    help.add_links()->set_description("Documentation");
    help.mutable_links(0)->set_url("https://judge.example.com/errors#" + std::string(error.name()));
    add_detail(status, help);
    google::rpc::BadRequest bad;
    for (const amiss::Violation& violation : error.violations()) {
        auto* const field = bad.add_field_violations();
        field->set_field(std::string(violation.field));
        field->set_description(std::string(violation.message));
        field->set_reason(upper(violation.code));
    }
    if (bad.field_violations_size() != 0) add_detail(status, bad);
    return {static_cast<grpc::StatusCode>(status.code()), status.message(), status.SerializeAsString()};
}

std::string id_of(const grpc::ServerContext& context)
{
    const auto found = context.client_metadata().find("x-request-id");
    const std::string id =
        found == context.client_metadata().end() ? "" : std::string(found->second.data(), found->second.size());
    return amiss::is_request_id(id) ? id : "req_" + std::to_string(std::rand());
}

grpc::Status answer(grpc::ServerContext& context, const amiss::ApiError& error, const std::string& id)
{
    context.AddTrailingMetadata("x-request-id", id);
    if (error.retry_class() == amiss::Retry::never)
        context.AddTrailingMetadata("grpc-retry-pushback-ms", "-1");
    else if (const auto delay = error.retry_after())
        context.AddTrailingMetadata("grpc-retry-pushback-ms", std::to_string(delay->count() * 1000));
    return status_of(error, id);
}

class ByHand final : public Tickets::Service {
public:
    explicit ByHand(Told& told) : told_(told) {}

    grpc::Status Get(grpc::ServerContext* context, const GetRequest* request, Ticket* reply) override
    {
        const std::string id = id_of(*context);
        try {
            const amiss::expected<Ticket> ticket = get_ticket(*request);
            if (!ticket) return tell(*context, ticket.error(), id);
            *reply = *ticket;
            context->AddTrailingMetadata("x-request-id", id);
            return grpc::Status::OK;
        } catch (...) {
            return tell(*context, amiss::current_exception_error(), id);
        }
    }
    grpc::Status Watch(grpc::ServerContext* context, const GetRequest* request,
                       grpc::ServerWriter<Ticket>* out) override
    {
        const std::string id = id_of(*context);
        try {
            const amiss::expected<Ticket> ticket = get_ticket(*request);
            if (!ticket) return tell(*context, ticket.error(), id);
            out->Write(*ticket);
            return tell(*context, amiss::ApiError(judge::Code::overloaded).with_retry_after(1), id);
        } catch (...) {
            return tell(*context, amiss::current_exception_error(), id);
        }
    }

private:
    grpc::Status tell(grpc::ServerContext& context, const amiss::ApiError& error, const std::string& id)
    {
        told_.lines.push_back(std::string(error.context()) + " " + id);
        return answer(context, error, id);
    }

    Told& told_;
};
// [/glue]

} // namespace

std::unique_ptr<Tickets::Service> by_hand(Told& told) { return std::make_unique<ByHand>(told); }

} // namespace tickets
