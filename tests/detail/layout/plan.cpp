// SPDX-License-Identifier: BSL-1.0
// Tests of plans: what writing and reading know of a layout or an envelope.
#include <amiss/detail/layout/plan.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss;

constexpr auto layout = object(member("code", field::code));
constexpr detail::Plan plain = detail::plan_of(layout);
constexpr detail::Plan bound = detail::plan_of(cstar::envelope);

static_assert(plain.layout.size == 2 && plain.catalog == nullptr && plain.fallback() == nullptr);
static_assert(plain.options == &layout.options);
static_assert(bound.layout.nodes == decltype(cstar::envelope)::layout.nodes.data());
static_assert(bound.options == &cstar::envelope.options && bound.catalog == &catalog_of<cstar::Code>());

TEST(plan, the_fallback_is_the_row_of_the_envelopes_code)
{
    ASSERT_NE(bound.fallback(), nullptr);
    EXPECT_EQ(bound.fallback()->name, "internal_error");
}

} // namespace
