// SPDX-License-Identifier: BSL-1.0
// Tests of Stripe's format with the bodies that its SDKs and recordings print, and with all codes of all catalogues.
#include <amiss/formats/stripe.hpp>

#include "formats/dialect.hpp"

#include <amiss/error.hpp>
#include <amiss/read.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace stripe_api {
namespace {

using amiss::HttpStatus;

enum class Code {
    parameter_unknown = 1,
    outbound_payment_insufficient_funds,
    account_rate_limit_exceeded,
    session_expired,
    no_such_customer,
    broken,
    your_fault,
    file_broken,
    incorrect_number,
    card_declined,
    validation_error,
    backend_broken,
};

constexpr auto amiss_catalog(Code)
{
    using amiss::row;
    constexpr auto bad_request = HttpStatus::bad_request;
    constexpr auto failed = HttpStatus::payment_required;
    constexpr auto internal = HttpStatus::internal_server_error;
    // clang-format off: a table
    return amiss::catalog<Code>("stripe_api",
        row(Code::parameter_unknown, "parameter_unknown", bad_request, "invalid_request_error", "The parameter is unknown."),
        row(Code::outbound_payment_insufficient_funds, "outbound_payment_insufficient_funds", bad_request, "insufficient_funds", "There is not enough money."),
        row(Code::account_rate_limit_exceeded, "account_rate_limit_exceeded", bad_request, "rate_limit", ""),
        row(Code::session_expired, "billing_meter_event_session_expired", bad_request, "temporary_session_expired", ""),
        row(Code::no_such_customer, "no_such_customer", bad_request, "invalid_request_error", "No such customer"),
        row(Code::broken, "api_error", internal, "api_error", "").retry(amiss::Retry::never).general(),
        row(Code::your_fault, "your_fault", bad_request, "your_fault", "").retry(amiss::Retry::after_delay),
        row(Code::file_broken, "file_broken", internal, "api_error", "this is bad"),
        row(Code::incorrect_number, "incorrect_number", failed, "card_error", "Your card number is incorrect"),
        row(Code::card_declined, "card_declined", failed, "card_error", "Your card was declined."),
        row(Code::validation_error, "validation_error", bad_request, "invalid_request_error", "The parameters are not valid."),
        row(Code::backend_broken, "backend_broken", internal, "api_error", "Error while communicating with one of our backends.  Sorry about that!  We have been notified of the problem.  If you have any questions, we can help at https://support.stripe.com/."));
    // clang-format on
}

} // namespace
} // namespace stripe_api

