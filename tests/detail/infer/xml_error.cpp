// SPDX-License-Identifier: BSL-1.0
// Tests of the error in an XML body: the forms that are known, and what is no error.
#include <amiss/detail/infer/xml_error.hpp>

#include <amiss/detail/read/parse_body.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::detail::XmlError;

ApiError read_xml(std::string_view body, HttpStatus status = HttpStatus::bad_request)
{
    ApiError error = amiss::detail::server_error(status);
    XmlError xml(status);
    if (xml.look_at(body)) xml.put_into(error);
    return error;
}

bool is_error_body(std::string_view body) { return XmlError(HttpStatus::bad_request).look_at(body); }

void expect_error(std::string_view body, std::string_view code, std::string_view message, std::string_view id = {})
{
    const ApiError error = read_xml(body);
    EXPECT_EQ(error.name(), code) << body;
    EXPECT_EQ(error.message(), message) << body;
    EXPECT_EQ(error.request_id(), id) << body;
    EXPECT_FALSE(error.malformed()) << body;
}

TEST(xml_error, of_s3_and_its_like)
{
    expect_error(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>SlowDown</Code><Message>Please reduce your request "
        "rate.</Message><RequestId>5WYF</RequestId><HostId>zRby</HostId></Error>",
        "SlowDown", "Please reduce your request rate.", "5WYF");
    expect_error("<ErrorResponse xmlns=\"http://x/\"><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate "
                 "exceeded</Message></Error><RequestId>b0e9</RequestId></ErrorResponse>",
                 "Throttling", "Rate exceeded", "b0e9");
    expect_error("<Response><Errors><Error><Code>InvalidID</Code><Message>No such "
                 "volume</Message></Error></Errors><RequestID>ea96</RequestID></Response>",
                 "InvalidID", "No such volume", "ea96");
}

TEST(xml_error, of_azure_has_the_request_id_behind_its_first_line)
{
    const std::string_view body =
        "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>BlobNotFound</Code><Message>The specified blob does "
        "not exist.\nRequestId:e5e8-1\nTime:2026-01-02T03:04:05Z</Message></Error>";
    expect_error(body, "BlobNotFound", "The specified blob does not exist.", "e5e8-1");
    EXPECT_EQ(read_xml(body).context(), "RequestId:e5e8-1\nTime:2026-01-02T03:04:05Z");
}

TEST(xml_error, of_soap_with_any_prefix)
{
    for (const std::string prefix : {"", "soap:", "S:"}) {
        std::string body =
            "<@Envelope xmlns='u'><@Body><@Fault><faultcode>soap:Client</faultcode><faultstring>Bad "
            "input</faultstring><detail><e><message>inner</message></e></detail></@Fault></@Body></@Envelope>";
        for (std::size_t at = body.find('@'); at != body.npos; at = body.find('@')) body.replace(at, 1, prefix);
        expect_error(body, "soap:Client", "Bad input");
    }
    expect_error(
        "<env:Envelope><env:Body><env:Fault><env:Code><env:Value>env:Sender</env:Value><env:Subcode><env:Value>m:T"
        "</env:Value></env:Subcode></env:Code><env:Reason><env:Text xml:lang=\"en\">Too late</env:Text><env:Text "
        "xml:lang=\"de\">Zu sp\xC3\xA4t</env:Text></env:Reason></env:Fault></env:Body></env:Envelope>",
        "env:Sender", "Too late");
}

TEST(xml_error, of_a_problem_document)
{
    const std::string open = "<problem xmlns=\"urn:ietf:rfc:7807\">";
    expect_error(open
                     + "<type>https://example.com/out-of-credit</type><title>No credit.</title><detail>You have "
                       "30.</detail><instance>/a/1</instance><status>403</status></problem>",
                 "https://example.com/out-of-credit", "You have 30.");
    expect_error(open + "<type>about:blank</type><title>Gone away</title></problem>", "", "Gone away");
}

