// SPDX-License-Identifier: BSL-1.0
// Tests of bodies that do not fit: which members are left out first, and where the message is cut.
#include <amiss/detail/write/shrink_to_fit.hpp>

#include "support/guarded_buffer.hpp"

#include <amiss/apis/cstar.hpp>
#include <amiss/detail/write/resolve_fallback.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

namespace {

using namespace amiss;
using namespace amiss::detail;

constexpr auto layout =
    object(member("m", field::message), optional_member("p", field::param), optional_member("i", field::request_id));
constexpr Plan plan = plan_of(layout);

std::string shrunk(std::size_t capacity)
{
    const ApiError error =
        ApiError(cstar::Code::invalid_json).with_message("a\xC3\xA4z").with_param("p1").with_request_id("r1");
    FieldValues values(error, {});
    resolve_fallback(values, plan);
    GuardedBuffer buffer(capacity);
    const std::size_t size = shrink_to_fit(plan, values, measure(plan, values, all_options), buffer.data(), capacity);
    std::string body(buffer.data(), size);
    EXPECT_TRUE(buffer.is_intact(capacity));
    return body;
}

TEST(shrink_to_fit, optional_members_are_left_out_from_the_last_and_then_the_message_is_cut)
{
    const std::string whole = "{\"m\":\"a\xC3\xA4z\",\"p\":\"p1\",\"i\":\"r1\"}";
    EXPECT_EQ(shrunk(whole.size()), whole);
    EXPECT_EQ(shrunk(whole.size() - 1), "{\"m\":\"a\xC3\xA4z\",\"p\":\"p1\"}");
    EXPECT_EQ(shrunk(13), "{\"m\":\"a\xC3\xA4z\"}") << "it has 12 bytes";
    EXPECT_EQ(shrunk(11), "{\"m\":\"a\xC3\xA4\"}");
    EXPECT_EQ(shrunk(10), R"({"m":"a"})") << "no code point is cut";
    EXPECT_EQ(shrunk(8), R"({"m":""})");
    EXPECT_EQ(shrunk(7), "") << "the smallest body does not fit";
    EXPECT_EQ(shrunk(0), "");
}

} // namespace
