// SPDX-License-Identifier: BSL-1.0
// Tests of the events that an XML body becomes.
#include <amiss/detail/read/xml_reader.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>
#include <amiss/xml.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

constexpr BodyFormat answer = xml_format("answer", "");
constexpr auto answers = envelope(cstar::Code::internal_error, [] {
                             return object(member("code", field::code), member("text", field::message),
                                           optional_member("status", field::status),
                                           optional_member("list", each_violation(field::violation_message)),
                                           optional_member("rest", field::details));
                         }).format(answer);

ApiError answered(const std::string& inside)
{
    return read(answers, Received{400, "<answer>" + inside + "</answer>"}); // nothing of the body is kept in views
}

TEST(xml_reader, references_cdata_and_comments_inside_a_text)
{
    const ApiError error = answered("<code>invalid_json</code><text>a&amp;b<![CDATA[<c>]]><!-- x -->&#x20AC;</text>");
    EXPECT_EQ(error.as<cstar::Code>(), cstar::Code::invalid_json);
    EXPECT_EQ(error.message(), "a&b<c>\u20AC");
}

TEST(xml_reader, ill_formed_utf8_is_mended_and_flagged)
{
    const ApiError error = answered("<code>invalid_json</code><text>a\xC3</text><rest><a><i>\xFF</i></a></rest>");
    EXPECT_EQ(error.message(), "a\uFFFD");
    EXPECT_EQ(error.details(), "{\"a\":[\"\uFFFD\"]}");
    EXPECT_TRUE(error.malformed());
    EXPECT_FALSE(answered("<text>gr\u00FCn &amp; rot</text>").malformed());
    EXPECT_EQ(answered("<text>a</text><rest><\xFF>b</\xFF></rest>").provenance(), Provenance::synthesized);
}

TEST(xml_reader, prefixes_attributes_and_empty_elements)
{
    const ApiError error = answered("<x:code xml:lang='en'>invalid_json</x:code><text/><status>400</status>");
    EXPECT_EQ(error.as<cstar::Code>(), cstar::Code::invalid_json);
    EXPECT_FALSE(error.malformed());
}

TEST(xml_reader, elements_called_i_are_an_array)
{
    const ApiError error = answered("<code>invalid_json</code><list><i>One.</i><i>Two.</i></list>"
                                    "<rest><a><i>1</i></a><b><c>2</c></b></rest>");
    ASSERT_EQ(error.violations().size(), 2U);
    EXPECT_EQ(error.violations()[1].message, "Two.");
    EXPECT_EQ(error.details(), R"({"a":["1"],"b":{"c":"2"}})");
}

TEST(xml_reader, a_document_type_and_a_second_end_are_refused)
{
    EXPECT_EQ(read(answers, Received{400, "<!DOCTYPE answer><answer><code>invalid_json</code></answer>"}).provenance(),
              Provenance::synthesized);
    EXPECT_EQ(answered("<code>invalid_json</text>").provenance(), Provenance::synthesized);
}

} // namespace
