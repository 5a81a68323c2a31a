// SPDX-License-Identifier: BSL-1.0
// Tests of envelopes that send another status than the error's: one for all, but for some, or that of the gRPC code.
#include <amiss/envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>
#include <amiss/respond.hpp>

#include "support/parcels.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
using parcels::Code;

constexpr auto own_status = envelope(Code::internal, [] {
    return object(member("ok", false), member("error", field::code), member("status", field::status));
});
constexpr auto one_status = own_status.status(HttpStatus::ok).except(HttpStatus::too_many_requests, HttpStatus::gone);
constexpr auto grpc_status = own_status.status_by_grpc();

template <class Envelope>
std::string sent(const Envelope& envelope, const ApiError& error)
{
    char buffer[256];
    const Response response = respond(envelope, error, {}, buffer);
    EXPECT_EQ(response.body, to_string(envelope, error));
    return std::to_string(response.status) + " " + std::string(response.body);
}

template <class Envelope>
ApiError received(const Envelope& envelope, int status, std::string_view code)
{
    return read(envelope, Received{status, R"({"ok":false,"error":")" + std::string(code) + R"(","status":1})"});
}

TEST(sent_status, one_for_all_errors_but_for_some)
{
    EXPECT_EQ(sent(one_status, Code::missing), R"(200 {"ok":false,"error":"missing","status":404})");
    EXPECT_EQ(sent(one_status, Code::limited), R"(429 {"ok":false,"error":"limited","status":429})");
    EXPECT_EQ(sent(one_status, Code::gone_for_good), R"(410 {"ok":false,"error":"gone_for_good","status":410})");
    EXPECT_EQ(sent(one_status, ApiError(HttpStatus::too_many_requests)).substr(0, 4), "429 ");
    EXPECT_EQ(sent(one_status, ApiError(HttpStatus::conflict)).substr(0, 4), "200 ");
}

TEST(sent_status, of_a_known_code_is_the_one_of_its_row)
{
    EXPECT_EQ(received(one_status, 200, "missing").status(), HttpStatus::not_found);
    EXPECT_EQ(received(one_status, 200, "unpaid").retry_class(), Retry::if_idempotent);
    EXPECT_EQ(received(one_status, 200, "never_heard").status(), HttpStatus::ok) << "an unknown code";
    EXPECT_EQ(received(one_status, 429, "missing").status(), HttpStatus::too_many_requests)
        << "one that is sent as it is";
    EXPECT_EQ(received(own_status, 400, "missing").status(), HttpStatus::bad_request) << "no status is fixed";
    const ApiError checked = check(one_status, Received{200, R"({"ok":false,"error":"missing","status":404})"}).error();
    EXPECT_EQ(checked.status(), HttpStatus::not_found);
    EXPECT_EQ(read_any(Received{200, R"({"ok":false,"error":"missing","status":404})"}, one_status).status(),
              HttpStatus::not_found);
    EXPECT_EQ(read(one_status, Received{502, "<html>"}).status(), HttpStatus::bad_gateway) << "not the API's answer";
}

TEST(sent_status, follows_the_grpc_code_of_the_row)
{
    EXPECT_EQ(sent(grpc_status, Code::unpaid), R"(400 {"ok":false,"error":"unpaid","status":400})")
        << "in the body too";
    EXPECT_EQ(sent(grpc_status, Code::taken), R"(409 {"ok":false,"error":"taken","status":409})");
    EXPECT_EQ(sent(grpc_status, Code::missing), R"(404 {"ok":false,"error":"missing","status":404})");
    EXPECT_EQ(sent(grpc_status, ApiError(HttpStatus::unprocessable_content)).substr(0, 4), "409 ") << "by a row";
    EXPECT_EQ(sent(grpc_status, ApiError(HttpStatus::method_not_allowed)).substr(0, 4), "405 ") << "without a row";
    EXPECT_EQ(sent(grpc_status, ApiError(std::make_error_code(std::errc::io_error))).substr(0, 4), "500 ");
    EXPECT_EQ(sent(grpc_status.except(HttpStatus::payment_required), Code::unpaid).substr(0, 4), "402 ");
}

TEST(sent_status, by_grpc_is_read_as_the_status_of_the_row)
{
    for (const RowData& row : catalog_of<Code>()) {
        char buffer[256];
        const Response response = respond(grpc_status, static_cast<Code>(row.value), {}, buffer);
        EXPECT_EQ(response.status, to_int(http_status_of(row.grpc)));
        EXPECT_EQ(read(grpc_status, Received{response.status, response.body}), static_cast<Code>(row.value));
        EXPECT_EQ(read(grpc_status, Received{response.status, response.body}).status(), row.status) << row.name;
    }
    EXPECT_EQ(received(grpc_status, 503, "missing").status(), HttpStatus::service_unavailable)
        << "a status that its gRPC code does not have";
}

} // namespace
