// SPDX-License-Identifier: BSL-1.0
// An error that is only a status is never another status, and never another reason.
#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/http.hpp>
#include <amiss/layout.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace bare_shop {

enum class Code { sold_out = 1, not_found, broken, gone };
// clang-format off: a table
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop",
        amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "stock_error", "Sold out."),
        amiss::row(Code::not_found, "not_found", HttpStatus::forbidden, "request_error", "A name of another status."),
        amiss::row(Code::broken, "broken", HttpStatus::service_unavailable, "api_error", "Broken."),
        amiss::row(Code::gone, "gone", HttpStatus::gone, "request_error", "Article {param} is gone.").plain("It is gone.")
            .general("It was there, and is no more."));
}
// clang-format on

} // namespace bare_shop
AMISS_ERROR_ENUM(bare_shop, Code)

namespace {

using amiss::ApiError;
using amiss::HttpStatus;

// clang-format off: a layout
constexpr auto envelope = amiss::envelope(bare_shop::Code::broken, [] {
    return amiss::object(
        amiss::member("code", amiss::field::code), amiss::member("type", amiss::field::type),
        amiss::member("message", amiss::field::message), amiss::optional_member("link", amiss::field::doc_url));
});
// clang-format on
constexpr auto plain_layout =
    amiss::object(amiss::member("code", amiss::field::code), amiss::member("message", amiss::field::message));

template <class Envelope>
std::string body(const Envelope& made, int status)
{
    return amiss::to_string(made, ApiError(static_cast<HttpStatus>(status)));
}

TEST(bare_statuses, every_status_is_itself_in_every_envelope)
{
    char buffer[1024];
    for (int status = 400; status <= 599; ++status) {
        const ApiError error{static_cast<HttpStatus>(status)};
        EXPECT_EQ(amiss::respond(envelope, error, {}, buffer).status, status);
        EXPECT_EQ(amiss::respond(plain_layout, error, {}, buffer).status, status);
        EXPECT_EQ(amiss::respond(amiss::cstar::envelope, error, {}, buffer).status, status);
        EXPECT_EQ(amiss::respond(amiss::cstar_v1::envelope, error, {}, buffer).status, status);
        EXPECT_EQ(amiss::respond(amiss::codespar::envelope, error, {}, buffer).status, status);
        EXPECT_EQ(amiss::respond(amiss::onestack::envelope, error, {}, buffer).status, status);
    }
}

TEST(bare_statuses, only_a_general_row_speaks_for_its_status)
{
    EXPECT_EQ(body(envelope, 410),
              R"({"code":"gone","type":"request_error","message":"It was there, and is no more."})");
    EXPECT_EQ(body(envelope, 409), R"({"code":"conflict","type":"stock_error","message":"Conflict"})");
    EXPECT_EQ(body(amiss::onestack::envelope, 400),
              R"({"error":"The request is malformed.","code":"VALIDATION_ERROR"})");
    EXPECT_EQ(
        body(amiss::cstar::envelope, 400),
        R"({"success":false,"error":{"type":"invalid_request_error","code":"bad_request","message":"Bad Request"}})");
}

TEST(bare_statuses, fallback_row_speaks_for_its_own_status)
{
    EXPECT_EQ(body(envelope, 503), R"({"code":"broken","type":"api_error","message":"Broken."})");
    EXPECT_EQ(body(envelope, 500), R"({"code":"internal_server_error","type":"","message":"Internal Server Error"})");
}

TEST(bare_statuses, name_of_another_status_is_not_used)
{
    EXPECT_EQ(body(envelope, 404), R"({"code":"http_404","type":"","message":"Not Found"})");
    EXPECT_EQ(body(plain_layout, 404), R"({"code":"not_found","message":"Not Found"})");
}

TEST(bare_statuses, names_have_the_case_of_the_fallback_row)
{
    EXPECT_EQ(body(amiss::onestack::envelope, 405), R"({"error":"Method Not Allowed","code":"METHOD_NOT_ALLOWED"})");
    EXPECT_EQ(body(amiss::onestack::envelope, 499), R"({"error":"Client Error","code":"HTTP_499"})");
}

TEST(bare_statuses, own_message_and_details_are_kept)
{
    const ApiError error = ApiError(HttpStatus::gone).with_message("Sold to a museum.");
    EXPECT_EQ(amiss::to_string(envelope, error),
              R"({"code":"gone","type":"request_error","message":"Sold to a museum."})");
    const ApiError other = ApiError(HttpStatus::method_not_allowed).with_message("Use GET.");
    EXPECT_EQ(amiss::to_string(envelope, other), R"({"code":"method_not_allowed","type":"","message":"Use GET."})");
}

TEST(bare_statuses, statuses_that_are_no_errors_are_the_fallback_row)
{
    for (const int status : {-1, 0, 100, 200, 302, 399, 600, 700, 70000}) {
        EXPECT_EQ(body(envelope, status), R"({"code":"broken","type":"api_error","message":"Broken."})") << status;
        char buffer[256];
        EXPECT_EQ(amiss::respond(envelope, ApiError(static_cast<HttpStatus>(status)), {}, buffer).status, 503)
            << status;
        EXPECT_EQ(body(plain_layout, status), R"({"code":"internal_error","message":"Internal Server Error"})")
            << status;
    }
}

TEST(bare_statuses, error_without_a_status_is_the_fallback_row)
{
    const ApiError error = amiss::client::Code::timeout;
    EXPECT_EQ(error.provenance(), amiss::Provenance::local);
    EXPECT_EQ(amiss::to_string(envelope, error), R"({"code":"broken","type":"api_error","message":"Broken."})");
    EXPECT_EQ(amiss::to_string(plain_layout, error), R"({"code":"internal_error","message":"Internal Server Error"})");
}

TEST(bare_statuses, type_of_another_catalogue_becomes_one_of_the_envelopes)
{
    EXPECT_EQ(amiss::to_string(amiss::cstar::envelope, bare_shop::Code::sold_out),
              R"({"success":false,"error":{"type":"invalid_request_error","code":"sold_out","message":"Sold out."}})");
    EXPECT_EQ(amiss::to_string(amiss::cstar::envelope, bare_shop::Code::broken),
              R"({"success":false,"error":{"type":"api_error","code":"broken","message":"Broken."}})");
    EXPECT_EQ(
        amiss::to_string(amiss::cstar::envelope, amiss::onestack::Code::not_found),
        R"({"success":false,"error":{"type":"not_found_error","code":"NOT_FOUND","message":"Resource not found"}})");
}

TEST(bare_statuses, allow_of_a_405)
{
    char buffer[256];
    amiss::RequestInfo request;
    request.allow = "GET, HEAD";
    EXPECT_EQ(amiss::respond(envelope, ApiError(HttpStatus::method_not_allowed), request, buffer).headers.find("Allow"),
              "GET, HEAD");
    EXPECT_EQ(amiss::respond(envelope, ApiError(HttpStatus::gone), request, buffer).headers.find("Allow"), "");
    request.allow = "GET\r\nX-Evil: 1";
    EXPECT_EQ(amiss::respond(envelope, ApiError(HttpStatus::method_not_allowed), request, buffer).headers.find("Allow"),
              "");
}

TEST(bare_statuses, fallback_that_is_no_5xx_is_not_used)
{
    // Not a constant, so that the compiler does not refuse it.
    auto wrong = envelope;
    wrong.fallback = bare_shop::Code::sold_out;
    char buffer[256];
    const ApiError foreign(std::make_error_code(std::errc::io_error));
    const amiss::Response response = amiss::respond(wrong, foreign, {}, buffer);
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body, R"({"code":"internal_error","type":"","message":"Internal Server Error"})");
}

TEST(bare_statuses, what_was_written_is_read_back_with_its_status)
{
    const std::string text = body(amiss::cstar::envelope, 405);
    const ApiError back = amiss::read(amiss::cstar::envelope, amiss::Received{405, text});
    EXPECT_EQ(back, HttpStatus::method_not_allowed);
    EXPECT_EQ(back.name(), "method_not_allowed");
}

} // namespace
