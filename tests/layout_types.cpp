// SPDX-License-Identifier: BSL-1.0
// Tests of layouts and members as types: constants, and members with a condition.
#include <amiss/layout_types.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/layout.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace {

using namespace amiss;

constexpr auto member_of = optional_member("a", field::param);
static_assert(std::is_same_v<std::remove_const_t<decltype(member_of)>, Member<1>>);
static_assert(std::is_same_v<std::remove_const_t<decltype(object(member_of))>, Layout<2>>);

TEST(layout_types, a_condition_changes_only_the_copy)
{
    constexpr auto with_condition = member_of.when(field::detail("url"));
    EXPECT_EQ(with_condition.nodes[0].when, FieldKind::detail);
    EXPECT_EQ(with_condition.nodes[0].when_text, "url");
    EXPECT_EQ(member_of.nodes[0].when, FieldKind::none);
}

TEST(layout_types, a_member_that_is_only_read_is_never_written)
{
    static constexpr auto layout =
        object(member("id", field::request_id), member("code", field::code).also("Code").read_only(),
               member("old", object(member("message", field::message))).read_only());
    const ApiError error = ApiError(cstar::Code::invalid_json).with_request_id("r");
    EXPECT_EQ(to_string(layout, error), R"({"id":"r"})");
    EXPECT_EQ(to_string(envelope(cstar::Code::internal_error, [] { return layout; }), error), R"({"id":"r"})");
    for (const std::string body : {R"({"id":"r","code":"invalid_json","old":{"message":"Sent."}})",
                                   R"({"Code":"invalid_json","old":{"message":"Sent."},"id":"r"})"}) {
        const ApiError read_back = read<cstar::Code>(layout, Received{400, body});
        EXPECT_EQ(read_back, cstar::Code::invalid_json) << body;
        EXPECT_EQ(read_back.message(), "Sent.") << body;
        EXPECT_EQ(read_back.request_id(), "r") << body;
    }
    EXPECT_FALSE(read<cstar::Code>(layout, Received{400, R"({"id":"r"})"}).malformed()) << "no body has to have it";
}

} // namespace
