// SPDX-License-Identifier: BSL-1.0
// Tests of ApiError: its getters, the codes that it can be made from, and what it compares equal to.
#include <amiss/error.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>

#include <boost/asio/error.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

namespace depot {

enum class Code { sold_out = 1, reserved, braces, bare, offline };
enum class Type { stock_error = 1, other_error };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("depot",
                                amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "stock_error",
                                           "{param}: {left} left, {retry_after} s to wait")
                                    .plain("None left."),
                                amiss::row(Code::reserved, "reserved", HttpStatus::locked, "stock_error",
                                           "Held for {by}."),
                                amiss::row(Code::braces, "braces", HttpStatus::gone, "", "100{{%}}"),
                                amiss::row(Code::bare, "bare", HttpStatus::service_unavailable, "", "Bare.")
                                    .retry(amiss::Retry::never)
                                    .grpc(amiss::Grpc::data_loss)
                                    .errc(std::errc::no_space_on_device),
                                amiss::row(Code::offline, "offline", HttpStatus::none, "", "Offline."));
}

} // namespace depot

AMISS_ERROR_ENUM(depot, Code)
AMISS_ERROR_TYPES(depot, Type)

namespace {

namespace cstar = amiss::cstar;
using amiss::ApiError;
using amiss::HttpStatus;
using depot::Code;
using namespace std::chrono_literals;

static_assert(sizeof(void*) == 8 ? sizeof(ApiError) == 256 : sizeof(ApiError) == 248);
static_assert(std::is_nothrow_copy_constructible_v<ApiError> && std::is_nothrow_move_constructible_v<ApiError>);
static_assert(std::is_nothrow_copy_assignable_v<ApiError> && std::is_nothrow_move_assignable_v<ApiError>);
static_assert(std::is_nothrow_destructible_v<ApiError> && !std::is_default_constructible_v<ApiError>);
static_assert(std::is_nothrow_constructible_v<ApiError, Code> && std::is_convertible_v<Code, ApiError>);
static_assert(std::is_constructible_v<ApiError, std::error_code> && !std::is_convertible_v<std::error_code, ApiError>);
static_assert(!std::is_constructible_v<ApiError, int> && !std::is_constructible_v<ApiError, amiss::Retry>);

// Whether all getters are noexcept.
template <class Error>
constexpr bool reads_without_throwing(const Error& e)
{
    return noexcept(e.code()) && noexcept(e.name()) && noexcept(e.type()) && noexcept(e.status())
        && noexcept(e.message()) && noexcept(e.param()) && noexcept(e.request_id()) && noexcept(e.doc_url())
        && noexcept(e.details()) && noexcept(e.detail(std::string_view())) && noexcept(e.context())
        && noexcept(e.raw_body()) && noexcept(e.cause()) && noexcept(e.violations()) && noexcept(e.rate_limit())
        && noexcept(e.timestamp()) && noexcept(e.retry_after()) && noexcept(e.retry_class()) && noexcept(e.retryable())
        && noexcept(e.grpc()) && noexcept(e.provenance()) && noexcept(e.malformed()) && noexcept(e.truncated())
        && noexcept(e.location()) && noexcept(e.catalog()) && noexcept(e.template as<Code>()) && noexcept(e == e)
        && noexcept(e == Code::bare) && noexcept(e == HttpStatus::gone) && noexcept(e == std::error_code());
}

TEST(error, getters_and_comparisons_are_noexcept) { EXPECT_TRUE(reads_without_throwing(ApiError(Code::bare))); }

TEST(error, made_from_an_enumerator_has_the_values_of_its_row)
{
    const ApiError error = Code::bare;
    EXPECT_EQ(error.name(), "bare");
    EXPECT_EQ(error.type(), "");
    EXPECT_EQ(error.status(), HttpStatus::service_unavailable);
    EXPECT_EQ(error.message(), "Bare.");
    EXPECT_EQ(error.retry_class(), amiss::Retry::never);
    EXPECT_FALSE(error.retryable());
    EXPECT_EQ(error.grpc(), amiss::Grpc::data_loss);
    EXPECT_EQ(error.code(), std::error_code(Code::bare));
    EXPECT_EQ(error.catalog(), &amiss::catalog_of<Code>());
    EXPECT_EQ(error.provenance(), amiss::Provenance::local);
    EXPECT_EQ(error.location().file, nullptr);
}

TEST(error, values_that_were_not_set_are_absent)
{
    const ApiError error = Code::bare;
    for (const std::string_view text :
         {error.param(), error.request_id(), error.doc_url(), error.details(), error.context(), error.detail("left")})
        EXPECT_EQ(text.data(), nullptr);
    EXPECT_TRUE(error.violations().empty());
    EXPECT_FALSE(error.rate_limit() || error.timestamp() || error.retry_after());
    EXPECT_FALSE(error.cause());
    EXPECT_FALSE(error.malformed() || error.truncated());
}

TEST(error, template_is_filled_whatever_the_order_of_the_setters)
{
    int order[] = {0, 1, 2};
    do {
        ApiError error = Code::sold_out;
        for (int step = 0; step < 3; ++step) {
            EXPECT_EQ(error.message(), "None left.");
            if (order[step] == 0) error.with_param("sku");
            if (order[step] == 1) error.with_detail("left", 0);
            if (order[step] == 2) error.with_retry_after(9s);
        }
        EXPECT_EQ(error.message(), "sku: 0 left, 9 s to wait");
    } while (std::next_permutation(order, order + 3));
}

TEST(error, template_is_filled_again_when_a_value_changes_or_goes)
{
    ApiError error = ApiError(Code::sold_out).with_param("a").with_detail("left", 1).with_retry_after(2);
    EXPECT_EQ(error.with_param("b").message(), "b: 1 left, 2 s to wait");
    EXPECT_EQ(error.with_detail("left", "few").message(), "b: few left, 2 s to wait");
    EXPECT_EQ(error.with_param("").message(), "None left.");
}

TEST(error, template_without_a_plain_text_falls_back_to_the_reason_phrase)
{
    EXPECT_EQ(ApiError(Code::reserved).message(), "Locked");
    EXPECT_EQ(ApiError(Code::reserved).with_detail("by", "{param}").message(), "Held for {param}.");
}

TEST(error, doubled_braces_are_braces) { EXPECT_EQ(ApiError(Code::braces).message(), "100{%}"); }

TEST(error, own_message_wins_over_the_template)
{
    ApiError error = ApiError(Code::reserved).with_detail("by", "x").with_message("Mine {by}").with_detail("by", "y");
    EXPECT_EQ(error.message(), "Mine {by}");
    EXPECT_EQ(error.with_message("").message(), "");
}

TEST(error, a_negative_delay_is_0_and_a_huge_one_does_not_wrap)
{
    EXPECT_EQ(ApiError(Code::bare).with_retry_after(-5s).retry_after(), 0s);
    EXPECT_EQ(ApiError(Code::bare).with_retry_after(-5).retry_after(), 0s);
    EXPECT_EQ(ApiError(Code::bare).with_retry_after(std::numeric_limits<std::uint64_t>::max()).retry_after(),
              1'000'000'000s);
    EXPECT_EQ(ApiError(Code::bare).with_retry_after(std::chrono::seconds::max()).retry_after(), 1'000'000'000s);
}

TEST(error, timestamp_is_kept_to_the_second_even_before_1970)
{
    using Time = std::chrono::system_clock::time_point;
    EXPECT_EQ(ApiError(Code::bare).with_timestamp(Time(1500ms)).timestamp(), Time(1s));
    EXPECT_EQ(ApiError(Code::bare).with_timestamp(Time(-1500ms)).timestamp(), Time(-2s));
}

TEST(error, field_keeps_all_its_violations_in_order_and_equal_ones_are_one)
{
    const ApiError error = ApiError(Code::bare)
                               .with_violation("b", "1")
                               .with_violation("a", "2")
                               .with_violation("b", "3")
                               .with_violation("a", "1")
                               .with_violation("b", "1")
                               .with_violation("", "4")
                               .with_violation("", "5")
                               .with_violation("", "4");
    const amiss::Violation wanted[] = {{"b", "1"}, {"a", "2"}, {"b", "3"}, {"a", "1"}, {"", "4"}, {"", "5"}};
    ASSERT_EQ(error.violations().size(), std::size(wanted));
    for (std::size_t at = 0; at < std::size(wanted); ++at) EXPECT_EQ(error.violations()[at], wanted[at]) << at;
}

TEST(error, all_messages_of_a_field_count_when_errors_are_compared)
{
    const auto with = [](auto... messages) {
        ApiError error = Code::bare;
        (error.with_violation("f", messages), ...);
        return error;
    };
    EXPECT_EQ(with("1", "2"), with("1", "2"));
    EXPECT_EQ(with("1", "2"), with("2", "1"));
    EXPECT_NE(with("1", "2"), with("1"));
    EXPECT_NE(with("1"), with("1", "2"));
    EXPECT_NE(with("1", "2"), with("1", "3"));
}

TEST(error, value_outside_the_catalogue_is_foreign)
{
    const ApiError error{static_cast<cstar::Code>(999)};
    EXPECT_EQ(error.status(), HttpStatus::internal_server_error);
    EXPECT_EQ(error.name(), "");
    EXPECT_EQ(error.cause().value(), 999);
    EXPECT_STREQ(error.cause().category().name(), "cstar");
    EXPECT_FALSE(error.as<cstar::Code>());
    EXPECT_EQ(error.code(), std::error_code(500, amiss::http_status_category()));
    EXPECT_EQ(ApiError{static_cast<cstar::Code>(0)}.status(), HttpStatus::internal_server_error);
}

TEST(error, foreign_codes_are_a_500_with_a_cause)
{
    std::error_code filesystem;
    EXPECT_EQ(std::filesystem::file_size("/no/such/file", filesystem), static_cast<std::uintmax_t>(-1));
    const std::error_code asio = boost::asio::error::make_error_code(boost::asio::error::eof);
    for (const std::error_code& code : {std::error_code(EACCES, std::system_category()), filesystem, asio}) {
        const ApiError error{code};
        EXPECT_EQ(error.status(), HttpStatus::internal_server_error);
        EXPECT_EQ(error.cause(), code);
        EXPECT_EQ(error.name(), "");
        EXPECT_EQ(error.message(), "Internal Server Error");
        EXPECT_EQ(error.catalog(), nullptr);
        EXPECT_EQ(error, code) << "an error equals its cause";
    }
    EXPECT_EQ(ApiError{filesystem}, std::errc::no_such_file_or_directory);
    EXPECT_NE(ApiError{filesystem}, std::errc::permission_denied);
}

TEST(error, catalogued_error_code_keeps_its_row)
{
    const ApiError error{std::error_code(Code::sold_out)};
    EXPECT_EQ(error.as<Code>(), Code::sold_out);
    EXPECT_FALSE(error.cause());
    EXPECT_EQ(error.message(), "None left.");
}

TEST(error, made_from_a_status_has_its_reason_phrase_and_classes)
{
    const ApiError error{HttpStatus::too_many_requests};
    EXPECT_EQ(error.message(), "Too Many Requests");
    EXPECT_EQ(error.name(), "");
    EXPECT_EQ(error.code(), std::error_code(429, amiss::http_status_category()));
    EXPECT_EQ(error, amiss::Retry::after_delay);
    EXPECT_EQ(error.grpc(), amiss::Grpc::resource_exhausted);
    EXPECT_FALSE(error.cause());
    EXPECT_EQ(ApiError{error.code()}.status(), HttpStatus::too_many_requests);
    EXPECT_EQ(ApiError{static_cast<HttpStatus>(-1)}.status(), HttpStatus::none);
    EXPECT_EQ(ApiError{static_cast<HttpStatus>(70000)}.status(), HttpStatus::none);
    EXPECT_EQ(ApiError{static_cast<HttpStatus>(299)}.status(), static_cast<HttpStatus>(299));
}

TEST(error, a_row_without_a_status_is_for_failures_without_a_response)
{
    const ApiError error = Code::offline;
    EXPECT_EQ(amiss::to_int(error.status()), 0);
    EXPECT_EQ(error.message(), "Offline.");
    EXPECT_TRUE(error.retryable());
    EXPECT_EQ(error.grpc(), amiss::Grpc::unavailable);
}

// Checks == and != in both orders, with an equal and a different value.
template <class What>
void compares(const ApiError& error, What same, What other)
{
    EXPECT_TRUE(error == same);
    EXPECT_TRUE(same == error);
    EXPECT_FALSE(error != same);
    EXPECT_FALSE(same != error);
    EXPECT_FALSE(error == other);
    EXPECT_FALSE(other == error);
    EXPECT_TRUE(error != other);
    EXPECT_TRUE(other != error);
}

TEST(error, compares_in_both_orders_with_everything_that_it_can_equal)
{
    const ApiError error = Code::bare;
    compares(error, Code::bare, Code::braces);
    compares(error, HttpStatus::service_unavailable, HttpStatus::bad_gateway);
    compares(error, amiss::Retry::never, amiss::Retry::after_delay);
    compares(error, std::errc::no_space_on_device, std::errc::resource_unavailable_try_again);
    compares(error, std::error_code(Code::bare), std::error_code(Code::braces));
    compares(ApiError(Code::reserved), depot::Type::stock_error, depot::Type::other_error);
}

TEST(error, differs_from_a_code_of_another_catalogue_with_the_same_value)
{
    EXPECT_NE(ApiError(Code::sold_out), cstar::Code::authentication_required);
    EXPECT_NE(ApiError(Code::sold_out), std::error_code(cstar::Code::authentication_required));
    EXPECT_FALSE(ApiError(Code::sold_out).as<cstar::Code>());
    EXPECT_NE(ApiError(cstar::Code::internal_error), amiss::cstar_v1::Code::server_error);
}

// A second shared library would have its own object for the same catalogue.
TEST(error, equals_codes_of_a_copy_of_its_catalogue)
{
    const amiss::detail::CatalogCategory copy(amiss::catalog_of<Code>());
    const std::error_code theirs(static_cast<int>(Code::bare), copy);
    EXPECT_EQ(ApiError(Code::bare), theirs);
    EXPECT_NE(ApiError(Code::braces), theirs);
    EXPECT_EQ(ApiError{theirs}.as<Code>(), Code::bare);
    EXPECT_EQ(ApiError{theirs}, ApiError(Code::bare));
}

TEST(error, never_equals_a_value_of_zero)
{
    const ApiError foreign{HttpStatus::not_found};
    EXPECT_NE(foreign, static_cast<amiss::Retry>(0));
    EXPECT_NE(foreign, static_cast<depot::Type>(0));
    EXPECT_NE(foreign, static_cast<Code>(0));
    EXPECT_NE(foreign, static_cast<std::errc>(0));
    EXPECT_NE(foreign, std::error_code());
}

TEST(error, equals_another_with_the_same_public_values)
{
    const ApiError error = ApiError(Code::bare).with_detail("a", 1).with_violation("f", "m");
    EXPECT_EQ(error, ApiError(error).with_context("internal").with_cause(std::make_error_code(std::errc::io_error)));
    EXPECT_NE(error, ApiError(error).with_param("p"));
    EXPECT_NE(error, ApiError(error).with_detail("a", 2));
    EXPECT_NE(error, ApiError(error).with_violation("g", "m"));
    EXPECT_NE(error, ApiError(Code::braces).with_detail("a", 1).with_violation("f", "m"));
}

TEST(error, a_portable_condition_is_a_foreign_code)
{
    const amiss::ApiError error{std::errc::permission_denied};
    EXPECT_EQ(error, std::errc::permission_denied);
    EXPECT_EQ(error, std::make_error_code(std::errc::permission_denied));
    EXPECT_EQ(error.status(), amiss::HttpStatus::internal_server_error);
}

TEST(error, delays_are_rounded_up_to_seconds)
{
    using namespace std::chrono_literals;
    const auto delay = [](auto time) {
        return amiss::ApiError(amiss::HttpStatus::too_many_requests).with_retry_after(time).retry_after();
    };
    EXPECT_EQ(delay(1500ms), 2s);
    EXPECT_EQ(delay(2min), 120s);
    EXPECT_EQ(delay(-1ms), 0s);
}

TEST(error, details_beyond_16_mib_are_left_out_whole)
{
    amiss::ApiError error(amiss::HttpStatus::bad_request);
    error.with_detail("a", std::string((16U << 20) + 4, 'A')).with_detail("b", 1);
    EXPECT_TRUE(error.truncated());
    EXPECT_EQ(error.details(), R"({"b":1})");
    error.with_param("p");
    EXPECT_EQ(error.param(), "p");
}

} // namespace