TEST(xml_error, of_other_apis)
{
    expect_error("<Map><timestamp>1</timestamp><status>400</status><error>Bad Request</error><message>No "
                 "body.</message></Map>",
                 "", "No body.");
    expect_error(
        "<m:error xmlns:m='u'><m:code>MediaType</m:code><m:message xml:lang='en'>Not supported.</m:message></m:error>",
        "MediaType", "Not supported.");
    expect_error("<response><error>Not authorised</error></response>", "", "Not authorised");
    expect_error("<error>Not authorised</error>", "", "Not authorised");
    expect_error("<xml><error_code><![CDATA[SIGN]]></error_code><error-message><![CDATA[a < b]]></error-message></xml>",
                 "SIGN", "a < b");
}

TEST(xml_error, an_element_named_error_comes_before_the_root)
{
    expect_error(
        "<r><code>outer</code><message>Outer.</message><serviceException><message>Inner.</message><code>inner</code>"
        "</serviceException></r>",
        "inner", "Inner.");
    expect_error("<r><Error><Code>first</Code></Error><Error><Code>second</Code></Error></r>", "first", "Bad Request");
}

TEST(xml_error, references_and_lines_in_a_message)
{
    expect_error("<Error><Message>\n  a &lt;b&gt; &amp; c&#33;\n</Message></Error>", "", "a <b> & c!");
    expect_error("<Error><Message><![CDATA[\nfirst\r\nsecond\n]]></Message></Error>", "", "first");
    EXPECT_EQ(read_xml("<Error><Message>" + std::string("a\n") + std::string(3000, 'x') + "</Message></Error>")
                  .context()
                  .size(),
              amiss::detail::max_text_context);
    EXPECT_EQ(read_xml("<Error><Message>a\n</Message></Error>").context(), "");
}

TEST(xml_error, what_is_no_code)
{
    for (const std::string_view code :
         {"400", "two words", "None", "", "https://example.com/out-of-credit", "&lt;x y&gt;"})
        expect_error("<Error><Code>" + std::string(code) + "</Code><Message>m m</Message></Error>", "", "m m");
    expect_error("<problem><type>https://tools.ietf.org/html/rfc9110#section-15</type><title>m m</title></problem>", "",
                 "m m");
    expect_error("<Error><Code>409</Code><Message>m m</Message></Error>", "409", "m m");
    EXPECT_EQ(read_xml("<Error><Code>409</Code><Message>m m</Message></Error>", HttpStatus::none).name(), "");
    expect_error("<Error><Code>" + std::string(129, 'x') + "</Code><Message>m m</Message></Error>", "", "m m");
    expect_error("<Error><Code> a&amp;b </Code></Error>", "a&b", "Bad Request");
}

TEST(xml_error, words_for_nothing_are_no_message)
{
    for (const std::string_view word :
         {"None", "null", "undefined", "OK", "nil", "N/A", "&#110;ull", "<![CDATA[null]]>"}) {
        EXPECT_FALSE(is_error_body("<Error><Message>" + std::string(word) + "</Message></Error>")) << word;
    }
}

TEST(xml_error, what_is_no_error_body)
{
    for (const std::string_view body :
         {"", " ", "text with <Code>x</Code>", "{}", "<html><code>x</code></html>", "<HTML><error>no</error></HTML>",
          "<!DOCTYPE Error><Error><Code>x</Code></Error>",
          "<!DOCTYPE e [<!ENTITY a \"b\">]><Error><Code>&a;</Code></Error>", "<h1>Not Found</h1>", "<a/>", "</a>",
          "<Error><Code>x</Code>", "<Error><Code>x</Error></Code>", "<Error>",
          "<feed><entry><code>x</code><message>y</message></entry></feed>", "<Error><Code>x</Code></Error",
          "<a><b><c><code>x</code></c></b></a>"})
        EXPECT_FALSE(is_error_body(body)) << body;
}

TEST(xml_error, deep_and_long_documents_take_linear_time)
{
    std::string deep;
    for (int level = 0; level < 6000; ++level) deep += "<error>";
    EXPECT_FALSE(is_error_body(deep));
    std::string closed = deep;
    for (int level = 0; level < 6000; ++level) closed += "</error>";
    EXPECT_FALSE(is_error_body(closed));
    std::string wide = "<error>";
    while (wide.size() < 65000) wide += "<code>a b</code><![CDATA[<!--]]>&amp;";
    EXPECT_FALSE(is_error_body(wide));
    EXPECT_FALSE(is_error_body(wide + "</error>"));
    expect_error("<error>" + wide.substr(7) + "<code>last</code></error>", "last", "Bad Request");
}

} // namespace
