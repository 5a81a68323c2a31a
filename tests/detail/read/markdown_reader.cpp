// SPDX-License-Identifier: BSL-1.0
// Tests of the events that a body of Markdown becomes.
#include <amiss/detail/read/markdown_reader.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/markdown.hpp>
#include <amiss/read.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

using namespace amiss;

constexpr BodyFormat format = markdown_format();
constexpr auto pages =
    envelope(cstar::Code::internal_error, [] {
        return object(member("code", field::code), optional_member("status", field::status),
                      optional_member("wait", field::retry_after), optional_member("again", field::retryable),
                      optional_member("rest", field::details), member("## What", field::message),
                      optional_member("#", array(field::reason, field::param)),
                      optional_member("## Where", field::instance),
                      optional_member("## Wrong",
                                      each_violation(object(member("name", field::violation_field),
                                                            member("text", field::violation_message),
                                                            optional_member("code", field::violation_code)))),
                      optional_member("## Causes", field::causes));
    }).format(format);

ApiError paged(const std::string& body) { return read(pages, Received{400, body}); }

TEST(markdown_reader, values_of_the_front_matter_are_json)
{
    const ApiError error =
        paged("---\ncode: \"invalid_json\"\nwait: 7\nagain: false\n"
              "rest: {\"a\":[1,2.5,\"\\u00e4\\n\",null,true],\"\\\"\":{}}\n---\n\n## What\n\nBad.\n");
    EXPECT_EQ(error.as<cstar::Code>(), cstar::Code::invalid_json);
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(7));
    EXPECT_EQ(error.retry_word(), RetryWord::server);
    EXPECT_EQ(error.details(), "{\"a\":[1,2.5,\"\u00E4\\n\",null,true],\"\\\"\":{}}");
    EXPECT_EQ(error.message(), "Bad.");
    EXPECT_FALSE(error.malformed());
}

TEST(markdown_reader, a_page_that_others_wrote_is_read_too)
{
    const ApiError error =
        paged("\xEF\xBB\xBF---\r\n# a comment\r\n\"code\" : 1\r\ncode: invalid_json\r\nwait:\r\n"
              "list:\r\n  - code: x\r\nstatus: 400\r\n---\r\nIntroduction.\r\n## Other\r\n\r\nText.\r\n"
              "## What\r\n\r\n\r\nBad.\r\nMore.\r\n## Where");
    EXPECT_EQ(error.as<cstar::Code>(), cstar::Code::invalid_json);
    EXPECT_EQ(error.message(), "Bad.");
    EXPECT_EQ(error.instance(), "");
    EXPECT_FALSE(error.malformed());
}

TEST(markdown_reader, the_values_of_a_heading)
{
    const ApiError error = paged("---\ncode: \"invalid_json\"\n---\n# Bad Request: a\\_b\n## What\n\nBad.\n");
    EXPECT_EQ(error.param(), "a_b");
    EXPECT_EQ(paged("---\ncode: \"invalid_json\"\n---\n# Bad Request\n").param(), "");
    EXPECT_EQ(paged("---\ncode: \"invalid_json\"\n---\n#Bad Request: a\n").param(), "");
}

TEST(markdown_reader, violations_with_and_without_each_part)
{
    const ApiError error =
        paged("---\ncode: \"invalid_json\"\n---\n## Wrong\n\n- **a\\*\\*: b**: Too \\*long\\*. (*too_long*)\n"
              "-  Two.\n- **c**:\n- **d: broken\n-\nno item\n## What\n\nBad.\n");
    const auto found = error.violations();
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0].field, "a**: b");
    EXPECT_EQ(found[0].message, "Too *long*.");
    EXPECT_EQ(found[0].code, "too_long");
    EXPECT_EQ(found[1].message, " Two.");
    EXPECT_EQ(found[2].field, "c");
    EXPECT_EQ(found[3].message, "**d: broken");
    EXPECT_EQ(error.message(), "Bad.");
}

TEST(markdown_reader, violations_as_a_map)
{
    constexpr auto layout =
        object(member("code", field::code), optional_member("## Wrong", field::violations)).format(format);
    const std::string body = "---\ncode: \"x_y\"\n---\n## Wrong\n- **a&amp;**: One.\n- **b**: Two.\n- **b**: Three.\n";
    const ApiError error = read(layout, Received{400, body});
    ASSERT_EQ(error.violations().size(), 2U);
    EXPECT_EQ(error.violations()[0].field, "a&");
    EXPECT_EQ(error.violations()[1].message, "Two.");
}

TEST(markdown_reader, ill_formed_utf8_is_mended_and_flagged)
{
    const ApiError error = paged("---\ncode: invalid_json\n---\n## What\n\na\xC3\n## Wrong\n\n- **b\xFF**: c\n");
    EXPECT_EQ(error.message(), "a\uFFFD");
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error.violations()[0].field, "b\uFFFD");
    EXPECT_TRUE(paged("---\ncode: \"invalid_json\"\nrest: \"\xFF\"\n---\n").malformed());
    EXPECT_FALSE(paged("---\ncode: \"invalid_json\"\n---\n## What\n\ngr\u00FCn\n").malformed());
}

TEST(markdown_reader, causes_are_not_read)
{
    const ApiError error = paged("---\ncode: \"invalid_json\"\n---\n## Causes\n\n- One.\n## What\n\nBad.\n");
    EXPECT_EQ(error.message(), "Bad.");
    EXPECT_EQ(error.details(), "");
    EXPECT_FALSE(error.malformed());
}

TEST(markdown_reader, front_matter_without_an_end_and_pages_without_a_value_are_of_no_use)
{
    for (const char* body : {"---\ncode: \"invalid_json\"\n", "---\ncode: \"invalid_json\"", "---", "---\n---\n",
                             "# Title\n", "## Other\n\nText.\n", "Text.", "{\"code\":\"invalid_json\"}"}) {
        const ApiError error = paged(body);
        EXPECT_EQ(error.provenance(), Provenance::synthesized) << body;
        EXPECT_TRUE(error.malformed()) << body;
        EXPECT_EQ(error.name(), "") << body;
    }
}

TEST(markdown_reader, deep_and_long_values_do_no_harm)
{
    std::string deep(40, '[');
    deep += std::string(40, ']');
    EXPECT_EQ(paged("---\ncode: \"invalid_json\"\nrest: {\"a\":" + deep + "}\n---\n").details(), "");
    const std::string text(60000, '*');
    EXPECT_EQ(paged("---\ncode: \"invalid_json\"\n---\n## What\n\n" + text + "\n").message().size(), text.size());
    EXPECT_EQ(paged("---\ncode: \"invalid_json\"\n---\n" + std::string(70000, '#')).provenance(),
              Provenance::synthesized);
}

} // namespace
