// SPDX-License-Identifier: BSL-1.0
// Tests of JSON-RPC's errors and of MCP's: the examples of their specifications, and all catalogues.
#include "formats/dialect.hpp"

#include <amiss/formats/jsonrpc.hpp>

#include <string>
#include <system_error>

namespace {

using namespace amiss;
using namespace formats_test;

/// The errors that JSON-RPC has itself.
enum class Rpc { parse_error = 1, invalid_request, method_not_found, invalid_params, internal_error };
constexpr auto amiss_catalog(Rpc)
{
    return catalog<Rpc>(
        "rpc",
        row(Rpc::parse_error, "parse_error", HttpStatus::bad_request, "", "Parse error").column("number", -32700),
        row(Rpc::invalid_request, "invalid_request", HttpStatus::bad_request, "", "Invalid Request")
            .column("number", -32600),
        row(Rpc::method_not_found, "method_not_found", HttpStatus::not_found, "", "Method not found")
            .column("number", -32601),
        row(Rpc::invalid_params, "invalid_params", HttpStatus::bad_request, "", "Invalid params")
            .column("number", -32602),
        row(Rpc::internal_error, "internal_error", HttpStatus::internal_server_error, "", "Internal error")
            .column("number", -32603));
}

/// Those of MCP.
enum class Mcp {
    header_mismatch = 1,
    missing_capability,
    unsupported_version,
    invalid_params,
    method_not_found,
    url_elicitation,
    rejected,
    resource_not_found,
    internal_error,
};
constexpr auto amiss_catalog(Mcp)
{
    return catalog<Mcp>(
        "mcp",
        row(Mcp::header_mismatch, "header_mismatch", HttpStatus::bad_request, "", "Header mismatch")
            .column("number", -32020),
        row(Mcp::missing_capability, "missing_capability", HttpStatus::bad_request, "", "A capability is missing")
            .column("number", -32021),
        row(Mcp::unsupported_version, "unsupported_version", HttpStatus::bad_request, "",
            "Unsupported protocol version")
            .column("number", -32022),
        row(Mcp::invalid_params, "invalid_params", HttpStatus::bad_request, "", "Invalid params")
            .column("number", -32602),
        row(Mcp::method_not_found, "method_not_found", HttpStatus::not_found, "", "Method not found")
            .column("number", -32601),
        row(Mcp::url_elicitation, "url_elicitation", HttpStatus::bad_request, "",
            "This request requires more information.")
            .column("number", -32042),
        row(Mcp::rejected, "rejected", HttpStatus::forbidden, "", "User rejected sampling request")
            .column("number", -1),
        row(Mcp::resource_not_found, "resource_not_found", HttpStatus::not_found, "", "Resource not found")
            .column("number", -32002),
        row(Mcp::internal_error, "internal_error", HttpStatus::internal_server_error, "", "Internal error")
            .column("number", -32603));
}

/// A catalogue that knows nothing of JSON-RPC, but for one row.
enum class Blog { title_missing = 1, title_taken, internal };
constexpr auto amiss_catalog(Blog)
{
    return catalog<Blog>("blog",
                         row(Blog::title_missing, "title_missing", HttpStatus::bad_request, "", "The title is missing.")
                             .column("number", -32602),
                         row(Blog::title_taken, "title_taken", HttpStatus::conflict, "", "The title is taken."),
                         row(Blog::internal, "internal", HttpStatus::internal_server_error, "", "It broke."));
}

constexpr auto rpc = formats::jsonrpc(Rpc::internal_error);
constexpr auto mcp = formats::mcp(Mcp::internal_error);
constexpr auto tool = formats::mcp_tool_result(Mcp::internal_error);
constexpr auto blog = formats::jsonrpc(Blog::internal);

constexpr auto error_alone =
    envelope(Mcp::internal_error, [] { return formats::JsonRpcError<formats::has_own_numbers<Mcp>()>()(); });

const Dialect dialect(
    "jsonrpc", "JSON-RPC 2.0 (2013-01-04), MCP 2026-07-28",
    {shipped("jsonrpc", rpc), shipped("mcp", mcp), shipped("tool", tool), described("error_alone", error_alone)},
    {
        {"a method that does not exist", [] { return Errors{ApiError(Rpc::method_not_found).with_detail("id", "1")}; },
         "", "", "", "-32601"},
        {"invalid JSON", [] { return Errors{Rpc::parse_error}; }, "", "", "", "-32700"},
        {"an invalid request object", [] { return Errors{Rpc::invalid_request}; }, "", "", "", "-32600"},
        {"a batch of three invalid requests",
         [] { return Errors{Rpc::invalid_request, Rpc::invalid_request, Rpc::invalid_request}; }, "", "", "", "-32600"},
        {"a batch with results and errors mixed",
         [] { return Errors{Rpc::invalid_request, ApiError(Rpc::method_not_found).with_detail("id", "5")}; }, "",
         "the results between the errors are not errors", "", "-32600"},
        {"MCP: header mismatch",
         [] {
             return Errors{ApiError(Mcp::header_mismatch)
                               .with_message("Header mismatch: Mcp-Name header value 'foo' does not match body value "
                                             "'bar'")
                               .with_detail("id", 1)};
         },
         "mcp", "", "", "-32020"},
        {"MCP: unsupported protocol version, with data",
         [] {
             return Errors{ApiError(Mcp::unsupported_version)
                               .with_detail("id", 1)
                               .with_detail("supported", raw_json(R"(["2026-07-28","2025-11-25"])"))
                               .with_detail("requested", "1900-01-01")};
         },
         "mcp", "", "", "-32022"},
        {"MCP: resource not found",
         [] {
             return Errors{ApiError(Mcp::invalid_params)
                               .with_message("Resource not found")
                               .with_detail("id", 5)
                               .with_detail("uri", "file:///nonexistent.txt")};
         },
         "mcp", "", "", "-32602"},
        {"MCP: unknown tool",
         [] {
             return Errors{
                 ApiError(Mcp::invalid_params).with_message("Unknown tool: invalid_tool_name").with_detail("id", 3)};
         },
         "mcp", "", "", "-32602"},
        {"MCP: a tool that failed: a result",
         [] {
             return Errors{ApiError(Mcp::invalid_params)
                               .with_message("Invalid departure date: must be in the future. Current date is "
                                             "08/08/2025.")
                               .with_detail("id", 4)};
         },
         "tool", "", "a result has no code", "-", "a 200 is no error to read_any"},
        {"MCP: a client capability is missing",
         [] {
             return Errors{ApiError(Mcp::missing_capability)
                               .with_message("Server requires the elicitation capability for this request")
                               .with_detail("id", 1)
                               .with_detail("requiredCapabilities", raw_json(R"({"elicitation":{}})"))};
         },
         "mcp", "", "", "-32021"},
        {"MCP: method not found, the error object alone",
         [] {
             return Errors{ApiError(Mcp::method_not_found)
                               .with_message("Prompts not supported")
                               .with_detail("reason", "Server does not support the prompts capability")};
         },
         "error_alone", "", "", "-32601"},
        {"MCP 2025-11-25: URL elicitation required",
         [] {
             return Errors{
                 ApiError(Mcp::url_elicitation)
                     .with_detail("id", 2)
                     .with_detail("elicitations",
                                  raw_json(
                                      R"([{"mode":"url","elicitationId":"550e8400-e29b-41d4-a716-446655440000",)"
                                      R"("url":"https://mcp.example.com/connect?elicitationId=)"
                                      R"(550e8400-e29b-41d4-a716-446655440000",)"
                                      R"("message":"Authorization is required to access your Example Co files."}])"))};
         },
         "mcp", "", "", "-32042"},
        {"MCP 2025-11-25: user rejected sampling, code -1",
         [] { return Errors{ApiError(Mcp::rejected).with_detail("id", 3)}; }, "mcp", "", "", "-1"},
        {"MCP 2025-11-25: resource not found, -32002",
         [] {
             return Errors{
                 ApiError(Mcp::resource_not_found).with_detail("id", 5).with_detail("uri", "file:///nonexistent.txt")};
         },
         "mcp", "", "", "-32002"},
    });

