// SPDX-License-Identifier: BSL-1.0
// Tests of the layout handler: it finds the place of each parser event in any layout, whatever pieces the text is in.
#include <amiss/detail/read/layout_handler.hpp>

#include <amiss/apis/onestack.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/envelope.hpp>

#include "support/layouts.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
using detail::FieldSink;
using detail::LayoutHandler;
using detail::LayoutView;

struct Reading {
    ApiError error{HttpStatus::bad_request};
    unsigned matches = 0;
    bool accepted = false;
};

// Reads `body` in pieces of at most `piece` bytes.
Reading read_in_pieces(LayoutView layout, std::string_view body, std::size_t piece)
{
    Reading reading;
    FieldSink sink(reading.error, &catalog_of<onestack::Code>());
    boost::json::parse_options options;
    options.max_depth = detail::max_read_depth;
    boost::json::basic_parser<LayoutHandler> parser(options, layout, sink, body);
    boost::json::error_code ec;
    for (std::size_t at = 0; at < body.size() && !ec; at += piece) {
        const std::string_view part = body.substr(at, piece);
        parser.write_some(at + part.size() < body.size(), part.data(), part.size(), ec);
    }
    reading.accepted = !ec;
    reading.matches = parser.handler().found().count();
    return reading;
}

template <class Layout>
Reading read_whole(const Layout& layout, std::string_view body)
{
    return read_in_pieces(detail::plan_of(layout).layout, body, body.size());
}

unsigned matches(std::string_view body) { return read_whole(onestack::envelope, body).matches; }

TEST(layout_handler, counts_the_values_that_match_the_layout)
{
    EXPECT_EQ(matches("{}"), 1U) << "the object itself";
    EXPECT_EQ(matches("[]"), 0U);
    EXPECT_EQ(matches(R"({"error":"m"})"), 2U);
    EXPECT_EQ(matches(R"({"error":{},"code":[]})"), 1U) << "values of the wrong kind do not match";
    EXPECT_EQ(matches(R"({"error":"m","code":"c","details":{"x":1,"fields":{"f":"m"},"retryAfter":1}})"), 6U);
    EXPECT_EQ(matches(R"({"other":{"error":"m"}})"), 1U);
    EXPECT_EQ(read_whole(layouts::slack, R"({"ok":false})").matches, 2U);
    EXPECT_EQ(read_whole(layouts::slack, R"({"ok":true})").matches, 1U) << "the literal differs";
}

TEST(layout_handler, an_array_inside_another_array_is_not_the_root)
{
    EXPECT_EQ(matches(R"([{"error":"m","code":"c"}])"), 0U);
    EXPECT_EQ(read_whole(layouts::rows, R"([[{"code":"c"}]])").error.name(), "");
}

TEST(layout_handler, elements_are_matched_by_their_position)
{
    const Reading reading =
        read_whole(layouts::rows, R"([{"param":"p","code":"CONFLICT"},"m",[1,2,3,4,5,{"code":"X"}],"more",{}])");
    EXPECT_EQ(reading.error, onestack::Code::conflict);
    EXPECT_EQ(reading.error.message(), "m");
    EXPECT_EQ(reading.error.param(), "p");
    EXPECT_EQ(read_whole(layouts::rows, R"(["m",{"code":"CONFLICT"}])").error.name(), "")
        << "the elements are in the wrong positions";
}

TEST(layout_handler, violations_in_nested_objects_end_with_their_element)
{
    const Reading reading = read_whole(layouts::json_api_each, R"({"errors":[
        {"source":{"pointer":"/a","other":{}},"detail":"no a","extra":[{}]},
        {"detail":"no pointer"},
        {"source":{"pointer":"/b"}},
        {},
        "text",
        {"source":{"pointer":"/c"},"detail":"no c"}]})");
    std::string all;
    for (const Violation& violation : reading.error.violations())
        all += std::string(violation.field) + "=" + std::string(violation.message) + ";";
    EXPECT_EQ(all, "/a=no a;=no pointer;/b=;/c=no c;");
}

TEST(layout_handler, a_body_in_pieces_of_any_size_gives_the_same_error)
{
    const std::string_view bodies[] = {
        R"({"error":"m\u00e9\ud83d\ude00 \"x\"","code":"CONFLICT","details":{"k\u0065y":"v\n","o":{"a\t":[1.5,-2,true,null,"\\"]},)"
        R"("fields":{"f\u0020":"x\ty"},"retryAfter":"7"}})",
        R"([{"code":"NOT_FOUND","param":"p\u0041q"},"message",[404,null,true,"end"]])",
        R"({"type":"u","errors":[{"pointer":"\u002fa","detail":"x"}],"code":"C","more":{"deep":[[["\u0000"]]]}})",
    };
    for (const std::string_view body : bodies) {
        for (const LayoutView layout :
             {detail::plan_of(onestack::envelope).layout, detail::plan_of(layouts::rows).layout,
              detail::plan_of(layouts::problem).layout}) {
            const Reading whole = read_in_pieces(layout, body, body.size());
            ASSERT_TRUE(whole.accepted);
            for (std::size_t piece = 1; piece < 12; ++piece) {
                const Reading parts = read_in_pieces(layout, std::string(body), piece);
                ASSERT_TRUE(parts.accepted) << piece;
                EXPECT_EQ(parts.error.name(), whole.error.name());
                EXPECT_EQ(parts.error.message(), whole.error.message());
                EXPECT_EQ(parts.error.param(), whole.error.param());
                EXPECT_EQ(parts.error.violations().size(), whole.error.violations().size());
                EXPECT_EQ(parts.matches, whole.matches);
            }
        }
    }
}

TEST(layout_handler, without_a_layout_nothing_is_read)
{
    const Reading reading = read_in_pieces({}, R"({"code":"CONFLICT"})", 100);
    EXPECT_TRUE(reading.accepted);
    EXPECT_EQ(reading.matches, 0U);
    EXPECT_EQ(reading.error.name(), "");
}

TEST(layout_handler, refuses_what_is_nested_too_deep)
{
    EXPECT_TRUE(read_whole(layouts::maps, std::string(32, '[') + std::string(32, ']')).accepted);
    EXPECT_FALSE(read_whole(layouts::maps, std::string(33, '[') + std::string(33, ']')).accepted);
}

} // namespace
