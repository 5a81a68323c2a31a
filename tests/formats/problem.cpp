// SPDX-License-Identifier: BSL-1.0
// Tests of problem details: the examples of RFC 9457, of the rate-limit draft and of ACME, and all catalogues.
#include "formats/dialect.hpp"

#include <amiss/formats/problem.hpp>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
using namespace formats_test;

/// The types of RFC 9457 and of RFC 8555. The messages are empty where the examples have no detail of the type.
enum class Problem { out_of_credit = 1, validation, malformed, rejected, broken };
constexpr auto amiss_catalog(Problem)
{
    return catalog<Problem>(
        "problem",
        row(Problem::out_of_credit, "https://example.com/probs/out-of-credit", HttpStatus::forbidden, "", "")
            .column("title", "You do not have enough credit."),
        row(Problem::validation, "https://example.net/validation-error", HttpStatus::unprocessable_content, "", "")
            .column("title", "Your request is not valid."),
        row(Problem::malformed, "urn:ietf:params:acme:error:malformed", HttpStatus::forbidden, "", "It is malformed."),
        row(Problem::rejected, "urn:ietf:params:acme:error:rejectedIdentifier", HttpStatus::forbidden, "", "Rejected."),
        row(Problem::broken, "https://example.com/probs/broken", HttpStatus::internal_server_error, "", "It broke."));
}

/// The types of the rate-limit draft, section 5.
enum class Limit { quota = 1, capacity, abnormal };
constexpr auto amiss_catalog(Limit)
{
    return catalog<Limit>(
        "limit",
        row(Limit::quota, "https://iana.org/assignments/http-problem-types#quota-exceeded",
            HttpStatus::too_many_requests, "", "")
            .column("title", "Request cannot be satisfied as assigned quota has been exceeded"),
        row(Limit::capacity, "https://iana.org/assignments/http-problem-types#temporary-reduced-capacity",
            HttpStatus::service_unavailable, "", "")
            .column("title", "Request cannot be satisfied due to temporary server capacity constraints"),
        row(Limit::abnormal, "https://iana.org/assignments/http-problem-types#abnormal-usage-detected",
            HttpStatus::too_many_requests, "", "")
            .column("title", "Request not satisifed due to detection of abnormal request pattern"));
}

/// One of them without a title: its phrase stands in, as in the draft's appendix B.1.4.
enum class Throttle { quota = 1, broken };
constexpr auto amiss_catalog(Throttle)
{
    return catalog<Throttle>("throttle",
                             row(Throttle::quota, "https://iana.org/assignments/http-problem-types#quota-exceeded",
                                 HttpStatus::too_many_requests, "", ""),
                             row(Throttle::broken, "broken", HttpStatus::internal_server_error, "", "It broke."));
}

/// Names that are no URIs.
enum class Shop { name_taken = 1, odd, broken };
constexpr auto amiss_catalog(Shop)
{
    return catalog<Shop>("shop",
                         row(Shop::name_taken, "name_taken", HttpStatus::conflict, "", "The name '{param}' is taken.")
                             .plain("The name is taken.")
                             .column("title", "Name taken"),
                         row(Shop::odd, "no/plain name", HttpStatus::bad_request, "", "Odd."),
                         row(Shop::broken, "broken", HttpStatus::internal_server_error, "", "It broke."))
        .doc_base("https://shop.example.com/errors/");
}

constexpr auto problems = formats::problem(Problem::broken);
constexpr auto limits = formats::problem(Limit::capacity);
constexpr auto throttles = formats::problem_with_status(Throttle::broken);
constexpr auto shop = formats::problem(Shop::broken);
constexpr auto shop_3gpp = formats::problem_3gpp(Shop::broken);

/// What appendix B.3 of the rate-limit draft sends under application/json.
constexpr auto status_and_detail = object(member("status", field::status), member("detail", field::message));
/// ACME has no titles.
constexpr auto acme = envelope(Problem::broken, [] {
    return object(member("type", field::code.as_uri()), optional_member("detail", field::message), field::details)
        .content_type("application/problem+json");
});

Errors one(ApiError error) { return {std::move(error)}; }

const Dialect dialect(
    "problem", "RFC 9457 (2023-07)",
    {shipped("problem", problems), shipped("limits", limits), shipped("with_status", throttles),
     described("status_and_detail", status_and_detail), described("acme", acme)},
    {
        {"out of credit: the first example, with extensions",
         [] {
             return one(ApiError(Problem::out_of_credit)
                            .with_message("Your current balance is 30, but that costs 50.")
                            .with_instance("/account/12345/msgs/abc")
                            .with_detail("balance", 30)
                            .with_detail("accounts", raw_json(R"(["/account/12345","/account/67890"])")));
         }},
        {"validation error: several violations of one type",
         [] {
             return one(ApiError(Problem::validation)
                            .with_violation("/age", "must be a positive integer")
                            .with_violation("/profile/color", "must be 'green', 'red' or 'blue'"));
         }},
        {"problem type quota-exceeded",
         [] {
             return one(ApiError(Limit::quota).with_detail("violated-policies", raw_json(R"(["daily","bandwidth"])")));
         },
         "limits"},
        {"problem type temporary-reduced-capacity",
         [] { return one(ApiError(Limit::capacity).with_detail("violated-policies", raw_json(R"(["hourly"])"))); },
         "limits"},
        {"problem type abnormal-usage-detected",
         [] { return one(ApiError(Limit::abnormal).with_detail("violated-policies", raw_json(R"(["hourly"])"))); },
         "limits"},
        {"throttled: title and status",
         [] { return one(ApiError(Throttle::quota).with_detail("violated-policies", raw_json(R"(["default"])"))); },
         "with_status"},
        {"status and detail alone, with Retry-After",
         [] {
             return one(ApiError(HttpStatus::too_many_requests)
                            .with_message("Wait 20 seconds, then slow down!")
                            .with_retry_after(20));
         },
         "status_and_detail"},
        {"ACME: a problem with subproblems",
         [] {
             return one(
                 ApiError(Problem::malformed)
                     .with_message("Some of the identifiers requested were rejected")
                     .with_detail(
                         "subproblems",
                         raw_json(
                             R"([{"type":"urn:ietf:params:acme:error:malformed","detail":"Invalid underscore in DNS name \"_example.org\"","identifier":{"type":"dns","value":"_example.org"}},{"type":"urn:ietf:params:acme:error:rejectedIdentifier","detail":"This CA will not issue for \"example.net\"","identifier":{"type":"dns","value":"example.net"}}])")));
         },
         "acme"},
    });

