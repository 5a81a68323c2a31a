// SPDX-License-Identifier: BSL-1.0
// The snippets of docs/grpc.md that need no gRPC: an error as the bytes of google.rpc.Status, and back.
#include "expect.hpp"

#include <amiss/catalog.hpp>
#include <amiss/category.hpp>
#include <amiss/formats/google.hpp>
#include <amiss/rpc_status.hpp>

#include <string>

// [catalogue]
namespace billing {

enum class Code { card_declined = 1, too_many_requests, internal };

constexpr auto amiss_catalog(Code)
{
    using namespace amiss;
    return catalog<Code>("billing",
                         row(Code::card_declined, "card_declined", HttpStatus::payment_required, "",
                             "The card was declined.")
                             .column("help", "What to do with a declined card"),
                         row(Code::too_many_requests, "too_many_requests", HttpStatus::too_many_requests, "",
                             "There were too many requests.")
                             .grpc(Grpc::unavailable),
                         row(Code::internal, "internal", HttpStatus::internal_server_error, "", "Something broke."))
        .domain("billing.example.com")
        .doc_base("https://billing.example.com/errors/");
}

inline constexpr auto api = amiss::formats::google(Code::internal); // its layout is for JSON; gRPC takes the rest

} // namespace billing

AMISS_ERROR_ENUM(billing, Code)
// [/catalogue]

namespace {

std::string sent_details, sent_message;
amiss::Grpc sent_code;

void send(amiss::Grpc code, std::string_view message, std::string_view details)
{
    sent_code = code;
    sent_message = message;
    sent_details = details;
}

void writing()
{
    // [write]
    const amiss::ApiError error = amiss::ApiError(billing::Code::card_declined).with_param("card");
    char buffer[amiss::max_rpc_status];
    const amiss::RpcResponse status = amiss::respond_rpc(billing::api, error, {"req_1"}, buffer);
    send(status.code, status.message, status.details); // and status.trailers, a range of names and values
    // [/write]
    expect(sent_code == amiss::Grpc::failed_precondition && status.trailers.size() == 2, "code and trailers");
}

void reading()
{
    // [read]
    const amiss::ApiError error = amiss::read_rpc_status<billing::Code>({sent_code, sent_message, sent_details});
    if (error == billing::Code::card_declined) expect(error.param() == "card", "the error is typed again");
    // [/read]
    expect(error.status() == amiss::HttpStatus::payment_required && error.request_id() == "req_1", "and complete");
}

} // namespace

int main()
{
    writing();
    reading();
}
