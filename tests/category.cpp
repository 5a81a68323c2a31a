// SPDX-License-Identifier: BSL-1.0
// Tests of catalogues as std::error_code: categories, conditions, conversions, before and after main.
#include <amiss/category.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>
#include <type_traits>
#include <unordered_map>

namespace {

namespace cstar = amiss::cstar;
using amiss::HttpStatus;
using amiss::Retry;
using cstar::Code;
using cstar::Type;

// Uses codes in its constructor and in its destructor. As the first global of this file it is constructed before any
// other could initialise something, and it is destroyed after main.
struct FromFirstToLast {
    bool constructed_well = false;
    std::error_code kept;

    static bool holds(const std::error_code& code)
    {
        return code == HttpStatus::too_many_requests && code == Type::rate_limit_error && code == Retry::after_delay
            && code == std::errc::resource_unavailable_try_again && code == Code::rate_limit_exceeded
            && code.message() == "Too many requests. Try again later." && std::string(code.category().name()) == "cstar"
            && std::error_code(404, amiss::http_status_category()).message() == "Not Found";
    }
    FromFirstToLast() : kept(Code::rate_limit_exceeded) { constructed_well = holds(kept); }
    ~FromFirstToLast()
    {
        if (holds(kept)) return;
        std::fputs("a code does not work in a static destructor\n", stderr);
        std::_Exit(1);
    }
};
const FromFirstToLast first_to_last;

static_assert(std::is_error_code_enum_v<Code> && !std::is_error_condition_enum_v<Code>);
static_assert(std::is_error_condition_enum_v<Type> && std::is_error_condition_enum_v<HttpStatus>);
static_assert(std::is_error_condition_enum_v<Retry> && !std::is_error_code_enum_v<HttpStatus>);
static_assert(noexcept(make_error_code(Code::key_expired)) && noexcept(amiss::category_of<Code>()));

TEST(category, codes_work_in_static_constructors) { EXPECT_TRUE(first_to_last.constructed_well); }

TEST(category, enumerator_becomes_a_code_and_back)
{
    const std::error_code code = Code::key_expired;
    EXPECT_TRUE(code);
    EXPECT_EQ(code.value(), static_cast<int>(Code::key_expired));
    EXPECT_EQ(code.category(), amiss::category_of<Code>());
    EXPECT_EQ(code, Code::key_expired);
    EXPECT_NE(code, Code::internal_error);
    EXPECT_NE(std::error_code(Code::key_expired), std::error_code(amiss::onestack::Code::token_expired));
}

TEST(category, message_is_the_rows_plain_text)
{
    EXPECT_EQ(std::error_code(Code::key_expired).message(), "The API key is past its expiration date.");
    EXPECT_EQ(std::error_code(Code::parameter_missing).message(), "A necessary parameter is absent.");
    EXPECT_EQ(amiss::category_of<Code>().message(0), "Unknown error code");
    EXPECT_EQ(amiss::category_of<Code>().message(-7), "Unknown error code");
}

TEST(category, names)
{
    EXPECT_STREQ(amiss::category_of<amiss::onestack::Code>().name(), "onestack");
    EXPECT_STREQ(amiss::http_status_category().name(), "amiss.http_status");
    EXPECT_STREQ(make_error_condition(Retry::never).category().name(), "amiss.retry");
    EXPECT_STREQ(make_error_condition(Type::api_error).category().name(), "amiss.type");
    EXPECT_EQ(make_error_condition(Retry::never).message(), "never to be repeated");
    EXPECT_EQ(make_error_condition(static_cast<Retry>(9)).message(), "unknown retry class");
    EXPECT_EQ(make_error_condition(Type::api_error).message(), "api_error");
    EXPECT_EQ(make_error_condition(HttpStatus::gone).message(), "Gone");
}

TEST(category, every_code_equals_its_status_type_and_retry_class_and_no_other)
{
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        SCOPED_TRACE(row.name);
        const std::error_code code = static_cast<Code>(row.value);
        for (int status = 0; status <= 600; ++status)
            ASSERT_EQ(code == static_cast<HttpStatus>(status), status == amiss::to_int(row.status));
        for (int retry = 0; retry <= 4; ++retry)
            ASSERT_EQ(code == static_cast<Retry>(retry), retry == static_cast<int>(row.retry));
        int types = 0;
        for (int type = 0; type < 70; ++type) types += code == static_cast<Type>(type) ? 1 : 0;
        EXPECT_EQ(types, 1);
    }
}

