// SPDX-License-Identifier: BSL-1.0
// How dialects spell codes, both ways: numbers, names with words, URIs, titles, upper and lower case, gRPC codes, domains.
#include <amiss.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spellings {

using namespace amiss;

// One catalogue that speaks JSON-RPC, Google's and Connect's dialects, and problem documents.
enum class Code { plan_limit = 1, invalid_params, busy, aborted, internal };
constexpr auto amiss_catalog(Code)
{
    return catalog<Code>(
               "spellings",
               row(Code::plan_limit, "plan_limit", HttpStatus::forbidden, "plan_error", "Your plan allows no more.")
                   .grpc(Grpc::resource_exhausted)
                   .column("title", "Plan limit \"reached\"")
                   .column("rpc", -32001)
                   .column("slug", "plan-limit"),
               row(Code::invalid_params, "invalid_params", HttpStatus::bad_request, "request_error", "Invalid params.")
                   .column("title", "Invalid params")
                   .column("rpc", -32602),
               row(Code::busy, "server.busy", HttpStatus::service_unavailable, "", "Try again.").column("slug", "busy"),
               row(Code::aborted, "aborted", static_cast<HttpStatus>(499), "", "Aborted."),
               row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error", "Something broke.")
                   .column("rpc", -32603))
        .domain("plans.example.com");
}
constexpr Code all[] = {Code::plan_limit, Code::invalid_params, Code::busy, Code::aborted, Code::internal};

// Names that are numbers, as Discord, Twilio and Telegram have them.
enum class Number { unknown_account = 10001, flood = 30008, general = 0x7FFF };
constexpr auto amiss_catalog(Number)
{
    return catalog<Number>("numbers",
                           row(Number::unknown_account, "10001", HttpStatus::not_found, "", "Unknown Account"),
                           row(Number::flood, "-30008", HttpStatus::too_many_requests, "",
                               "Maximum number of emojis reached"),
                           row(Number::general, "0", HttpStatus::internal_server_error, "", "General error"));
}

// Names that are no tokens.
enum class Named { out_of_credit = 1, malformed, shape, failed, percent };
constexpr auto amiss_catalog(Named)
{
    return catalog<Named>("named",
                          row(Named::out_of_credit, "https://example.com/probs/out-of-credit", HttpStatus::forbidden,
                              "", "Your current balance is 30, but that costs 50.")
                              .column("title", "You do not have enough credit."),
                          row(Named::malformed, "urn:ietf:params:acme:error:malformed", HttpStatus::bad_request, "",
                              "Malformed."),
                          row(Named::shape, "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
                              HttpStatus::bad_request, "", "Table not found."),
                          row(Named::failed, "Validation Failed", HttpStatus::unprocessable_content, "",
                              "Validation Failed"),
                          row(Named::percent, "100% </script>", HttpStatus::internal_server_error, "", "Broken."))
        .doc_base("https://docs.example.com/");
}

template <class Code, class Make>
constexpr bool is_compiled(const Envelope<Code, Make>&, bool for_rows = true)
{
    return for_rows ? detail::CompiledLayout<Code, Make, true>::is_there
                    : detail::CompiledLayout<Code, Make, false>::is_there;
}

/// What the envelope writes: the same by its compiled form and by walking its layout, also into a buffer of just the size.
template <class Envelope>
std::string written(const Envelope& envelope, const ApiError& error)
{
    const std::string body = to_string(envelope, error, {});
    std::string buffer(body.size(), '\0');
    EXPECT_EQ(write_fitted(envelope, error, {}, buffer.data(), buffer.size()).text, body);
    const std::string walked = to_string(envelope.html_safe(), error, {});
    if (body.find_first_of("<>&") == body.npos) {
        EXPECT_EQ(walked, body);
    }
    return body;
}

/// That each row comes back from what the envelope writes of it, as it is and with spaces in it.
template <class Envelope, class Enum, std::size_t Size>
void expect_round_trips(const Envelope& envelope, const Enum (&codes)[Size])
{
    for (const Enum code : codes) {
        const std::string body = written(envelope, code);
        const int status = to_int(ApiError(code).status());
        const std::string spaced = " " + body;
        for (const std::string& sent : {body, spaced}) {
            const ApiError back = read(envelope, Received{status, sent});
            EXPECT_TRUE(back == code) << sent << " is read as " << back.name();
            EXPECT_FALSE(back.malformed()) << sent;
        }
    }
}

