// SPDX-License-Identifier: BSL-1.0
// Tests of translating errors of others into ours.
#include <amiss/translate.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/layout.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <system_error>

namespace translated {

enum class Code { busy = 1, upstream_failed, missing, internal };
// clang-format off: a table
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::busy, "busy", HttpStatus::service_unavailable, "", "We are busy.").retry(amiss::Retry::after_delay),
        amiss::row(Code::upstream_failed, "upstream_failed", HttpStatus::bad_gateway, "", "A service that we need failed."),
        amiss::row(Code::missing, "missing", HttpStatus::not_found, "", "There is no {param}.").plain("It is not there."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "Something broke."));
}
// clang-format on

} // namespace translated
AMISS_ERROR_ENUM(translated, Code)

namespace {

namespace cstar = amiss::cstar;
using amiss::ApiError;
using translated::Code;

constexpr auto table = amiss::translation(amiss::from(amiss::HttpStatus::forbidden),
                                          amiss::to(Code::missing), // rules for statuses come after those for types
                                          amiss::from(cstar::Type::authentication_error), amiss::to(Code::internal),
                                          amiss::from(cstar::Code::rate_limit_exceeded), amiss::to(Code::busy),
                                          amiss::from(cstar::Code::team_access_denied), amiss::to(Code::missing),
                                          amiss::from(std::errc::timed_out), amiss::to(Code::upstream_failed),
                                          amiss::otherwise(Code::upstream_failed));

constexpr auto layout =
    amiss::object(amiss::member("code", amiss::field::code), amiss::member("message", amiss::field::message),
                  amiss::optional_member("param", amiss::field::param),
                  amiss::optional_member("id", amiss::field::request_id),
                  amiss::optional_member("after", amiss::field::retry_after),
                  amiss::optional_member("details", amiss::field::details));

ApiError theirs(cstar::Code code)
{
    const std::string body = amiss::to_string(cstar::envelope,
                                              ApiError(code)
                                                  .with_message("Theirs.")
                                                  .with_param("theirs")
                                                  .with_request_id("req_theirs")
                                                  .with_detail("theirs", 1));
    return amiss::read(cstar::envelope,
                       amiss::Received{to_int(ApiError(code).status()), body, {{"Retry-After", "30"}}});
}

TEST(translate, code_comes_before_type_and_type_before_status)
{
    EXPECT_EQ(amiss::translate(theirs(cstar::Code::rate_limit_exceeded), table), Code::busy);
    EXPECT_EQ(amiss::translate(theirs(cstar::Code::team_access_denied), table), Code::missing);
    EXPECT_EQ(amiss::translate(theirs(cstar::Code::insufficient_permissions), table), Code::internal);
    EXPECT_EQ(amiss::translate(ApiError(amiss::HttpStatus::forbidden), table), Code::missing);
    EXPECT_EQ(amiss::translate(theirs(cstar::Code::database_error), table), Code::upstream_failed);
}

TEST(translate, is_a_local_error_with_the_text_of_its_row)
{
    const ApiError ours = amiss::translate(theirs(cstar::Code::team_access_denied), table);
    EXPECT_EQ(ours.provenance(), amiss::Provenance::local);
    EXPECT_EQ(amiss::to_string(layout, ours), R"({"code":"missing","message":"It is not there."})");
    EXPECT_EQ(amiss::to_string(layout, ours, {"req_ours"}),
              R"({"code":"missing","message":"It is not there.","id":"req_ours"})");
}

TEST(translate, theirs_is_in_the_context)
{
    const ApiError ours = amiss::translate(theirs(cstar::Code::team_access_denied), table);
    EXPECT_NE(ours.context().find("team_access_denied 403 \"Theirs.\""), std::string_view::npos) << ours.context();
    EXPECT_NE(ours.context().find("req_theirs"), std::string_view::npos);
    EXPECT_EQ(ours.cause(), cstar::Code::team_access_denied);
}

TEST(translate, delay_is_carried_only_to_a_code_that_waits)
{
    EXPECT_EQ(amiss::translate(theirs(cstar::Code::rate_limit_exceeded), table).retry_after(),
              std::chrono::seconds(30));
    EXPECT_EQ(amiss::translate(theirs(cstar::Code::database_error), table).retry_after(), std::nullopt);
}

TEST(translate, takes_codes_and_conditions)
{
    EXPECT_EQ(amiss::translate(std::make_error_code(std::errc::timed_out), table), Code::upstream_failed);
    const ApiError full = amiss::translate(std::make_error_code(std::errc::no_space_on_device), table);
    EXPECT_EQ(full, Code::upstream_failed);
    EXPECT_EQ(full.cause(), std::errc::no_space_on_device);
    EXPECT_EQ(amiss::translate(cstar::Code::rate_limit_exceeded, table), Code::busy);
    EXPECT_EQ(amiss::translate(std::error_code(cstar::Code::rate_limit_exceeded), table), Code::busy);
    EXPECT_EQ(amiss::translate(amiss::HttpStatus::gone, table), Code::upstream_failed);
}

TEST(translate, works_in_map_error)
{
    const amiss::expected<int> failed = tl::make_unexpected(theirs(cstar::Code::rate_limit_exceeded));
    const auto ours = failed.map_error([](const ApiError& error) { return amiss::translate(error, table); });
    EXPECT_EQ(ours.error(), Code::busy);
}

// Whether each row has a rule: by its code, type, status or std::errc.
constexpr auto by_kind =
    amiss::translation(amiss::from(std::errc::resource_unavailable_try_again), amiss::to(Code::internal),
                       amiss::from(amiss::HttpStatus::bad_gateway), amiss::to(Code::internal),
                       amiss::from(Code::missing), amiss::to(Code::missing), amiss::from(Code::internal),
                       amiss::to(Code::internal), amiss::otherwise(Code::internal));
constexpr auto without_busy =
    amiss::translation(amiss::from(amiss::HttpStatus::bad_gateway), amiss::to(Code::internal),
                       amiss::from(Code::missing), amiss::to(Code::missing), amiss::from(Code::internal),
                       amiss::to(Code::internal), amiss::otherwise(Code::busy));
constexpr auto by_type = amiss::translation(amiss::from(cstar::Type::authentication_error), amiss::to(Code::internal),
                                            amiss::from(cstar::Type::api_error), amiss::to(Code::upstream_failed),
                                            amiss::from(cstar::Type::invalid_request_error), amiss::to(Code::internal),
                                            amiss::from(cstar::Type::not_found_error), amiss::to(Code::missing),
                                            amiss::from(cstar::Type::rate_limit_error), amiss::to(Code::busy),
                                            amiss::otherwise(Code::internal));
static_assert(amiss::covers<Code>(by_kind));
static_assert(!amiss::covers<Code>(without_busy));
static_assert(amiss::covers<cstar::Code>(by_type));
static_assert(!amiss::covers<cstar::Code>(table)); // otherwise() does not count
static_assert(!amiss::covers<Code>(amiss::translation(amiss::otherwise(Code::internal))));

TEST(translate, covers_says_at_run_time_what_it_says_to_the_compiler)
{
    EXPECT_TRUE(amiss::covers<Code>(by_kind));
    EXPECT_FALSE(amiss::covers<Code>(without_busy));
    EXPECT_TRUE(amiss::covers<cstar::Code>(by_type));
    EXPECT_FALSE(amiss::covers<cstar::Code>(by_kind));
}

static_assert(noexcept(amiss::translate(std::declval<const ApiError&>(), table)));

} // namespace