TEST(category, errc_where_one_fits)
{
    EXPECT_EQ(std::error_code(Code::invalid_json), std::errc::invalid_argument);
    EXPECT_EQ(std::error_code(Code::key_expired), std::errc::permission_denied);
    EXPECT_NE(std::error_code(Code::key_expired), std::errc::invalid_argument);
    const std::error_code none = Code::resource_not_found;
    EXPECT_EQ(none.default_error_condition().category(), amiss::category_of<Code>());
    EXPECT_EQ(std::error_code(Code::key_expired).default_error_condition(), std::errc::permission_denied);
}

TEST(category, code_equals_a_condition_of_its_own_category)
{
    const std::error_code code = Code::key_expired;
    EXPECT_EQ(code, std::error_condition(code.value(), code.category()));
    EXPECT_NE(code, std::error_condition(code.value() + 1, code.category()));
    EXPECT_NE(code, std::error_condition(code.value(), amiss::category_of<amiss::onestack::Code>()));
}

TEST(category, status_codes_are_codes_too)
{
    const std::error_code code(429, amiss::http_status_category());
    EXPECT_EQ(code, HttpStatus::too_many_requests);
    EXPECT_NE(code, HttpStatus::not_found);
    EXPECT_EQ(code, Retry::after_delay);
    EXPECT_EQ(code, std::errc::resource_unavailable_try_again);
    EXPECT_NE(std::error_code(404, amiss::http_status_category()), std::errc::invalid_argument);
    EXPECT_NE(code, Type::rate_limit_error);
}

TEST(category, zero_and_foreign_codes_are_no_error_of_ours)
{
    for (const std::error_code& code :
         {std::error_code(), std::error_code(0, amiss::category_of<Code>()),
          std::error_code(9999, amiss::category_of<Code>()), std::error_code(404, std::generic_category()),
          std::make_error_code(std::errc::permission_denied)}) {
        EXPECT_FALSE(code == HttpStatus::none || code == HttpStatus::not_found || code == HttpStatus::forbidden);
        EXPECT_FALSE(code == Retry::never || code == Retry::if_idempotent || code == static_cast<Retry>(0));
        EXPECT_FALSE(code == Type::api_error || code == static_cast<Type>(0));
    }
    EXPECT_FALSE(std::error_code(0, amiss::category_of<Code>()));
}

TEST(category, same_code_compares_catalogue_and_value)
{
    using amiss::same_code;
    const std::error_code ours = Code::key_expired;
    EXPECT_TRUE(same_code(ours, Code::key_expired));
    EXPECT_FALSE(same_code(ours, Code::internal_error));
    EXPECT_FALSE(same_code(ours, static_cast<amiss::onestack::Code>(ours.value())));
    EXPECT_FALSE(same_code(ours, std::error_code(ours.value(), std::generic_category())));
    EXPECT_FALSE(same_code(std::error_code(ours.value(), std::generic_category()), ours));
    EXPECT_TRUE(same_code(std::make_error_code(std::errc::io_error), std::make_error_code(std::errc::io_error)));
    EXPECT_FALSE(same_code({5, std::generic_category()}, {5, std::iostream_category()}));
}

TEST(category, codes_are_keys_of_maps_and_causes_of_exceptions)
{
    const std::unordered_map<std::error_code, int> map{{Code::key_expired, 1}, {Code::invalid_json, 2}};
    EXPECT_EQ(map.at(Code::invalid_json), 2);
    const std::system_error thrown(Code::key_expired, "while signing in");
    EXPECT_EQ(thrown.code(), HttpStatus::unauthorized);
    EXPECT_STREQ(thrown.what(), "while signing in: The API key is past its expiration date.");
}

TEST(category, message_without_a_string)
{
    EXPECT_EQ(amiss::message(Code::internal_error), make_error_code(Code::internal_error).message());
    EXPECT_EQ(amiss::message(std::error_code(404, amiss::http_status_category())), "Not Found");
    EXPECT_EQ(amiss::message(std::make_error_code(std::errc::io_error)), "");
}

} // namespace