constexpr auto rpc =
    envelope(Code::internal, [] {
        return object(member("jsonrpc", "2.0"),
                      member("error",
                             object(member("code", field::code.as_number("rpc")), member("message", field::message),
                                    optional_member("data", object(optional_member("type", field::column("slug")))))),
                      nullable_member("id", field::detail("id")));
    }).status(HttpStatus::ok);

TEST(code_spellings, json_rpc_has_a_number_for_each_row)
{
    EXPECT_EQ(
        written(rpc, Code::plan_limit),
        R"({"jsonrpc":"2.0","error":{"code":-32001,"message":"Your plan allows no more.","data":{"type":"plan-limit"}},"id":null})");
    EXPECT_EQ(written(rpc, ApiError(Code::invalid_params).with_detail("id", 7)),
              R"({"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params."},"id":7})");
    EXPECT_EQ(written(rpc, ApiError(HttpStatus::gone)),
              R"({"jsonrpc":"2.0","error":{"code":410,"message":"Gone"},"id":null})")
        << "the status is the number of what has none";
}

TEST(code_spellings, a_json_rpc_number_is_its_row_under_any_status)
{
    const auto read_rpc = [](std::string_view code) {
        const std::string body =
            R"({"jsonrpc":"2.0","error":{"code":)" + std::string(code) + R"(,"message":"m"},"id":null})";
        return read(rpc, Received{200, body});
    };
    EXPECT_TRUE(read_rpc("-32602") == Code::invalid_params);
    EXPECT_TRUE(read_rpc("\"-32001\"") == Code::plan_limit) << "a text will do";
    EXPECT_EQ(read_rpc("-32700").name(), "-32700") << "an unknown one is kept";
    EXPECT_FALSE(read_rpc("-32700").malformed());
    EXPECT_EQ(to_string(rpc.relay(), read_rpc("-32700"), {}),
              R"({"jsonrpc":"2.0","error":{"code":-32700,"message":"m"},"id":null})");
    EXPECT_TRUE(read_rpc("{}").name().empty());
}

TEST(code_spellings, names_that_are_numbers_are_written_as_numbers)
{
    constexpr auto discord = envelope(Number::general, [] {
        return object(member("message", field::message), member("code", field::code.as_number()));
    });
    EXPECT_EQ(written(discord, Number::unknown_account), R"({"message":"Unknown Account","code":10001})");
    EXPECT_EQ(written(discord, ApiError(HttpStatus::gone)), R"({"message":"Gone","code":410})");
    expect_round_trips(discord, {Number::unknown_account, Number::flood, Number::general});
    EXPECT_TRUE(read(discord, Received{404, R"({"message":"Unknown Account","code":"10001"})"})
                == Number::unknown_account);
    EXPECT_EQ(read(discord, Received{404, R"({"message":"m","code":10002})"}).name(), "10002");
}

TEST(code_spellings, a_plain_layout_writes_other_names_as_texts)
{
    constexpr auto plain = object(member("code", field::code.as_number()));
    EXPECT_EQ(to_string(plain, Number::unknown_account, {}), R"({"code":10001})");
    EXPECT_EQ(to_string(plain, Code::busy, {}), R"({"code":"server.busy"})");
    EXPECT_TRUE(read<Number>(plain, Received{429, R"({"code":-30008})"}) == Number::flood);
    EXPECT_TRUE(read<Code>(plain, Received{503, R"({"code":"server.busy"})"}) == Code::busy);
}

static_assert(is_compiled(rpc));

constexpr auto problem = envelope(Named::percent, [] {
    return object(member("type", field::code), optional_member("title", field::column("title")),
                  member("status", field::status), member("detail", field::message), field::details)
        .content_type("application/problem+json");
});