namespace {

using namespace amiss;
using formats_test::Case;
using formats_test::described;
using formats_test::Dialect;
using formats_test::Errors;
using formats_test::response_of;
using formats_test::shipped;
using stripe_api::Code;

constexpr auto stripe = formats::stripe(Code::broken);
static_assert(stripe.fallback == Code::broken, "the envelope is a constant");

// ── the printed bodies that have other members, or other orders ─────────────────────────────────────

// API v2: the type is what tells the errors apart, and comes first.
constexpr auto v2 = envelope(Code::broken, [] {
    return object(member("error",
                         object(member("type", field::type), member("code", field::code),
                                optional_member("message", field::message), field::details)));
});
// Errors without a code: the row is found by the status and the message.
constexpr auto without_code = envelope(Code::broken, [] {
    return object(member("error", object(member("type", field::type), optional_member("message", field::message))))
        .header("Stripe-Should-Retry", field::retryable);
});
constexpr auto message_first = envelope(Code::broken, [] {
    return object(member("error", object(member("message", field::message), member("type", field::type))));
});
constexpr auto as_text = envelope(Code::broken, [] {
    return object(member("error", field::type), member("error_description", field::message));
});
constexpr auto param_second = envelope(Code::broken, [] {
    return object(member("error",
                         object(member("code", field::code), member("param", field::param), member("type", field::type),
                                member("message", field::message))));
});
constexpr auto declined = envelope(Code::broken, [] {
    return object(member("error",
                         object(member("message", field::message), member("type", field::type),
                                member("code", field::code), field::details)));
});
constexpr auto type_last = envelope(Code::broken, [] {
    return object(
        member("error",
               object(member("code", field::code), member("message", field::message), member("type", field::type))));
});

/// What the last example has between two texts: its objects are too long to be repeated here.
std::string printed_between(std::string_view start, std::string_view end)
{
    const std::string body = formats_test::examples_of("stripe").back().body;
    const std::size_t from = body.rfind(start) + start.size();
    return body.substr(from, body.rfind(end) - from);
}

const Dialect dialect(
    "stripe", "API reference, v1",
    {shipped("", stripe), described("v2", v2), described("no code", without_code), described("message", message_first),
     described("text", as_text), described("param", param_second), described("declined", declined),
     described("type", type_last)},
    {
        {"Unknown parameter (v1)",
         [] {
             return Errors{ApiError(Code::parameter_unknown)
                               .with_message("Received unknown parameter: foo")
                               .with_param("foo")
                               .with_doc_url("https://stripe.com/docs/error-codes/parameter-unknown")};
         }},
        {"Not enough money (API v2: type is specific, no doc_url)",
         [] {
             return Errors{
                 ApiError(Code::outbound_payment_insufficient_funds)
                     .with_message("Financial Account fa_test_xyz with balance type STORAGE does not have sufficient "
                                   "funds. Add funds to the account and try again.")
                     .with_detail("request_log_url", "https://dashboard.stripe.com/logs/req_xyz")};
         },
         "v2"},
        {"Rate limit (API v2; no message)", [] { return Errors{Code::account_rate_limit_exceeded}; }, "v2"},
        {"Meter event session expired (API v2; no message)", [] { return Errors{Code::session_expired}; }, "v2"},
        {"No such customer (v1, type and message only)",
         [] { return Errors{Code::no_such_customer}; },
         "no code",
         {},
         {},
         "invalid_request_error"},
        {"The server says: do not retry", [] { return Errors{Code::broken}; }, "no code"},
        {"The server says: retry, although it is a 400", [] { return Errors{Code::your_fault}; }, "no code"},
        {"error is a text", [] { return Errors{Code::file_broken}; }, "text", {}, {}, "api_error"},
        {"Wrong card number", [] { return Errors{ApiError(Code::incorrect_number).with_param("number")}; }, "param"},
        {"Declined, with decline_code and charge",
         [] {
             return Errors{ApiError(Code::card_declined)
                               .with_detail("decline_code", "call_issuer")
                               .with_detail("charge", "ch_test_charge")};
         },
         "declined"},
        {"validation_error",
         [] {
             return Errors{ApiError(Code::validation_error)
                               .with_message("You must verify a phone number on your Stripe account before you can "
                                             "send raw credit card numbers to the Stripe API. You can avoid this "
                                             "requirement by using Stripe.js, the Stripe mobile bindings, or Stripe "
                                             "Checkout. For more information, see "
                                             "https://dashboard.stripe.com/phone-verification.")};
         },
         "type"},
        {"Stripe's own fault", [] { return Errors{Code::backend_broken}; }, "message", {}, {}, "api_error"},
        {"Declined, with the whole PaymentIntent",
         [] {
             return Errors{
                 ApiError(Code::card_declined)
                     .with_doc_url("https://stripe.com/docs/error-codes/card-declined")
                     .with_detail("charge", "ch_1F2MB6AWOtgoysogAIvNV32Z")
                     .with_detail("decline_code", "generic_decline")
                     .with_detail("payment_intent",
                                  raw_json(printed_between(R"("message":"Your card was declined.","payment_intent":)",
                                                           R"(,"payment_method":{)")))
                     .with_detail("payment_method",
                                  raw_json(printed_between(R"(,"payment_method":)", R"(,"type":"card_error")")))};
         }},
    });

TEST(format_stripe, writes_and_reads_the_printed_bodies) { dialect.check(); }

TEST(format_stripe, every_code_of_every_catalogue_comes_back)
{
    formats_test::check_catalogues([](auto fallback) { return formats::stripe(fallback); });
}

TEST(format_stripe, rows_without_a_type_have_that_of_the_api)
{
    EXPECT_EQ(to_string(formats::stripe(http::Code::internal_server_error), http::Code::gone),
              R"({"error":{"code":"gone","message":"Gone","type":"api_error"}})");
    EXPECT_EQ(to_string(stripe, ApiError(Code::card_declined).with_param("card").with_detail("source", "src_1")),
              R"({"error":{"code":"card_declined","message":"Your card was declined.","param":"card",)"
              R"("source":"src_1","type":"card_error"}})");
}

TEST(format_stripe, links_have_hyphens)
{
    constexpr auto linked = stripe.doc_base("https://docs.stripe.com/error-codes/");
    EXPECT_EQ(to_string(linked, Code::incorrect_number),
              R"({"error":{"code":"incorrect_number","doc_url":"https://docs.stripe.com/error-codes/incorrect-number",)"
              R"("message":"Your card number is incorrect","type":"card_error"}})");
    RequestInfo request;
    request.doc_base = "https://eu.example.com/\"";
    const auto response = response_of(linked, Code::incorrect_number, request);
    EXPECT_NE(response.body.find(R"("doc_url":"https://eu.example.com/\"incorrect-number")"), std::string::npos);
    const ApiError back = read(linked, response.received());
    EXPECT_EQ(back.as<Code>(), Code::incorrect_number);
    EXPECT_EQ(back.doc_url(), "https://eu.example.com/\"incorrect-number");
}

TEST(format_stripe, clients_find_the_id_and_whether_to_repeat_in_the_headers)
{
    const auto once = response_of(stripe, ApiError(Code::broken).with_request_id("req_1"));
    EXPECT_EQ(once.header("Request-Id"), "req_1");
    EXPECT_EQ(once.header("X-Request-Id"), "");
    EXPECT_EQ(once.header("Stripe-Should-Retry"), "false");
    EXPECT_EQ(once.header("Content-Type"), "application/json");
    const auto again = response_of(stripe, ApiError(Code::your_fault).with_retry_after(2));
    EXPECT_EQ(again.header("Stripe-Should-Retry"), "true");
    EXPECT_EQ(again.header("Retry-After"), "2");

    const ApiError back = read(stripe, once.received());
    EXPECT_EQ(back.request_id(), "req_1");
    EXPECT_FALSE(back.retryable());
    EXPECT_TRUE(read(stripe, again.received()).retryable());
}

TEST(format_stripe, values_of_the_wrong_kind_are_flagged)
{
    const ApiError number =
        read(stripe, Received{402, R"({"error":{"code":"card_declined","message":7,"type":"card_error"}})"});
    EXPECT_EQ(number.as<Code>(), Code::card_declined);
    EXPECT_TRUE(number.malformed());
    const ApiError list = read(stripe, Received{402, R"({"error":{"code":["card_declined"],"type":"card_error"}})"});
    EXPECT_FALSE(list.as<Code>());
    EXPECT_TRUE(list.malformed());
    EXPECT_FALSE(read(stripe, Received{402, R"({"error":{"code":"card_declined","param":null,"type":"card_error"}})"})
                     .malformed());
}

TEST(format_stripe, errors_from_elsewhere_are_the_fallback)
{
    const ApiError theirs =
        read(stripe, Received{402, R"({"error":{"code":"card_declined","message":"No.","type":"card_error"}})"});
    EXPECT_EQ(to_string(stripe, theirs), R"({"error":{"code":"api_error","type":"api_error"}})");
    EXPECT_EQ(response_of(stripe, theirs).status, 500);
    EXPECT_EQ(response_of(stripe, ApiError(std::errc::no_such_file_or_directory)).status, 500);
}

} // namespace
