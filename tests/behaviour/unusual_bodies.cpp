// SPDX-License-Identifier: BSL-1.0
// Tests of bodies that real servers send and that are not quite JSON, or XML, or a text: what a careful reader finds.
#include <amiss/read_any.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::Provenance;
using HeaderList = std::vector<std::pair<std::string, std::string>>;
using namespace std::string_literals;

ApiError read_unusual(int status, std::string_view body, const HeaderList& headers = {})
{
    return amiss::read_any(amiss::Received{status, body, headers});
}

void expect_found(const ApiError& error, std::string_view code, std::string_view message)
{
    EXPECT_EQ(error.name(), code);
    EXPECT_EQ(error.message(), message);
    EXPECT_EQ(error.provenance(), Provenance::server);
}

TEST(unusual_bodies, xml_of_s3)
{
    const ApiError error = read_unusual(
        503,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>SlowDown</Code><Message>Please reduce your request "
        "rate.</Message><RequestId>5WYF</RequestId><HostId>zRby</HostId></Error>",
        {{"x-amz-request-id", "5WYF"}, {"content-type", "application/xml"}});
    expect_found(error, "SlowDown", "Please reduce your request rate.");
    EXPECT_EQ(error.request_id(), "5WYF");
    EXPECT_FALSE(error.malformed());
}

TEST(unusual_bodies, xml_of_soap)
{
    expect_found(read_unusual(500,
                              "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
                              "<soap:Fault><faultcode>soap:Client</faultcode><faultstring>Bad input</faultstring>"
                              "</soap:Fault></soap:Body></soap:Envelope>",
                              {{"content-type", "text/xml"}}),
                 "soap:Client", "Bad input");
}

TEST(unusual_bodies, text_of_clickhouse)
{
    const ApiError error =
        read_unusual(400,
                     "Code: 62. DB::Exception: Syntax error: failed at position 1 ('SELEC') (line 1, col 1): SELEC 1. "
                     "Expected one of: Query, Query with output, EXPLAIN, EXPLAIN, SELECT query, possibly with UNION, "
                     "list of union elements, SELECT query, subquery, possibly with UNION, SELECT subquery, SELECT "
                     "query, WITH, FROM, SELECT, SHOW CREATE QUOTA query. (SYNTAX_ERROR) (version 23.3.1.1)\n",
                     {{"content-type", "text/plain; charset=UTF-8"}, {"X-ClickHouse-Exception-Code", "62"}});
    EXPECT_EQ(error.message().substr(0, 40), "Code: 62. DB::Exception: Syntax error: f");
    EXPECT_EQ(error.message().size(), 256U);
    EXPECT_NE(error.context().find("(SYNTAX_ERROR)"), std::string_view::npos);
}

TEST(unusual_bodies, text_of_two_lines)
{
    const ApiError error = read_unusual(500, "failed to load plan:\nconnection refused\n",
                                        {{"content-type", "text/plain; charset=utf-8"}});
    EXPECT_EQ(error.message(), "failed to load plan:");
    EXPECT_EQ(error.context(), "connection refused");
    EXPECT_EQ(error.provenance(), Provenance::synthesized);
}

TEST(unusual_bodies, json_behind_a_guard_against_scripts)
{
    const ApiError error = read_unusual(403, ")]}'\n{\"error\":{\"code\":\"denied\",\"message\":\"no\"}}");
    expect_found(error, "denied", "no");
    EXPECT_TRUE(error.malformed());
}

TEST(unusual_bodies, of_several_json_texts_the_first_one_counts)
{
    const ApiError error = read_unusual(
        500,
        "{\"errorDetail\":{\"message\":\"pull access denied\"},\"error\":\"pull access denied\"}\r\n{\"status\":\"x\"}\r\n");
    expect_found(error, "", "pull access denied");
    EXPECT_TRUE(error.malformed());
}

TEST(unusual_bodies, json_with_the_nul_of_a_c_string)
{
    expect_found(read_unusual(400, "{\"error\":\"bad_thing\",\"message\":\"no\"}\0"s), "bad_thing", "no");
}

TEST(unusual_bodies, json_with_half_an_emoji)
{
    expect_found(read_unusual(400, R"({"code":"too_long","message":"text is too long: abc\ud83d..."})"), "too_long",
                 "text is too long: abc\xEF\xBF\xBD...");
}

TEST(unusual_bodies, json_with_nan)
{
    const ApiError error = read_unusual(
        422, R"({"detail":[{"loc":["body","x"],"msg":"ensure finite","type":"value_error","ctx":{"given":NaN}}]})");
    EXPECT_EQ(error.message(), "ensure finite");
    EXPECT_EQ(error.param(), "x");
    EXPECT_TRUE(error.malformed());
}

TEST(unusual_bodies, an_event_of_a_stream)
{
    const ApiError error = read_unusual(
        529,
        "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n",
        {{"content-type", "text/event-stream"}});
    EXPECT_EQ(error.message(), "Overloaded");
    EXPECT_TRUE(error.malformed());
}

TEST(unusual_bodies, a_known_envelope_is_recognised_when_mended)
{
    const ApiError error = read_unusual(404, "\xEF\xBB\xBF{\"error\":\"Gone \xFF\",\"code\":\"NOT_FOUND\"}");
    EXPECT_EQ(error, amiss::onestack::Code::not_found);
    EXPECT_EQ(error.message(), "Gone \xEF\xBF\xBD");
    EXPECT_TRUE(error.malformed());
    const ApiError more = read_unusual(
        404,
        "{\"success\":false,\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"No.\",\"x\":NaN},\"requestId\":\"req-7\\ud800\"}");
    EXPECT_EQ(more, amiss::cstar_v1::Code::not_found);
    EXPECT_TRUE(more.malformed());
}

TEST(unusual_bodies, an_empty_body_as_of_a_head)
{
    const ApiError error = read_unusual(404, "", {{"content-type", "application/json"}, {"content-length", "57"}});
    EXPECT_EQ(error.message(), "Not Found");
    EXPECT_EQ(error.provenance(), Provenance::synthesized);
    EXPECT_FALSE(error.malformed());
}

} // namespace