TEST(format_jsonrpc, examples) { dialect.check(); }

TEST(format_jsonrpc, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::jsonrpc(fallback); });
    check_catalogues([](auto fallback) { return formats::mcp(fallback); });
}

TEST(format_jsonrpc, the_wire_name_is_in_the_data_unless_each_row_has_a_number)
{
    const ApiError error = ApiError(Blog::title_taken).with_detail("owner", "jane").with_detail("id", 7);
    const std::string body = to_string(blog, error);
    EXPECT_EQ(body,
              R"({"jsonrpc":"2.0","error":{"code":409,"message":"The title is taken.",)"
              R"("data":{"code":"title_taken","owner":"jane"}},"id":7})");
    const ApiError back = read(blog, Received(200, body));
    EXPECT_EQ(back, error);
    EXPECT_EQ(back.status(), HttpStatus::conflict);
    EXPECT_EQ(to_string(blog, Blog::title_missing),
              R"({"jsonrpc":"2.0","error":{"code":-32602,"message":"The title is missing.",)"
              R"("data":{"code":"title_missing"}},"id":null})");
    EXPECT_EQ(to_string(rpc, Rpc::invalid_params),
              R"({"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params"},"id":null})");
    // Another server's error with the same number.
    EXPECT_EQ(
        read(blog, Received(200, R"({"jsonrpc":"2.0","error":{"code":-32602,"message":"No."},"id":7})")).as<Blog>(),
        Blog::title_missing);
}

