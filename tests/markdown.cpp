// SPDX-License-Identifier: BSL-1.0
// Tests of Markdown bodies in a layout of one's own: written, fitted and read.
#include <amiss/markdown.hpp>

#include "support/guarded_buffer.hpp"
#include "support/random_error.hpp"

#include <amiss/apis/cstar.hpp>
#include <amiss/envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>
#include <amiss/write.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

namespace {

using namespace amiss;
using cstar::Code;

constexpr BodyFormat format = markdown_format();
constexpr auto pages =
    envelope(Code::internal_error,
             [] {
                 return object(member("code", field::code), member("text", field::message),
                               optional_member("at", field::param), optional_member("more", field::details),
                               member("#", field::message),
                               optional_member("## Wrong",
                                               each_violation(object(member("f", field::violation_field),
                                                                     member("m", field::violation_message),
                                                                     optional_member("c", field::violation_code)))),
                               optional_member("## Causes", field::causes));
             })
        .content_type("text/markdown")
        .format(format);

static_assert(pages.options.escaping == Escaping::markdown && pages.options.format == &format);

TEST(markdown, a_layout_of_ones_own)
{
    const ApiError error = ApiError(Code::invalid_json).with_message("*Bad* JSON.").with_param("body");
    EXPECT_EQ(to_string(pages, error).substr(0, 98),
              "---\ncode: \"invalid_json\"\ntext: \"\\u002aBad\\u002a JSON.\"\nat: \"body\"\n---\n\n# \\*Bad\\* "
              "JSON.\n\n## Causes\n");
    char buffer[2048];
    EXPECT_EQ(respond(pages, error, {}, buffer).headers.find("Content-Type"), "text/markdown");
}

TEST(markdown, a_body_is_whole_at_every_capacity_also_with_the_message_in_both_parts)
{
    for (const char* text :
         {"*_*_\n\n<b>&amp;\xFF\x01\x02\x03\U0001F600 [a](b) \\ end", "\x01\x02\x03\x04\x05\x06", "____"}) {
        const ApiError error = ApiError(Code::invalid_json)
                                   .with_message(text)
                                   .with_param("p*")
                                   .with_violation("a", "b", "c_d")
                                   .with_detail("k", 1);
        const std::string whole = to_string(pages, error);
        GuardedBuffer buffer(whole.size() + 1);
        std::size_t last = 0;
        for (std::size_t capacity = 0; capacity <= whole.size() + 1; ++capacity) {
            const Written written = write_fitted(pages, error, {}, buffer.data(), capacity);
            EXPECT_EQ(written.required, whole.size());
            EXPECT_LE(written.text.size(), capacity);
            EXPECT_GE(written.text.size() + 80, last) << "more room does not give much less";
            last = written.text.size();
            const std::string body(written.text);
            EXPECT_TRUE(buffer.is_intact(capacity));
            if (body.empty()) continue;
            EXPECT_EQ(body.substr(0, 4), "---\n");
            EXPECT_EQ(body.back(), '\n');
            const ApiError back = read(pages, Received{400, body});
            EXPECT_EQ(back.as<Code>(), Code::invalid_json) << body;
            EXPECT_FALSE(back.malformed()) << body;
        }
        EXPECT_EQ(last, whole.size());
    }
}

TEST(markdown, random_errors_come_back)
{
    RandomError random(11);
    int checked = 0;
    for (int round = 0; round < 1000; ++round) {
        ApiError error = Code::invalid_json;
        random.decorate(error, Bytes::any);
        bool has_empty = false; // which is no item
        for (const Violation& one : error.violations())
            has_empty = has_empty || (one.field.empty() && one.message.empty() && one.code.empty());
        if (has_empty) continue;
        const std::string body = to_string(pages, error);
        const ApiError back = read(pages, Received{400, body});
        EXPECT_EQ(back.as<Code>(), Code::invalid_json) << body;
        const std::string again = to_string(pages.relay(), back);
        EXPECT_EQ(to_string(pages.relay(), read(pages, Received{400, again})), again);
        if (body.find("\uFFFD") != body.npos) continue; // by which two violations may have become one
        EXPECT_EQ(again, body);
        ++checked;
    }
    EXPECT_GT(checked, 150);
}

TEST(markdown, a_body_that_is_cut_anywhere_does_no_harm)
{
    const std::string body =
        to_string(pages, ApiError(Code::invalid_json).with_violation("a", "b").with_detail("k", "v"));
    const std::size_t end = body.find("---\n", 4) + 3;
    for (std::size_t size = 0; size < body.size(); ++size) {
        const std::string part = body.substr(0, size);
        const ApiError back = read(pages, Received{400, part});
        EXPECT_EQ(back.provenance(), size < end ? Provenance::synthesized : Provenance::server) << part;
    }
}

} // namespace
