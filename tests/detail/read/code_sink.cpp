// SPDX-License-Identifier: BSL-1.0
// Tests of what tells the code of an error: codes in a style, columns, domains, gRPC codes, in any order.
#include <amiss/detail/read/field_sink.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace code_sunk {

enum class Code { declined = 1, empty, failed };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("code_sunk",
                                amiss::row(Code::declined, "card_declined", HttpStatus::payment_required, "card_error",
                                           "Declined.")
                                    .column("title", "Declined")
                                    .column("rpc", -32001),
                                amiss::row(Code::empty, "no credit", HttpStatus::payment_required, "", "No credit.")
                                    .column("title", "Declined"),
                                amiss::row(Code::failed, "failed", HttpStatus::internal_server_error, "", "Failed.")
                                    .column("title", "Failed"))
        .domain("pay.example.com");
}
enum class Other { declined = 1 };
constexpr auto amiss_catalog(Other)
{
    return amiss::catalog<Other>("code_sunk_other",
                                 amiss::row(Other::declined, "card_declined", amiss::HttpStatus::gone, "", "Gone."))
        .domain("other.example.com");
}

} // namespace code_sunk

namespace {

using namespace amiss;
using detail::FieldSink;
using detail::Node;

Node node_of(Field field) { return detail::as_layout(field).nodes[0]; }
const Node upper = node_of(field::code.as_upper_snake());
const Node number = node_of(field::code.as_number("rpc"));
const Node title = node_of(field::column("title"));
const Node domain = node_of(field::domain);
const Node grpc = node_of(field::grpc);
const Node type = node_of(field::type.as_kebab());

struct Sunk {
    explicit Sunk(const detail::CatalogList& list = &catalog_of<code_sunk::Code>()) : sink(error, list) {}
    bool put(const Node& node, std::string_view text) { return sink.put_row_value(node, "key", text); }
    std::string name() { return std::string(error.name()); }
    std::string context()
    {
        sink.finish();
        return std::string(error.context());
    }