TEST(format_problem, examples) { dialect.check(); }

TEST(format_problem, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::problem(fallback); });
    check_catalogues([](auto fallback) { return formats::problem_with_status(fallback); });
    check_catalogues([](auto fallback) { return formats::problem_3gpp(fallback); });
}

TEST(format_problem, a_name_that_is_no_uri_follows_the_base_of_the_documentation)
{
    const std::string body = to_string(shop, ApiError(Shop::name_taken).with_param("a b"));
    EXPECT_EQ(body,
              R"({"type":"https://shop.example.com/errors/name_taken","title":"Name taken",)"
              R"("detail":"The name 'a b' is taken.","param":"a b"})");
    EXPECT_EQ(read(shop, Received(409, body)), ApiError(Shop::name_taken).with_param("a b"));
    const std::string_view title_first =
        R"({"title":"Name taken","type":"https://shop.example.com/errors/name_taken"})";
    EXPECT_EQ(read(shop, Received(409, title_first)), Shop::name_taken);

    const std::string odd = to_string(shop, Shop::odd);
    EXPECT_EQ(odd,
              R"({"type":"https://shop.example.com/errors/no%2Fplain%20name","title":"Bad Request",)"
              R"("detail":"Odd."})");
    EXPECT_EQ(read(shop, Received(400, odd)), Shop::odd);

    const auto elsewhere = shop.doc_base("https://example.net/e#");
    const std::string other = to_string(elsewhere, Shop::broken);
    EXPECT_EQ(other, R"({"type":"https://example.net/e#broken","title":"Internal Server Error","detail":"It broke."})");
    EXPECT_EQ(read(elsewhere, Received(500, other)), Shop::broken);
}

TEST(format_problem, a_bare_status_is_about_blank_with_its_phrase)
{
    const std::string body = to_string(shop, ApiError(HttpStatus::not_found));
    EXPECT_EQ(body, R"({"type":"about:blank","title":"Not Found","detail":"Not Found"})");
    const ApiError back = read(shop, Received(404, body));
    EXPECT_EQ(back.name(), "");
    EXPECT_EQ(back.status(), HttpStatus::not_found);
    EXPECT_FALSE(back.malformed());
    // A server that has nothing to say about the occurrence.
    const ApiError other = read(shop, Received(403, R"({"type":"about:blank","title":"Forbidden","status":403})"));
    EXPECT_EQ(other.name(), "");
    EXPECT_EQ(other.message(), "Forbidden");
}

TEST(format_problem, a_violation_keeps_its_code)
{
    const ApiError error = ApiError(Problem::validation).with_violation("/age", "Too young.", "too_young");
    const std::string body = to_string(problems, error);
    EXPECT_EQ(body,
              R"({"type":"https://example.net/validation-error","title":"Your request is not valid.",)"
              R"("errors":[{"detail":"Too young.","pointer":"#/age","code":"too_young"}]})");
    EXPECT_EQ(read(problems, Received(422, body)), error);
}

TEST(format_problem, three_gpp_has_a_cause_and_invalid_params)
{
    const ApiError error =
        ApiError(Shop::name_taken).with_message("Pick another.").with_violation("/name", "It is taken.");
    const std::string body = to_string(shop_3gpp, error);
    EXPECT_EQ(body,
              R"({"title":"Name taken","status":409,"detail":"Pick another.","cause":"NAME_TAKEN",)"
              R"("invalidParams":[{"param":"/name","reason":"It is taken."}]})");
    EXPECT_EQ(read(shop_3gpp, Received(409, body)), error);
}

TEST(format_problem, headers)
{
    const WrittenResponse response =
        response_of(problems, ApiError(HttpStatus::service_unavailable).with_retry_after(7));
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(response.header("Retry-After"), "7");
}

TEST(format_problem, mistakes)
{
    // A member of another type is to be ignored (RFC 9457 §3.1).
    const ApiError number = read(problems, Received(422, R"({"type":7,"title":"T","detail":"D","errors":{"a":1}})"));
    EXPECT_TRUE(number.malformed());
    EXPECT_EQ(number.message(), "D");
    // Foreign codes and errors from elsewhere go out as the fallback.
    EXPECT_EQ(to_string(problems, ApiError(std::make_error_code(std::errc::io_error)).with_context("secret")),
              R"({"type":"https://example.com/probs/broken","title":"Internal Server Error","detail":"It broke."})");
    EXPECT_EQ(to_string(problems, read(shop, Received(409, R"({"type":"x","detail":"secret"})"))),
              R"({"type":"https://example.com/probs/broken","title":"Internal Server Error","detail":"It broke."})");
}

static_assert(problems.fallback == Problem::broken && problems.options.content_type == "application/problem+json");

} // namespace
