// SPDX-License-Identifier: BSL-1.0
// The format of OAuth 2.0: the printed examples, all catalogues, the challenge, and the characters of a description.
#include <amiss/formats/oauth.hpp>

#include "formats/dialect.hpp"

namespace oauth_codes {

/// RFC 6749 §5.2 and RFC 6750 §3.1.
enum class Code {
    invalid_request = 1,
    invalid_client,
    invalid_grant,
    unauthorized_client,
    unsupported_grant_type,
    invalid_scope,
    invalid_token,
    insufficient_scope,
    temporarily_unavailable,
    server_error,
};
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    using amiss::row;
    return amiss::catalog<Code>(
        "oauth", row(Code::invalid_request, "invalid_request", HttpStatus::bad_request, "", ""),
        row(Code::invalid_client, "invalid_client", HttpStatus::unauthorized, "", "The client is not known."),
        row(Code::invalid_grant, "invalid_grant", HttpStatus::bad_request, "", ""),
        row(Code::unauthorized_client, "unauthorized_client", HttpStatus::bad_request, "", ""),
        row(Code::unsupported_grant_type, "unsupported_grant_type", HttpStatus::bad_request, "", ""),
        row(Code::invalid_scope, "invalid_scope", HttpStatus::bad_request, "", ""),
        row(Code::invalid_token, "invalid_token", HttpStatus::unauthorized, "", "The access token expired"),
        row(Code::insufficient_scope, "insufficient_scope", HttpStatus::forbidden, "", "More scope is needed."),
        row(Code::temporarily_unavailable, "temporarily_unavailable", HttpStatus::service_unavailable, "", ""),
        row(Code::server_error, "server_error", HttpStatus::internal_server_error, "", "The server has failed."));
}

} // namespace oauth_codes
AMISS_ERROR_ENUM(oauth_codes, Code)

namespace {

using namespace formats_test;
using namespace amiss;
using oauth_codes::Code;

constexpr auto oauth = formats::oauth(Code::server_error);
constexpr auto realm = oauth.challenge("Bearer realm=\"example\"");
static_assert(oauth.options.challenge_errors);

ApiError invalid_token(const char* message) { return ApiError(Code::invalid_token).with_message(message); }

std::vector<Case> cases()
{
    std::vector<Case> all;
    all.push_back({"Token endpoint: the error response of RFC 6749", [] { return Errors{Code::invalid_request}; }});
    all.push_back({"Resource server: a request without authentication",
                   [] { return Errors{ApiError(HttpStatus::unauthorized)}; }, "realm"});
    all.push_back({"Resource server: the access token expired", [] { return Errors{Code::invalid_token}; }, "realm"});
    all.push_back(
        {"oauth4webapi: the example of WWWAuthenticateChallengeError", [] { return Errors{Code::invalid_token}; }});
    all.push_back({"oauth4webapi: a description with quotes",
                   [] { return Errors{invalid_token(R"(The token was "tampered")")}; }, "",
                   "RFC 6749 has no quotes in a description: they are replaced"});
    all.push_back({"oauth4webapi: two challenges in one header", [] { return Errors{invalid_token("bad stuff")}; }, "",
                   "an envelope has one challenge"});
    all.push_back({"GitLab: insufficient_scope in a body, with the scope that is missing", [] {
                       ApiError error = Code::insufficient_scope;
                       error.with_message("The request requires higher privileges than provided by the access token.");
                       error.with_detail("scope", "api");
                       return Errors{error};
                   }});
    all.push_back({"Mastodon: invalid_grant, as documented", [] {
                       ApiError error = Code::invalid_grant;
                       error.with_message("The provided authorization grant is invalid, expired, revoked, does not "
                                          "match the redirection URI used in the authorization request, or was issued "
                                          "to another client.");
                       return Errors{error};
                   }});
    all.push_back({"DNSimple: invalid_request, recorded",
                   [] {
                       ApiError error = Code::invalid_request;
                       error.with_message(R"(Invalid "state": value doesn't match the "state" in the authorization )"
                                          "request");
                       error.with_request_id("e8c544cf-fcc3-4762-a200-60c0320a2575");
                       return Errors{error};
                   },
                   "", "RFC 6749 has no quotes in a description: they are replaced"});
    return all;
}

const Dialect dialect("oauth", "RFC 6749 §5.2, RFC 6750 §3", {shipped("oauth", oauth), shipped("realm", realm)},
                      cases());

TEST(format_oauth, examples) { dialect.check(); }

TEST(format_oauth, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::oauth(fallback); });
}

std::string header(const WrittenResponse& response, std::string_view name)
{
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

TEST(format_oauth, no_response_is_stored)
{
    const WrittenResponse response = response_of(oauth, ApiError(Code::invalid_grant));
    EXPECT_EQ(header(response, "Cache-Control"), "no-store");
    EXPECT_EQ(header(response, "Pragma"), "no-cache");
    EXPECT_EQ(header(response, "WWW-Authenticate"), "") << "a 400 has no challenge";
}

TEST(format_oauth, a_403_names_the_scope)
{
    ApiError error = Code::insufficient_scope;
    error.with_detail("scope", "read write");
    const WrittenResponse response = response_of(realm, error);
    EXPECT_EQ(header(response, "WWW-Authenticate"),
              "Bearer realm=\"example\", error=\"insufficient_scope\", "
              "error_description=\"More scope is needed.\", scope=\"read write\"");
    EXPECT_EQ(read(oauth, Received{403, response.body, response.headers}), error);
}

TEST(format_oauth, a_description_has_the_characters_of_the_document)
{
    const WrittenResponse response = response_of(oauth, invalid_token("\"Größe\" \\ \n\x01 ok"));
    for (const std::string& text : {response.body.substr(response.body.find("description") + 14),
                                    header(response, "WWW-Authenticate").substr(41)}) {
        EXPECT_EQ(text.find("\\"), text.npos) << text;
        for (const char c : text) EXPECT_TRUE(c >= 0x20 && c < 0x7F) << text;
    }
    EXPECT_FALSE(read(oauth, Received{401, response.body, response.headers}).malformed());
}

TEST(format_oauth, a_link_is_the_error_uri)
{
    ApiError error = Code::invalid_grant;
    error.with_doc_url("https://auth.example.com/errors/invalid_grant");
    const std::string body = to_string(oauth, error);
    EXPECT_EQ(body, R"({"error":"invalid_grant","error_uri":"https://auth.example.com/errors/invalid_grant"})");
    EXPECT_EQ(read(oauth, Received{400, body}), error);
}

TEST(format_oauth, values_of_the_wrong_kind_are_malformed)
{
    const ApiError error = read(oauth, Received{400, R"({"error":{"code":"a"},"error_description":7})"});
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error.name(), "");
}

TEST(format_oauth, errors_from_elsewhere_go_out_as_the_fallback)
{
    const ApiError theirs = read(oauth, Received{400, R"({"error":"invalid_grant","error_description":"Secret."})"});
    EXPECT_EQ(to_string(oauth, theirs), R"({"error":"server_error","error_description":"The server has failed."})");
}

} // namespace
