// SPDX-License-Identifier: BSL-1.0
// The program of docs/several-errors.md: all errors of a request in one body, and each of them read back.
#include <amiss.hpp>

#include "expect.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// clang-format off: a table
namespace billing {

enum class Code { field_missing = 1, field_invalid, plan_limit, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::field_missing, "field_missing", HttpStatus::bad_request, "request_error",
                   "A field is missing."),
        amiss::row(Code::field_invalid, "field_invalid", HttpStatus::unprocessable_content, "request_error",
                   "A field is wrong."),
        amiss::row(Code::plan_limit, "plan_limit", HttpStatus::forbidden, "plan_error",
                   "Your plan's limit is reached."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error",
                   "The service failed unexpectedly."));
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)

// [envelope]
namespace billing {

inline constexpr auto json_api = amiss::envelope(Code::internal, [] {
    using namespace amiss;
    return object(
        member("errors", each_error(object(
            member("status", field::status.as_text()),
            member("code", field::code),
            member("detail", field::message),
            optional_member("source", object(optional_member("pointer", field::param)))))),
        optional_member("meta", object(optional_member("request", field::request_id))));
});

} // namespace billing
// [/envelope]

// [batch]
namespace billing {

inline constexpr auto json_rpc = amiss::envelope(Code::internal, [] {
    using namespace amiss;
    return object(
        member("jsonrpc", "2.0"),
        member("error", object(member("code", field::code), member("message", field::message))),
        member("id", field::request_id)).status(HttpStatus::ok);
});

} // namespace billing
// [/batch]

namespace acme {

enum class Code { compound = 1, malformed, rejected_identifier, server_internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("acme",
        amiss::row(Code::compound, "urn:ietf:params:acme:error:compound", HttpStatus::forbidden, "",
                   "Some of the identifiers were rejected."),
        amiss::row(Code::malformed, "urn:ietf:params:acme:error:malformed", HttpStatus::bad_request, "",
                   "The request is malformed."),
        amiss::row(Code::rejected_identifier, "urn:ietf:params:acme:error:rejectedIdentifier", HttpStatus::forbidden, "",
                   "No certificates are issued for '{param}'.").plain("No certificates are issued for it."),
        amiss::row(Code::server_internal, "urn:ietf:params:acme:error:serverInternal",
                   HttpStatus::internal_server_error, "", "The server failed unexpectedly."));
}

} // namespace acme
AMISS_ERROR_ENUM(acme, Code)

// [main]
namespace acme {

inline constexpr auto envelope = amiss::envelope(Code::server_internal, [] {
    using namespace amiss;
    return object(
        member("type", field::code),
        member("detail", field::message),
        optional_member("subproblems", each_violation(object(
            member("type", field::violation_code),
            member("detail", field::violation_message),
            member("identifier", object(
                member("type", "dns"),
                member("value", field::violation_field))).when(field::violation_field))))
    ).content_type("application/problem+json");
});

} // namespace acme
// [/main]
// clang-format on