TEST(code_spellings, the_problem_of_rfc_9457_has_its_uri_and_its_title)
{
    EXPECT_EQ(
        written(problem, ApiError(Named::out_of_credit).with_detail("balance", 30)),
        R"({"type":"https://example.com/probs/out-of-credit","title":"You do not have enough credit.","status":403,"detail":"Your current balance is 30, but that costs 50.","balance":30})");
    EXPECT_EQ(written(problem, Named::malformed),
              R"({"type":"urn:ietf:params:acme:error:malformed","status":400,"detail":"Malformed."})");
    expect_round_trips(problem, {Named::out_of_credit, Named::malformed, Named::shape, Named::failed, Named::percent});
}

TEST(code_spellings, a_title_alone_tells_the_problem)
{
    const ApiError back =
        read(problem, Received{403, R"({"title":"You do not have enough credit.","status":403,"detail":"No."})"});
    EXPECT_TRUE(back == Named::out_of_credit);
    EXPECT_EQ(back.message(), "No.");
    const ApiError other =
        read(problem,
             Received{403, R"({"title":"You do not have enough credit.","type":"https://example.com/probs/other"})"});
    EXPECT_EQ(other.name(), "https://example.com/probs/other");
    EXPECT_FALSE(other.as<Named>());
}

TEST(code_spellings, unknown_names_with_spaces_are_sentences)
{
    constexpr auto github = object(member("message", field::code), optional_member("text", field::message));
    EXPECT_TRUE(read<Named>(github, Received{422, R"({"message":"Validation Failed"})"}) == Named::failed);
    const ApiError unknown = read<Named>(github, Received{422, R"({"message":"Body Invalid"})"});
    EXPECT_EQ(unknown.name(), "");
    EXPECT_EQ(unknown.message(), "Body Invalid");
}

TEST(code_spellings, a_link_has_the_name_percent_encoded)
{
    constexpr auto linked = envelope(Named::percent, [] { return object(member("doc", field::doc_url)); });
    EXPECT_EQ(written(linked, Named::failed), R"({"doc":"https://docs.example.com/Validation%20Failed"})");
    EXPECT_EQ(written(linked, Named::percent), R"({"doc":"https://docs.example.com/100%25%20%3C%2Fscript%3E"})");
    EXPECT_EQ(written(linked, Named::out_of_credit),
              R"({"doc":"https://docs.example.com/https%3A%2F%2Fexample.com%2Fprobs%2Fout-of-credit"})");
}

TEST(code_spellings, a_known_name_that_is_no_token_is_read_from_a_header)
{
    constexpr auto silent = envelope(Named::percent, [] { return object(optional_member("m", field::message)); });
    const auto challenged = [&](std::string_view error) {
        const std::string value = "Bearer error=\"" + std::string(error) + '"';
        const std::vector<std::pair<std::string, std::string>> headers{{"WWW-Authenticate", value}};
        return read(silent, Received{401, "", headers});
    };
    EXPECT_TRUE(challenged("Validation Failed") == Named::failed);
    EXPECT_TRUE(challenged("urn:ietf:params:acme:error:malformed") == Named::malformed);
    EXPECT_FALSE(challenged("Validation Failed").malformed());
    EXPECT_EQ(challenged("Body Invalid").name(), "");
    EXPECT_TRUE(challenged("Body Invalid").malformed());
    EXPECT_EQ(challenged("invalid_token").name(), "invalid_token");
}

TEST(code_spellings, a_name_with_a_space_is_in_quotes_in_a_log)
{
    char line[256];
    EXPECT_EQ(log_line(Named::failed, line), R"("Validation Failed" 422 "Validation Failed")");
    EXPECT_EQ(log_line(Named::malformed, line), R"(urn:ietf:params:acme:error:malformed 400 "Malformed.")");
    EXPECT_EQ(log_line(problem, Named::failed, {}, line), R"("Validation Failed" 422 "Validation Failed")");
}

constexpr auto google = envelope(Code::internal, [] {
    return object(
        member("error",
               object(member("code", field::status), member("message", field::message), member("status", field::grpc),
                      member("details",
                             array(object(member("@type", "type.googleapis.com/google.rpc.ErrorInfo"),
                                          member("reason", field::code.as_upper_snake()),
                                          member("domain", field::domain)))))));
});

static_assert(is_compiled(problem) && is_compiled(google) && is_compiled(google, false));

TEST(code_spellings, a_google_reason_is_in_upper_case_and_of_a_domain)
{
    EXPECT_EQ(
        written(google, Code::plan_limit),
        R"({"error":{"code":403,"message":"Your plan allows no more.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"PLAN_LIMIT","domain":"plans.example.com"}]}})");
    EXPECT_NE(written(google, Code::busy).find(R"("reason":"SERVER_BUSY")"), std::string::npos);
    expect_round_trips(google, all);
    std::string body = written(google, Code::plan_limit);
    body.replace(body.find("plans.example.com"), 5, "stock");
    const ApiError other = read(google, Received{403, body});
    EXPECT_EQ(other.name(), "PLAN_LIMIT");
    EXPECT_FALSE(other.as<Code>());
}

TEST(code_spellings, connect_has_grpc_codes_in_lower_case)
{
    constexpr auto connect = envelope(Code::internal, [] {
        return object(member("code", field::grpc.as_lower()), member("message", field::message),
                      member("reason", field::code.as_kebab()), member("n", field::grpc.as_number()));
    });
    EXPECT_EQ(written(connect, Code::plan_limit),
              R"({"code":"resource_exhausted","message":"Your plan allows no more.","reason":"plan-limit","n":8})");
    EXPECT_EQ(written(connect, Code::aborted), R"({"code":"canceled","message":"Aborted.","reason":"aborted","n":1})");
    expect_round_trips(connect, all);
    EXPECT_TRUE(read(connect, Received{403, R"({"code":"teapot","message":"m"})"}).malformed());
}

TEST(code_spellings, optional_columns_and_their_commas)
{
    constexpr auto layout = envelope(Code::internal, [] {
        return object(optional_member("p", field::param), optional_member("title", field::column("title")),
                      optional_member("slug", field::column("slug")), nullable_member("t", field::column("title")),
                      member("m", field::message).when(field::column("slug")),
                      optional_member("u", text("https://e.com/", field::column("slug"))),
                      optional_member("k", text("#", field::code.as_kebab())),
                      optional_member("type", field::type.as_upper_snake()));
    });
    static_assert(is_compiled(layout) && !is_compiled(layout, false));
    EXPECT_EQ(
        written(layout, ApiError(Code::plan_limit).with_param("x")),
        R"({"p":"x","title":"Plan limit \"reached\"","slug":"plan-limit","t":"Plan limit \"reached\"","m":"Your plan allows no more.","u":"https://e.com/plan-limit","k":"#plan-limit","type":"PLAN_ERROR"})");
    EXPECT_EQ(written(layout, Code::busy),
              R"({"slug":"busy","t":null,"m":"Try again.","u":"https://e.com/busy","k":"#server-busy"})");
    EXPECT_EQ(written(layout, Code::aborted), R"({"t":null,"k":"#aborted"})");
    EXPECT_EQ(written(layout, ApiError(HttpStatus::gone)), R"({"t":null,"k":"#gone"})");
}

TEST(code_spellings, a_buffer_that_is_too_small_loses_optional_columns_first)
{
    constexpr auto layout = envelope(Code::internal, [] {
        return object(member("code", field::code.as_number("rpc")), optional_member("title", field::column("title")));
    });
    char buffer[40];
    EXPECT_EQ(write_fitted(layout, Code::plan_limit, {}, buffer, 20).text, R"({"code":-32001})");
    EXPECT_EQ(write_fitted(layout, Code::invalid_params, {}, buffer).text,
              R"({"code":-32602,"title":"Invalid params"})")
        << "a buffer of exactly the size";
}

TEST(code_spellings, a_row_of_another_catalogue_speaks_for_itself)
{
    constexpr auto layout = envelope(Code::internal, [] {
        return object(member("code", field::code.as_upper_snake()), member("title", field::column("title")),
                      member("n", field::code.as_number("rpc")), member("domain", field::domain));
    });
    EXPECT_EQ(
        written(layout, Named::out_of_credit),
        R"({"code":"HTTPS___EXAMPLE_COM_PROBS_OUT_OF_CREDIT","title":"You do not have enough credit.","n":403,"domain":"named"})");
    EXPECT_EQ(written(layout, Code::busy), R"({"code":"SERVER_BUSY","title":"","n":503,"domain":"plans.example.com"})");
    EXPECT_EQ(written(layout, ApiError(HttpStatus::gone)),
              R"({"code":"GONE","title":"","n":410,"domain":"plans.example.com"})");
}

TEST(code_spellings, columns_of_an_error)
{
    const ApiError error = Code::plan_limit;
    EXPECT_EQ(error.column("title"), "Plan limit \"reached\"");
    EXPECT_EQ(error.column("rpc"), "-32001");
    EXPECT_EQ(error.column("none"), "");
    EXPECT_EQ(ApiError(Code::busy).column("title"), "");
    EXPECT_EQ(ApiError(HttpStatus::gone).column("title"), "");
    EXPECT_EQ(catalog_of<Code>().domain(), "plans.example.com");
    EXPECT_EQ(catalog_of<Named>().domain(), "named");
}

} // namespace spellings
