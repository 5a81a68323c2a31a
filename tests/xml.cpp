// SPDX-License-Identifier: BSL-1.0
// Tests of XML bodies: written and read by the layout that JSON bodies have.
#include <amiss/xml.hpp>

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

constexpr BodyFormat problem_format = xml_format("problem", "urn:ietf:rfc:7807");
constexpr auto as_json = envelope(Code::internal_error, [] {
    return object(member("type", field::code), member("detail", field::message),
                  optional_member("instance", field::instance), optional_member("retry", field::retry_after),
                  optional_member("errors",
                                  each_violation(object(member("detail", field::violation_message),
                                                        member("pointer", field::violation_field)))),
                  member("ok", false), member("empty", object()), field::details);
});
constexpr auto as_xml = as_json.content_type("application/problem+xml").format(problem_format);

constexpr std::string_view head =
    R"(<?xml version="1.0" encoding="UTF-8"?><problem xmlns="urn:ietf:rfc:7807"><type>resource_not_found</type>)";

ApiError everything()
{
    return ApiError(Code::resource_not_found)
        .with_message("a < b & \"c\"")
        .with_instance("/tickets/1")
        .with_retry_after(30)
        .with_violation("#/age", "Too old.")
        .with_violation("#/age", "No number.")
        .with_detail("text", "<&>")
        .with_detail("list", raw_json(R"([1,"\u00e4\n",{"in":null}])"));
}

TEST(xml, a_body_has_an_element_for_each_member)
{
    EXPECT_EQ(to_string(as_xml, everything()),
              std::string(head)
                  + R"(<detail>a &lt; b &amp; "c"</detail><instance>/tickets/1</instance><retry>30</retry><errors>)"
                    "<i><detail>Too old.</detail><pointer>#/age</pointer></i>"
                    "<i><detail>No number.</detail><pointer>#/age</pointer></i></errors><ok>false</ok><empty></empty>"
                    "<text>&lt;&amp;&gt;</text><list><i>1</i><i>\u00e4\n</i><i><in></in></i></list></problem>");
}

TEST(xml, a_response_has_its_media_type)
{
    char buffer[256];
    const Response response = respond(as_xml, Code::invalid_json, {}, buffer);
    EXPECT_EQ(response.headers.find("Content-Type"), "application/problem+xml");
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.body.substr(0, 5), "<?xml");
}

TEST(xml, what_no_element_can_be_called_or_have_is_left_out_or_replaced)
{
    const ApiError error = ApiError(Code::resource_not_found)
                               .with_message("\x01\r\n\xFF\xEF\xBF\xBF.")
                               .with_detail("two words", 1)
                               .with_detail("1st", 1)
                               .with_detail("xml:lang", "en")
                               .with_detail("fine-1.0_", true);
    EXPECT_EQ(to_string(as_xml, error),
              std::string(head)
                  + "<detail>\uFFFD&#13;\n\uFFFD\uFFFD.</detail><ok>false</ok><empty></empty>"
                    "<fine-1.0_>true</fine-1.0_></problem>");
}

TEST(xml, a_body_is_read_as_the_error_that_it_was)
{
    const std::string body = to_string(as_xml, everything());
    const ApiError back = read(as_xml, Received{404, body});
    EXPECT_EQ(back.as<Code>(), Code::resource_not_found);
    EXPECT_EQ(back.message(), "a < b & \"c\"");
    EXPECT_EQ(back.retry_after(), std::chrono::seconds(30));
    ASSERT_EQ(back.violations().size(), 2U);
    EXPECT_EQ(back.violations()[1].message, "No number.");
    EXPECT_EQ(back.detail("text"), "<&>");
    EXPECT_FALSE(back.malformed());
    EXPECT_EQ(to_string(as_xml.relay(), back), body);
}

TEST(xml, a_printed_body_of_rfc_9457_is_read)
{
    const ApiError back = read(as_xml, Received{403, R"(<?xml version="1.0" encoding="UTF-8"?>
<problem xmlns="urn:ietf:rfc:7807">
  <type>https://example.com/probs/out-of-credit</type>
  <detail>Your current balance is 30, but that costs 50.</detail>
  <!-- a comment -->
  <balance>30</balance>
  <accounts>
    <i>https://example.net/account/12345</i>
    <i>https://example.net/account/67890</i>
  </accounts>
</problem>)"});
    EXPECT_EQ(back.name(), "https://example.com/probs/out-of-credit");
    EXPECT_EQ(back.message(), "Your current balance is 30, but that costs 50.");
    EXPECT_EQ(back.detail("balance"), "30");
    EXPECT_EQ(back.detail("accounts"), R"(["https://example.net/account/12345","https://example.net/account/67890"])");
}

TEST(xml, a_body_that_is_cut_anywhere_is_of_no_use_and_does_no_harm)
{
    const std::string body = to_string(as_xml, everything());
    for (std::size_t size = 0; size < body.size(); ++size) {
        const std::string part = body.substr(0, size);
        const ApiError back = read(as_xml, Received{404, part});
        EXPECT_EQ(back.provenance(), Provenance::synthesized) << part;
    }
}

TEST(xml, another_root_json_and_deep_nesting_are_of_no_use)
{
    std::string deep = "<problem>";
    for (int level = 0; level < 40; ++level) deep += "<a>";
    for (int level = 0; level < 40; ++level) deep += "</a>";
    deep += "</problem>";
    for (const std::string& body :
         {std::string("<other><type>x_y</type></other>"), deep, to_string(as_json, everything()),
          std::string("<problem><type>x_y</detail></problem>")})
        EXPECT_EQ(read(as_xml, Received{404, body}).provenance(), Provenance::synthesized) << body;
}

TEST(xml, a_body_that_is_too_small_a_buffer_is_whole_at_every_capacity)
{
    const ApiError error = everything();
    const std::string whole = to_string(as_xml, error);
    std::string smallest;
    for (std::size_t capacity = 0; capacity <= whole.size(); ++capacity) {
        std::string buffer(capacity + 8, '#');
        const Written written = write_fitted(as_xml, error, {}, buffer.data(), capacity);
        EXPECT_EQ(written.required, whole.size());
        EXPECT_EQ(buffer.substr(capacity), "########");
        if (written.text.empty()) continue;
        if (smallest.empty()) smallest = written.text;
        const ApiError back = read(as_xml, Received{404, written.text});
        EXPECT_EQ(back.as<Code>(), Code::resource_not_found) << written.text;
        EXPECT_FALSE(back.malformed()) << written.text;
    }
    EXPECT_NE(smallest.find("<detail></detail>"), smallest.npos);
}

} // namespace
