// SPDX-License-Identifier: BSL-1.0
// Tests of what a row says for the fields that follow from it.
#include <amiss/detail/layout/row_value.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using amiss::Column;
using amiss::FieldKind;
using amiss::FieldStyle;
using amiss::Grpc;
using namespace amiss::detail;

constexpr Column given[] = {{"title", "Sold out", {}, 0}, {"rpc", {}, Digits(-32602), -32602}};

RowFacts facts(std::string_view name)
{
    return {name, "stock_error", 409, Grpc::aborted, {given, given + 2}, "shop.example.com", true, true};
}
std::string shown(const RowValue& value)
{
    const std::string text(value.view());
    return value.bare ? text : '"' + text + '"';
}
std::string number(std::string_view column, const RowFacts& of)
{
    return shown(value_of_row(FieldKind::code, FieldStyle::number, column, of));
}

TEST(row_value, a_code_as_a_number_is_its_column_or_its_name_or_the_status)
{
    EXPECT_EQ(number("rpc", facts("sold_out")), "-32602");
    EXPECT_EQ(number("title", facts("sold_out")), "409") << "a text is no number";
    EXPECT_EQ(number("other", facts("20404")), "20404") << "the row has no such column";
    EXPECT_EQ(number("other", facts("strange")), "409") << "nor a name that is a number";
    EXPECT_EQ(number("", facts("20404")), "20404");
    EXPECT_EQ(number("", facts("sold_out")), "409");
}

TEST(row_value, without_a_row_a_name_that_is_a_number_is_the_code)
{
    RowFacts unknown = facts("-32001");
    unknown.has_row = false;
    unknown.columns = {};
    EXPECT_EQ(number("rpc", unknown), "-32001");
    unknown.name = "strange";
    EXPECT_EQ(number("rpc", unknown), "409");
}

TEST(row_value, in_a_plain_layout_a_name_that_is_no_number_is_a_text)
{
    RowFacts plain = facts("sold_out");
    plain.bound = false;
    EXPECT_EQ(number("", plain), "\"sold_out\"");
    EXPECT_EQ(number("rpc", plain), "-32602");
    plain.name = "10001";
    EXPECT_EQ(number("", plain), "10001");
}

TEST(row_value, the_other_fields)
{
    const RowFacts of = facts("sold_out");
    EXPECT_EQ(shown(value_of_row(FieldKind::grpc, FieldStyle::plain, {}, of)), "\"ABORTED\"");
    EXPECT_EQ(shown(value_of_row(FieldKind::grpc, FieldStyle::number, {}, of)), "10");
    EXPECT_EQ(shown(value_of_row(FieldKind::domain, FieldStyle::plain, {}, of)), "\"shop.example.com\"");
    EXPECT_EQ(shown(value_of_row(FieldKind::column, FieldStyle::plain, "title", of)), "\"Sold out\"");
    EXPECT_EQ(shown(value_of_row(FieldKind::column, FieldStyle::plain, "rpc", of)), "-32602");
    EXPECT_EQ(shown(value_of_row(FieldKind::column, FieldStyle::plain, "none", of)), "\"\"");
}

TEST(row_value, a_grpc_code_is_read_in_every_form)
{
    for (int code = 0; code <= 16; ++code) {
        const std::string name(amiss::grpc_name(static_cast<Grpc>(code)));
        std::string lower = name;
        for (char& c : lower) c = to_lower(c);
        EXPECT_EQ(grpc_of(name), code);
        EXPECT_EQ(grpc_of(lower), code);
        EXPECT_EQ(grpc_of(std::to_string(code)), code);
    }
    EXPECT_EQ(grpc_of("canceled"), 1);
    for (const char* text : {"17", "-1", "08", "TEAPOT", ""}) EXPECT_EQ(grpc_of(text), -1) << text;
}

TEST(row_value, connect_spells_canceled_with_one_l)
{
    RowFacts of = facts("sold_out");
    of.grpc = Grpc::cancelled;
    EXPECT_EQ(value_of_row(FieldKind::grpc, FieldStyle::lower, {}, of).view(), "canceled");
    EXPECT_EQ(value_of_row(FieldKind::grpc, FieldStyle::plain, {}, of).view(), "CANCELLED");
}

TEST(row_value, a_code_as_a_uri_is_itself_or_follows_the_base)
{
    RowFacts of = facts("sold/out");
    of.doc_base = "https://shop.example.com/e#";
    const auto uri = [&of] { return value_of_row(FieldKind::code, FieldStyle::uri, {}, of); };
    EXPECT_EQ(uri().style, FieldStyle::uri);
    EXPECT_EQ(uri().view(), "sold/out");
    EXPECT_EQ(uri().base, "https://shop.example.com/e#");
    for (const char* absolute :
         {"https://example.com/a", "urn:ietf:params:acme:error:malformed", "tag:a.example,2026:x"}) {
        of.name = absolute;
        EXPECT_EQ(uri().style, FieldStyle::plain) << absolute;
        EXPECT_EQ(uri().view(), absolute);
    }
    for (const char* relative : {"sold_out", "1a:b", ":a", "a:", "a b:c", "a/b:c"}) {
        of.name = relative;
        EXPECT_EQ(uri().style, FieldStyle::uri) << relative;
    }
    of.has_row = false;
    EXPECT_EQ(uri().style, FieldStyle::plain) << "what was read is written as it was";
    of.is_status = true;
    EXPECT_EQ(uri().view(), "about:blank");
}

TEST(row_value, which_fields_have_one)
{
    EXPECT_TRUE(is_row_value(FieldKind::grpc, FieldStyle::plain) && is_row_value(FieldKind::column, FieldStyle::plain));
    EXPECT_TRUE(is_row_value(FieldKind::code, FieldStyle::number) && is_row_value(FieldKind::type, FieldStyle::kebab));
    EXPECT_FALSE(is_row_value(FieldKind::code, FieldStyle::plain) || is_row_value(FieldKind::type, FieldStyle::plain));
    EXPECT_FALSE(is_row_value(FieldKind::violation_code, FieldStyle::kebab));
}

} // namespace
