// SPDX-License-Identifier: BSL-1.0
// Tests of what is known of presence before there is an error: always, never, or where which fields have values.
#include <amiss/detail/write/known_presence.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace amiss;
using namespace amiss::detail;

// The condition of the whole value as a text: "always", "never", or the numbers of the fields.
template <std::size_t Nodes>
std::string presence_of(const Layout<Nodes>& layout, bool for_row = true, std::string_view base = "")
{
    constexpr Columns columns;
    KnownPresence presence(for_row, base, columns);
    const Condition there = presence.of_value(layout.nodes.data());
    if (presence.failed()) return "failed";
    if (there.always) return "always";
    if (there.never()) return "never";
    std::string text;
    const auto add = [&text](char sign, std::uint32_t bits) {
        for (const FieldRow& row : field_table) {
            if ((bits & field_bit(row.kind)) != 0) text += sign + std::string(row.name);
        }
    };
    add('|', there.any);
    add('&', there.all);
    return text;
}

TEST(known_presence, of_fields)
{
    EXPECT_EQ(presence_of(as_layout(field::code)), "always");
    EXPECT_EQ(presence_of(as_layout(field::code), false), "|code");
    EXPECT_EQ(presence_of(as_layout(field::status), false), "always");
    EXPECT_EQ(presence_of(as_layout(field::doc_url)), "never");
    EXPECT_EQ(presence_of(as_layout(field::doc_url), true, "https://x/"), "always");
    EXPECT_EQ(presence_of(as_layout(field::param)), "|param");
    EXPECT_EQ(presence_of(as_layout(field::detail("x"))), "never");
    EXPECT_EQ(presence_of(text("a", field::param)), "|param");
    EXPECT_EQ(presence_of(text("a", field::detail("x"))), "never");
}

TEST(known_presence, of_what_is_around_them)
{
    EXPECT_EQ(presence_of(object(optional_member("p", field::param), optional_member("m", field::message))),
              "|message|param");
    EXPECT_EQ(presence_of(object(member("p", field::param))), "always");
    EXPECT_EQ(presence_of(object(optional_member("p", field::detail("x")))), "never");
    EXPECT_EQ(presence_of(array(each_violation(field::violation_message))), "never");
    EXPECT_EQ(presence_of(first_of(field::param, field::retry_after)), "|param|retry_after");
    EXPECT_EQ(presence_of(first_of(field::param, "x")), "always");
    EXPECT_EQ(presence_of(object(member("p", 1).when(field::param))), "|param");
    EXPECT_EQ(presence_of(object(optional_member("p", field::message).when(field::param))), "|message&param");
    EXPECT_EQ(presence_of(object(member("p", 1).when(field::code))), "always");
    EXPECT_EQ(presence_of(object(member("p", 1).when(field::detail("x")))), "never");
    EXPECT_EQ(presence_of(object(optional_member("p", field::message).when(field::param),
                                 optional_member("q", field::retry_after))),
              "failed");
}

TEST(known_presence, a_variant_is_there_with_any_field_of_it)
{
    EXPECT_EQ(presence_of(variants("k", object(member("k", "A"), member("p", field::param)),
                                   object(member("k", "B"), member("o", object(member("m", field::message)))))),
              "|message|param");
    EXPECT_EQ(presence_of(variants("k", object(member("k", "A"), member("c", field::code)))), "always");
    EXPECT_EQ(presence_of(variants("k", object(member("k", "A"), member("n", 1)))), "never");
    EXPECT_EQ(presence_of(variants("k", object(member("k", "A"), member("s", field::status).when(field::param)))),
              "|param");
}

} // namespace
