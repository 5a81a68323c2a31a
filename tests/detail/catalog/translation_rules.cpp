// SPDX-License-Identifier: BSL-1.0
// Tests of the rules of a translation: their grammar, and which one is found.
#include <amiss/detail/catalog/translation_rules.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/translate.hpp>

#include <gtest/gtest.h>

namespace {

namespace cstar = amiss::cstar;
using amiss::From;
using amiss::Otherwise;
using amiss::To;
using amiss::detail::is_translation;

static_assert(is_translation<Otherwise<cstar::Code>>());
static_assert(is_translation<From<cstar::Type>, To<cstar::Code>, Otherwise<cstar::Code>>());
static_assert(!is_translation<>());
static_assert(!is_translation<From<cstar::Type>, To<cstar::Code>>(), "without a rule for all others");
static_assert(!is_translation<To<cstar::Code>, From<cstar::Type>, Otherwise<cstar::Code>>());
static_assert(!is_translation<From<cstar::Type>, Otherwise<cstar::Code>>(), "without a target");
static_assert(!is_translation<Otherwise<cstar::Code>, From<cstar::Type>, To<cstar::Code>>(),
              "the default is the last rule");
static_assert(!is_translation<int, To<cstar::Code>, Otherwise<cstar::Code>>());

TEST(translation_rules, kind_decides_and_not_the_order)
{
    constexpr auto table =
        amiss::translation(amiss::from(amiss::HttpStatus::unauthorized), amiss::to(cstar::Code::database_error),
                           amiss::from(cstar::Code::key_expired), amiss::to(cstar::Code::internal_error),
                           amiss::otherwise(cstar::Code::resource_not_found));
    const auto target = [&](cstar::Code code) {
        return static_cast<cstar::Code>(
            amiss::detail::find_rule(table.rules.data(), table.rules.size(), amiss::ApiError(code)).to);
    };
    EXPECT_EQ(target(cstar::Code::key_expired), cstar::Code::internal_error);
    EXPECT_EQ(target(cstar::Code::invalid_api_key), cstar::Code::database_error);
    EXPECT_EQ(target(cstar::Code::invalid_json), cstar::Code::resource_not_found);
}

TEST(translation_rules, a_later_rule_of_a_later_kind_changes_nothing)
{
    constexpr auto table =
        amiss::translation(amiss::from(cstar::Code::key_expired), amiss::to(cstar::Code::internal_error),
                           amiss::from(cstar::Type::authentication_error), amiss::to(cstar::Code::invalid_json),
                           amiss::from(amiss::HttpStatus::unauthorized), amiss::to(cstar::Code::database_error),
                           amiss::otherwise(cstar::Code::resource_not_found));
    const auto target = [&](cstar::Code code) {
        return static_cast<cstar::Code>(
            amiss::detail::find_rule(table.rules.data(), table.rules.size(), amiss::ApiError(code)).to);
    };
    EXPECT_EQ(target(cstar::Code::key_expired), cstar::Code::internal_error);
    EXPECT_EQ(target(cstar::Code::invalid_api_key), cstar::Code::invalid_json);
}

} // namespace