TEST(format_jsonrpc, violations_have_codes)
{
    const ApiError error =
        ApiError(Blog::title_missing).with_detail("id", 7).with_violation("title", "Missing.", "gone");
    const std::string body = to_string(blog, error);
    EXPECT_EQ(body,
              R"({"jsonrpc":"2.0","error":{"code":-32602,"message":"The title is missing.",)"
              R"("data":{"code":"title_missing","errors":[{"field":"title","message":"Missing.","code":"gone"}]}},)"
              R"("id":7})");
    EXPECT_EQ(read(blog, Received(200, body)), error);
}

TEST(format_jsonrpc, a_tool_result_says_the_message)
{
    EXPECT_EQ(to_string(tool, ApiError(Mcp::rejected).with_detail("id", "a")),
              R"({"jsonrpc":"2.0","id":"a","result":{"resultType":"complete","content":[{"type":"text",)"
              R"("text":"User rejected sampling request"}],"isError":true}})");
}

TEST(format_jsonrpc, statuses_and_headers)
{
    const WrittenResponse response = response_of(rpc, ApiError(Rpc::internal_error).with_retry_after(3));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.header("Content-Type"), "application/json");
    EXPECT_EQ(response.header("Retry-After"), "3");
    EXPECT_EQ(response_of(mcp, ApiError(Mcp::method_not_found)).status, 404);
    EXPECT_EQ(response_of(mcp, ApiError(Mcp::header_mismatch)).status, 400);
    EXPECT_EQ(response_of(tool, ApiError(Mcp::header_mismatch)).status, 200);
}

TEST(format_jsonrpc, the_result_of_a_tool_that_did_not_fail_is_a_success)
{
    const char* const start = R"({"jsonrpc":"2.0","id":1,"result":{"resultType":"complete",)"
                              R"("content":[{"type":"text","text":"Done."}])";
    EXPECT_TRUE(check(tool, Received(200, std::string(start) + "}}")));
    EXPECT_TRUE(check(tool, Received(200, std::string(start) + R"(,"isError":false}})")));
    EXPECT_FALSE(check(tool, Received(200, std::string(start) + R"(,"isError":true}})")));
}

TEST(format_jsonrpc, an_error_that_is_only_a_status_keeps_it)
{
    for (const ApiError& error :
         {read(rpc, Received(200, to_string(rpc, ApiError(HttpStatus::method_not_allowed)))),
          read(blog, Received(200, to_string(blog, ApiError(HttpStatus::method_not_allowed))))}) {
        EXPECT_EQ(error.status(), HttpStatus::method_not_allowed);
        EXPECT_EQ(error.retry_class(), ApiError(HttpStatus::method_not_allowed).retry_class());
    }
    const std::string body = to_string(blog, ApiError(HttpStatus::service_unavailable));
    EXPECT_EQ(to_string(blog.relay(), read(blog, Received(200, body))), body);
    const ApiError unknown =
        read(blog, Received(200, R"({"jsonrpc":"2.0","error":{"code":-32000,"message":"m"},"id":1})"));
    EXPECT_EQ(unknown.status(), HttpStatus::ok) << "no number of a status";
}

TEST(format_jsonrpc, mistakes)
{
    const ApiError wrong =
        read(blog, Received(200, R"({"jsonrpc":"2.0","error":{"code":"x y","message":[],"data":7},"id":{}})"));
    EXPECT_TRUE(wrong.malformed());
    EXPECT_FALSE(wrong.as<Blog>());
    EXPECT_EQ(to_string(blog, ApiError(std::make_error_code(std::errc::io_error)).with_context("secret")),
              to_string(blog, Blog::internal));
    EXPECT_TRUE(check(blog, Received(200, R"({"jsonrpc":"2.0","result":7,"id":"1"})")));
}

static_assert(rpc.options.status == HttpStatus::ok && mcp.options.status == HttpStatus::none);
static_assert(formats::has_own_numbers<Rpc>() && formats::has_own_numbers<Mcp>() && !formats::has_own_numbers<Blog>());

} // namespace