    ApiError error{HttpStatus::payment_required};
    FieldSink sink;
};

TEST(code_sink, a_code_in_a_style_is_its_row)
{
    Sunk sunk;
    EXPECT_TRUE(sunk.put(upper, "CARD_DECLINED"));
    EXPECT_TRUE(sunk.error == code_sunk::Code::declined && sunk.sink.says_code());
    Sunk spaced;
    EXPECT_TRUE(spaced.put(upper, "NO_CREDIT"));
    EXPECT_TRUE(spaced.error == code_sunk::Code::empty);
    Sunk unknown;
    EXPECT_TRUE(unknown.put(upper, "NO_CARD"));
    EXPECT_EQ(unknown.name(), "NO_CARD");
}

TEST(code_sink, a_code_as_a_number_is_the_row_with_the_column)
{
    Sunk sunk;
    EXPECT_TRUE(sunk.put(number, "-32001"));
    EXPECT_TRUE(sunk.error == code_sunk::Code::declined);
    Sunk unknown;
    EXPECT_TRUE(unknown.put(number, "-32700"));
    EXPECT_EQ(unknown.name(), "-32700");
    Sunk status;
    EXPECT_TRUE(status.put(number, "402"));
    EXPECT_EQ(status.name(), "");
    EXPECT_NE(status.sink.taken(), 0U) << "it is what a row without the column has";
}

TEST(code_sink, a_column_gives_the_row_where_no_code_does)
{
    Sunk sunk;
    EXPECT_TRUE(sunk.put(title, "Failed"));
    EXPECT_TRUE(sunk.error == code_sunk::Code::failed);
    EXPECT_FALSE(sunk.sink.says_code());
    Sunk either;
    EXPECT_TRUE(either.put(title, "Declined"));
    EXPECT_EQ(either.name(), "") << "two rows have it, both with this status";
    Sunk unknown;
    EXPECT_TRUE(unknown.put(title, "Strange"));
    EXPECT_EQ(unknown.context(), "\"key\":\"Strange\"");
    EXPECT_FALSE(unknown.error.malformed());
}

TEST(code_sink, a_code_wins_over_a_column_before_or_after_it)
{
    Sunk before;
    before.put(title, "Failed");
    before.put(upper, "CARD_DECLINED");
    EXPECT_TRUE(before.error == code_sunk::Code::declined);
    Sunk after;
    after.sink.put_text(FieldKind::code, "code", "card_declined");
    after.put(title, "Failed");
    EXPECT_TRUE(after.error == code_sunk::Code::declined);
    Sunk unknown;
    unknown.put(title, "Failed");
    unknown.sink.put_text(FieldKind::code, "code", "strange");
    EXPECT_EQ(unknown.name(), "strange");
    EXPECT_EQ(unknown.error.catalog(), nullptr);
    Sunk status;
    status.put(title, "Failed");
    status.sink.put_text(FieldKind::code, "code", "402");
    EXPECT_TRUE(status.error == code_sunk::Code::failed) << "a status is no code";
}

TEST(code_sink, a_code_of_another_domain_is_no_code_of_the_catalogue)
{
    for (const bool first : {true, false}) {
        Sunk sunk;
        if (first) sunk.put(domain, "elsewhere.example.com");
        sunk.put(upper, "CARD_DECLINED");
        if (!first) sunk.put(domain, "elsewhere.example.com");
        EXPECT_EQ(sunk.name(), "CARD_DECLINED");
        EXPECT_EQ(sunk.error.catalog(), nullptr);
        EXPECT_EQ(sunk.context(), "\"key\":\"elsewhere.example.com\"");
        EXPECT_FALSE(sunk.error.malformed());
    }
    Sunk of_number;
    of_number.put(number, "-32001");
    of_number.put(domain, "elsewhere.example.com");
    EXPECT_EQ(of_number.name(), "-32001");
    Sunk of_column;
    of_column.put(title, "Failed");
    of_column.put(domain, "elsewhere.example.com");
    EXPECT_EQ(of_column.name(), "");
}

TEST(code_sink, a_domain_chooses_among_catalogues)
{
    const Catalog* const more[] = {&catalog_of<code_sunk::Other>()};
    const detail::CatalogList both(&catalog_of<code_sunk::Code>(), more, 1);
    for (const bool first : {true, false}) {
        Sunk sunk(both);
        if (first) sunk.put(domain, "other.example.com");
        sunk.put(upper, "CARD_DECLINED");
        if (!first) sunk.put(domain, "other.example.com");
        EXPECT_TRUE(sunk.error == code_sunk::Other::declined);
    }
    Sunk own(both);
    own.put(upper, "CARD_DECLINED");
    own.put(domain, "pay.example.com");
    EXPECT_TRUE(own.error == code_sunk::Code::declined);
}

TEST(code_sink, a_grpc_code_is_kept)
{
    Sunk sunk;
    EXPECT_FALSE(sunk.sink.grpc());
    EXPECT_TRUE(sunk.put(grpc, "resource_exhausted"));
    EXPECT_EQ(sunk.sink.grpc(), Grpc::resource_exhausted);
    Sunk wrong;
    EXPECT_FALSE(wrong.put(grpc, "TEAPOT"));
    EXPECT_FALSE(wrong.sink.grpc());
    EXPECT_EQ(wrong.context(), "\"key\":\"TEAPOT\"");
    EXPECT_TRUE(wrong.error.malformed());
}

TEST(code_sink, a_type_in_a_style_is_the_catalogues)
{
    Sunk sunk;
    sunk.put(type, "card-error");
    sunk.put(upper, "STRANGE");
    EXPECT_EQ(sunk.error.type(), "card_error");
}

TEST(code_sink, missing_values_say_nothing)
{
    Sunk sunk;
    for (const Node& node : {upper, title, domain, grpc, type}) EXPECT_TRUE(sunk.put(node, ""));
    for (const Node& node : {upper, title, domain, type}) EXPECT_TRUE(sunk.put(node, "null"));
    EXPECT_EQ(sunk.sink.taken(), 0U);
}

TEST(code_sink, a_name_says_more_than_a_number)
{
    const auto put_name = [](Sunk& sunk, std::string_view name) { sunk.sink.put_text(FieldKind::code, "name", name); };
    Sunk known; // -32001 is that of another row
    known.put(number, "-32001");
    EXPECT_EQ(known.name(), "card_declined");
    put_name(known, "failed");
    EXPECT_EQ(known.name(), "failed");
    Sunk unknown;
    unknown.put(number, "-32001");
    put_name(unknown, "other_name");
    EXPECT_EQ(unknown.name(), "other_name");
    Sunk of_no_row;
    of_no_row.put(number, "404");
    EXPECT_EQ(of_no_row.name(), "404");
    put_name(of_no_row, "no credit");
    EXPECT_EQ(of_no_row.name(), "no credit");
    Sunk without_name;
    without_name.put(number, "404");
    put_name(without_name, "");
    EXPECT_EQ(without_name.name(), "404");
    put_name(without_name, "this is no name");
    EXPECT_EQ(without_name.name(), "404");
    Sunk name_first;
    put_name(name_first, "failed");
    name_first.put(number, "-32001");
    EXPECT_EQ(name_first.name(), "failed");
}

TEST(code_sink, a_uri_is_a_code_of_this_api_or_of_none)
{
    const Node uri = node_of(field::code.as_uri());
    for (const char* text : {"no credit", "no%20credit"}) {
        Sunk sunk;
        sunk.put(uri, text);
        EXPECT_EQ(sunk.name(), "no credit") << text;
    }
    Sunk blank;
    blank.put(uri, "about:blank");
    EXPECT_EQ(blank.name(), "");
    EXPECT_TRUE(blank.sink.says_code());
    Sunk other;
    other.put(uri, "https://example.com/no%20credit");
    EXPECT_EQ(other.name(), "https://example.com/no%20credit");
    Sunk with_base(detail::CatalogList(&catalog_of<code_sunk::Code>(), nullptr, 0, "https://example.com/"));
    with_base.put(uri, "https://example.com/no%20credit");
    EXPECT_EQ(with_base.name(), "no credit");
}

TEST(code_sink, a_uri_wins_over_a_column_before_it)
{
    const Node uri = node_of(field::code.as_uri());
    Sunk sunk(detail::CatalogList(&catalog_of<code_sunk::Code>(), nullptr, 0, "https://example.com/"));
    sunk.put(title, "Failed");
    sunk.put(uri, "https://example.com/no%20credit");
    EXPECT_TRUE(sunk.error == code_sunk::Code::empty);
    Sunk unknown;
    unknown.put(title, "Failed");
    unknown.put(uri, "https://example.com/lost");
    EXPECT_EQ(unknown.name(), "https://example.com/lost");
    Sunk blank;
    blank.put(title, "Failed");
    blank.put(uri, "about:blank");
    EXPECT_TRUE(blank.error == code_sunk::Code::failed);
}

TEST(code_sink, a_name_may_be_in_the_records_of_the_error)
{
    Sunk sunk;
    sunk.put(number, "404");
    sunk.sink.put_text(FieldKind::param, "param", "code_from_a_string_with_escapes");
    sunk.sink.put_text(FieldKind::code, "name", sunk.error.param()); // the records move when the number is erased
    EXPECT_EQ(sunk.name(), "code_from_a_string_with_escapes");
    EXPECT_EQ(sunk.error.param(), "code_from_a_string_with_escapes");
}

TEST(code_sink, a_type_goes_when_the_code_is_known_wherever_it_is)
{
    for (const bool is_last : {true, false}) {
        Sunk sunk;
        sunk.sink.put_text(FieldKind::request_id, "id", "req_1");
        sunk.sink.put_text(FieldKind::type, "type", "other_error");
        if (!is_last) sunk.sink.put_text(FieldKind::param, "param", "title");
        EXPECT_EQ(sunk.error.type(), "other_error");
        sunk.sink.put_text(FieldKind::code, "code", "card_declined");
        EXPECT_EQ(sunk.error.type(), "card_error");
        EXPECT_EQ(detail::ErrorAccess::records(sunk.error).find(FieldKind::type).data(), nullptr);
        EXPECT_EQ(sunk.error.request_id(), "req_1");
        EXPECT_EQ(sunk.error.param(), is_last ? "" : "title");
    }
}

} // namespace