namespace {

// [collect]
std::vector<amiss::ApiError> check_order(std::string_view name, int quantity)
{
    std::vector<amiss::ApiError> errors;
    if (name.empty()) errors.push_back(amiss::ApiError(billing::Code::field_missing).with_param("/name"));
    if (quantity < 1) errors.push_back(amiss::ApiError(billing::Code::field_invalid).with_param("/quantity"));
    return errors;
}
// [/collect]

void one_response_for_all()
{
    // [respond]
    const std::vector<amiss::ApiError> errors = check_order("", 0);
    char buffer[1024];
    amiss::Response response = amiss::respond(billing::json_api, errors, {"req_7"}, buffer);
    // [/respond]
    expect(response.status == 400, "400 and 422 together are 400");
    expect(response.body
               == R"({"errors":[{"status":"400","code":"field_missing","detail":"A field is missing.",)"
                  R"("source":{"pointer":"/name"}},{"status":"422","code":"field_invalid",)"
                  R"("detail":"A field is wrong.","source":{"pointer":"/quantity"}}],"meta":{"request":"req_7"}})",
           "the body");
    // [read]
    std::vector<amiss::ApiError> back;
    amiss::read_each(billing::json_api, amiss::Received{response.status, response.body},
                     [&back](amiss::ApiError error) { back.push_back(std::move(error)); });
    // [/read]
    expect(back.size() == 2 && back[0] == billing::Code::field_missing && back[1].param() == "/quantity", "both");
    expect(back[1].status() == amiss::HttpStatus::unprocessable_content, "its own status");
    expect(back[1].request_id() == "req_7", "the id is outside of the list");
    const amiss::ApiError first = amiss::read(billing::json_api, amiss::Received{response.status, response.body});
    expect(first == back[0], "read gives the first");
    const amiss::Written fitted = amiss::write_fitted(billing::json_api, errors, {"req_7"}, buffer, 100);
    expect(fitted.text == R"({"errors":[{"status":"400","code":"field_missing","detail":"A field is missing."}]})",
           "what fits into 100 bytes");
}

void one_error_is_a_list_of_one()
{
    expect(to_string(billing::json_api, billing::Code::plan_limit)
               == R"({"errors":[{"status":"403","code":"plan_limit","detail":"Your plan's limit is reached."}]})",
           "one error");
}

void a_batch_is_an_array_of_bodies()
{
    std::vector<amiss::ApiError> errors{billing::Code::field_missing, billing::Code::plan_limit};
    errors[0].with_request_id("1");
    errors[1].with_request_id("4");
    const std::string body = amiss::to_string(billing::json_rpc, errors);
    expect(
        body
            == R"([{"jsonrpc":"2.0","error":{"code":"field_missing","message":"A field is missing."},"id":"1"},)"
               R"({"jsonrpc":"2.0","error":{"code":"plan_limit","message":"Your plan's limit is reached."},"id":"4"}])",
        "the batch");
    // [read-batch]
    std::string_view text = R"([{"jsonrpc":"2.0","result":19,"id":"1"},
        {"jsonrpc":"2.0","error":{"code":"plan_limit","message":"Your plan's limit is reached."},"id":"4"}])";
    std::string failed;
    amiss::read_each(billing::json_rpc, amiss::Received{200, text},
                     [&failed](const amiss::ApiError& error) { failed += error.request_id(); });
    // [/read-batch]
    expect(failed == "4", "the one that failed");
}

void a_main_error_has_parts_where_there_are_some()
{
    // [parts]
    amiss::ApiError error = acme::Code::compound;
    error.with_violation("_a.example", "A name has no underscore.", acme::Code::malformed);
    error.with_violation("b.example", acme::Code::rejected_identifier);
    // [/parts]
    const std::string body = amiss::to_string(acme::envelope, error);
    expect(body
               == R"({"type":"urn:ietf:params:acme:error:compound","detail":"Some of the identifiers were rejected.",)"
                  R"("subproblems":[{"type":"urn:ietf:params:acme:error:malformed",)"
                  R"("detail":"A name has no underscore.","identifier":{"type":"dns","value":"_a.example"}},)"
                  R"({"type":"urn:ietf:params:acme:error:rejectedIdentifier",)"
                  R"("detail":"No certificates are issued for 'b.example'.",)"
                  R"("identifier":{"type":"dns","value":"b.example"}}]})",
           "the parts");
    expect(amiss::to_string(acme::envelope, acme::Code::malformed)
               == R"({"type":"urn:ietf:params:acme:error:malformed","detail":"The request is malformed."})",
           "no list without parts");
    const amiss::ApiError back = amiss::read(acme::envelope, amiss::Received{403, body});
    expect(back == acme::Code::compound && back.violations().size() == 2, "the main error");
    expect(back.violations()[1].as<acme::Code>() == acme::Code::rejected_identifier, "a part is typed");
    expect(back == error, "all of it");
}

} // namespace

int main()
{
    one_response_for_all();
    one_error_is_a_list_of_one();
    a_batch_is_an_array_of_bodies();
    a_main_error_has_parts_where_there_are_some();
}
