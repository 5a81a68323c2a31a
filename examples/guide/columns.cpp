// SPDX-License-Identifier: BSL-1.0
// The program of docs/columns.md: columns of rows, codes as numbers and in other cases, gRPC codes and domains.
#include <amiss.hpp>

#include "expect.hpp"

#include <string_view>

// clang-format off: a table
// [rows]
namespace plans {

enum class Code { plan_limit = 1, invalid_params, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("plans",
        amiss::row(Code::plan_limit, "plan_limit", HttpStatus::forbidden, "plan_error", "Your plan allows no more.")
            .grpc(amiss::Grpc::resource_exhausted)
            .column("title", "Plan limit reached")
            .column("rpc", -32001),
        amiss::row(Code::invalid_params, "invalid_params", HttpStatus::bad_request, "request_error", "Invalid params.")
            .column("title", "Invalid params")
            .column("rpc", -32602),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error", "Something broke."))
        .domain("plans.example.com");
}

} // namespace plans
AMISS_ERROR_ENUM(plans, Code)
// [/rows]

// [names]
namespace shop {

enum class Code { out_of_credit = 1, failed, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop",
        amiss::row(Code::out_of_credit, "https://example.com/probs/out-of-credit", HttpStatus::forbidden, "",
                   "Your current balance is 30, but that costs 50.")
            .column("title", "You do not have enough credit."),
        amiss::row(Code::failed, "Validation Failed", HttpStatus::unprocessable_content, "", "Some fields are wrong."),
        amiss::row(Code::internal, "https://example.com/probs/internal", HttpStatus::internal_server_error, "",
                   "Something broke."));
}

} // namespace shop
AMISS_ERROR_ENUM(shop, Code)
// [/names]

namespace discord {

enum class Code { unknown_account = 10001, general = 20000 };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("discord",
        amiss::row(Code::unknown_account, "10001", HttpStatus::not_found, "", "Unknown Account"),
        amiss::row(Code::general, "20000", HttpStatus::internal_server_error, "", "General error"));
}

} // namespace discord
AMISS_ERROR_ENUM(discord, Code)

namespace {

using namespace amiss;

// [problem]
constexpr auto problem = envelope(shop::Code::internal, [] { // RFC 9457: the type is the code, each row has a title
    return object(
        member("type", field::code),
        optional_member("title", field::column("title")),
        member("status", field::status),
        member("detail", field::message)).content_type("application/problem+json");
});
// [/problem]

// [numbers]
constexpr auto chat = envelope(discord::Code::general, [] {
    return object(
        member("message", field::message),
        member("code", field::code.as_number()));             // the wire names are numbers
});
constexpr auto rpc = envelope(plans::Code::internal, [] {     // JSON-RPC 2.0
    return object(
        member("jsonrpc", "2.0"),
        member("error", object(
            member("code", field::code.as_number("rpc")),     // a column has the numbers
            member("message", field::message))),
        nullable_member("id", field::detail("id"))).status(HttpStatus::ok);
});
// [/numbers]

// [cases]
constexpr auto google = envelope(plans::Code::internal, [] {
    return object(member("error", object(
        member("code", field::status),
        member("message", field::message),
        member("status", field::grpc),
        member("details", array(object(
            member("@type", "type.googleapis.com/google.rpc.ErrorInfo"),
            member("reason", field::code.as_upper_snake()),
            member("domain", field::domain)))))));
});
constexpr auto connect = envelope(plans::Code::internal, [] {
    return object(
        member("code", field::grpc.as_lower()),
        member("message", field::message),
        member("reason", field::code.as_kebab()));
});
// [/cases]

template <class Envelope>
bool writes(const Envelope& layout, const ApiError& error, std::string_view body)
{
    return to_string(layout, error, {}) == body;
}

} // namespace

int main()
{
    // [programs]
    const ApiError error = plans::Code::plan_limit;
    const std::string_view title = error.column("title");    // "Plan limit reached"
    const std::string_view number = error.column("rpc");     // "-32001"; empty where the row has no such column
    for (const RowData& row : catalog_of<plans::Code>()) {
        const std::size_t index = catalog_of<plans::Code>().index_of(row);
        for (const Column& column : catalog_of<plans::Code>().columns(index))
            expect(!column.text().empty(), column.is_number() ? "a number" : "a text");
    }
    // [/programs]
    expect(title == "Plan limit reached" && number == "-32001", "the columns of an error");

    expect(writes(problem, shop::Code::out_of_credit,
                  R"({"type":"https://example.com/probs/out-of-credit","title":"You do not have enough credit.",)"
                  R"("status":403,"detail":"Your current balance is 30, but that costs 50."})"),
           "a problem");
    expect(writes(problem, shop::Code::failed,
                  R"({"type":"Validation Failed","status":422,"detail":"Some fields are wrong."})"),
           "a problem without a title");
    expect(writes(chat, discord::Code::unknown_account, R"({"message":"Unknown Account","code":10001})"), "a number");
    expect(writes(rpc, plans::Code::invalid_params,
                  R"({"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params."},"id":null})"),
           "the number of a column");
    expect(writes(rpc, plans::Code::internal,
                  R"({"jsonrpc":"2.0","error":{"code":500,"message":"Something broke."},"id":null})"),
           "the status in place of a number");
    expect(writes(google, plans::Code::plan_limit,
                  R"({"error":{"code":403,"message":"Your plan allows no more.","status":"RESOURCE_EXHAUSTED",)"
                  R"("details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"PLAN_LIMIT",)"
                  R"("domain":"plans.example.com"}]}})"),
           "Google's form");
    expect(writes(connect, plans::Code::plan_limit,
                  R"({"code":"resource_exhausted","message":"Your plan allows no more.","reason":"plan-limit"})"),
           "Connect's form");

    const auto read_number = [](std::string_view body) { return read(rpc, Received{200, body}); };
    expect(read_number(R"({"jsonrpc":"2.0","error":{"code":-32602,"message":"m"},"id":1})")
               == plans::Code::invalid_params,
           "a number is its row");
    expect(read_number(R"({"jsonrpc":"2.0","error":{"code":-32700,"message":"m"},"id":1})").name() == "-32700",
           "an unknown number is kept");
    const ApiError untyped = read(problem, Received{403, R"({"title":"You do not have enough credit."})"});
    expect(untyped == shop::Code::out_of_credit, "a title tells the row");
}
