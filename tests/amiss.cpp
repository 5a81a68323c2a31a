// SPDX-License-Identifier: BSL-1.0
// Tests of the umbrella: one include is enough for a catalogue, an envelope, writing and reading.
#include <amiss.hpp>

#if defined(BOOST_JSON_VALUE_HPP)
#error "<amiss.hpp> must not include boost::json::value, which only conversions need"
#endif

#include <gtest/gtest.h>

#include <string>

namespace billing {

enum class Code { card_declined = 1, plan_limit };
enum class Type { card_error = 1, plan_error };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
                                amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required,
                                           "card_error", "Your card was declined."),
                                amiss::row(Code::plan_limit, "plan_limit", HttpStatus::forbidden, "plan_error",
                                           "Your plan allows no more '{param}'.")
                                    .plain("Your plan's limit is reached."));
}

} // namespace billing

AMISS_ERROR_ENUM(billing, Code)

namespace {

constexpr auto my_envelope =
    amiss::object(amiss::member("ok", false),
                  amiss::member("fault",
                                amiss::object(amiss::member("id", amiss::field::code),
                                              amiss::member("text", amiss::field::message),
                                              amiss::optional_member("where", amiss::field::param))),
                  amiss::optional_member("trace", amiss::field::request_id));

static_assert(AMISS_CFG_READ == 1 && AMISS_CFG_LOCATION == 1);
static_assert(amiss::is_envelope_v<decltype(amiss::cstar::envelope)>);
static_assert(amiss::is_envelope_v<decltype(amiss::cstar_v1::envelope)>);
static_assert(amiss::is_envelope_v<decltype(amiss::codespar::envelope)>);
static_assert(amiss::is_envelope_v<decltype(amiss::onestack::envelope)>);

amiss::expected<int> buy(bool declined)
{
    if (declined) return amiss::fail(billing::Code::card_declined);
    return amiss::fail(billing::Code::plan_limit).with_param("seats");
}

amiss::expected<void> checkout(bool declined)
{
    AMISS_ASSIGN(const int number, buy(declined));
    return number == 0 ? amiss::expected<void>() : amiss::fail(billing::Code::card_declined);
}

TEST(amiss, an_error_of_a_users_catalogue_is_written_and_read_back)
{
    const amiss::expected<void> result = checkout(false);
    ASSERT_FALSE(result);
    char buffer[256];
    const amiss::Response response = amiss::respond(my_envelope, result.error(), amiss::RequestInfo{"req_1"}, buffer);
    EXPECT_EQ(response.status, 403);
    EXPECT_EQ(
        response.body,
        R"({"ok":false,"fault":{"id":"plan_limit","text":"Your plan allows no more 'seats'.","where":"seats"},"trace":"req_1"})");

    const amiss::Received reply{response.status, response.body, response.headers};
    const amiss::ApiError back = amiss::read<billing::Code>(my_envelope, reply);
    EXPECT_EQ(back, billing::Code::plan_limit);
    EXPECT_EQ(back.message(), result.error().message());
    EXPECT_EQ(back.request_id(), "req_1");
    EXPECT_EQ(back.type(), "plan_error");
}

TEST(amiss, has_logging_error_codes_and_exceptions)
{
    const amiss::ApiError error = checkout(true).error();
    char line[256];
    EXPECT_NE(amiss::log_line(error, line).find("card_declined"), std::string_view::npos);
    EXPECT_EQ(error.code(), std::error_code(billing::Code::card_declined));
    EXPECT_THROW(throw amiss::ApiException(error), std::system_error);
}

TEST(amiss, an_undeclared_code_keeps_its_text)
{
    const amiss::ApiError error =
        amiss::read<billing::Code>(my_envelope, amiss::Received{402, R"({"fault":{"id":"new_one"}})"});
    EXPECT_EQ(error.name(), "new_one");
    EXPECT_FALSE(error.as<billing::Code>());
    EXPECT_EQ(amiss::read_any(amiss::Received{400, R"({"error":"m","code":"CONFLICT"})"}),
              amiss::onestack::Code::conflict);
}

} // namespace
