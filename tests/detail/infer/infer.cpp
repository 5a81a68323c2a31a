// SPDX-License-Identifier: BSL-1.0
// Tests of inferring an error from a body of unknown shape: bodies like those of other APIs, and what is found in each.
#include <amiss/detail/infer/infer.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

/// What must be found: "" for nothing, and -1 for no delay.
struct Found {
    int status;
    std::string_view body;
    std::string_view code;
    std::string_view message;
    std::string_view param{};
    std::string_view doc_url{};
    std::string_view request_id{};
    int retry_after = -1;
};

amiss::ApiError guess(int status, std::string_view body)
{
    amiss::ApiError error(static_cast<amiss::HttpStatus>(status));
    amiss::detail::InferenceMemo memo;
    amiss::detail::ErrorInference guess({static_cast<amiss::HttpStatus>(status)}, memo);
    guess.look_at(body);
    guess.put_into(error);
    return error;
}

void expect_found(const Found& found)
{
    SCOPED_TRACE(found.body);
    const amiss::ApiError error = guess(found.status, found.body);
    EXPECT_EQ(error.name(), found.code);
    EXPECT_EQ(error.message(), found.message.empty() ? amiss::reason_phrase(error.status()) : found.message);
    EXPECT_EQ(error.param(), found.param);
    EXPECT_EQ(error.doc_url(), found.doc_url);
    EXPECT_EQ(error.request_id(), found.request_id);
    EXPECT_EQ(error.retry_after() ? error.retry_after()->count() : -1, found.retry_after);
}

TEST(infer, reads_flat_bodies)
{
    const Found bodies[] = {
        {401,
         R"({"code":20003,"message":"Authenticate","more_info":"https://docs.example.com/errors/20003","status":401})",
         "20003", "Authenticate", "", "https://docs.example.com/errors/20003"},
        {400, R"({"display_message":null,"error_code":"INVALID_FIELD","error_message":"client_id must be a string",
                  "error_type":"INVALID_REQUEST","request_id":"HNTDNrA8F1shFEW"})",
         "INVALID_FIELD", "client_id must be a string", "", "", "HNTDNrA8F1shFEW"},
        {400,
         R"({"object":"error","status":400,"code":"validation_error","message":"body failed validation","request_id":"r-1"})",
         "validation_error", "body failed validation", "", "", "r-1"},
        {401,
         R"({"errorCode":"E0000011","errorSummary":"Invalid token provided","errorLink":"E0000011","errorId":"oaeX1","errorCauses":[]})",
         "E0000011", "Invalid token provided", "", "", "oaeX1"},
        {400, R"({"name":"INVALID_REQUEST","message":"Request is not well-formed.","debug_id":"b1d1f06c7246c",
                  "details":[{"field":"/units","location":"body","issue":"MISSING","description":"A field is missing."}],
                  "links":[{"href":"https://docs.example.com/x","rel":"information_link"},{"href":"https://a.example.com","rel":"self"}]})",
         "INVALID_REQUEST", "Request is not well-formed.", "/units", "https://docs.example.com/x", "b1d1f06c7246c"},
        {403,
         R"({"status":"error","message":"This token has no scope","correlationId":"c2c2-1","category":"MISSING_SCOPES"})",
         "MISSING_SCOPES", "This token has no scope", "", "", "c2c2-1"},
        {400, R"({"code":-1121,"msg":"Invalid symbol."})", "-1121", "Invalid symbol."},
        {404, R"({"error":"not_found","reason":"missing"})", "not_found", "missing"},
        {404, R"({"serviceErrorCode":"E17","message":"Gone."})", "E17", "Gone."},
        {422, R"({"ErrorCode":405,"Message":"Not allowed to send."})", "405", "Not allowed to send."},
        {403, R"({"status":"REQUEST_DENIED","error_message":"The provided key is invalid."})", "REQUEST_DENIED",
         "The provided key is invalid."},
        {404, R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"pods \"x\" not found",
                  "reason":"NotFound","details":{"name":"x","kind":"pods"},"code":404})",
         "NotFound", "pods \"x\" not found"},
        {429, R"({"message":"You are being rate limited.","retry_after":64.57,"global":false})", "",
         "You are being rate limited.", "", "", "", 65},
        {429,
         R"({"id":"rate_limit","message":"Your account reached the limit.","url":"https://docs.example.com/limits"})",
         "rate_limit", "Your account reached the limit.", "", "https://docs.example.com/limits"},
        {502, R"({"error_id":502,"error_message":"too many requests from this IP","error_name":"throttle_violation"})",
         "throttle_violation", "too many requests from this IP"},
    };
    for (const Found& found : bodies) expect_found(found);
}

TEST(infer, reads_an_error_inside_an_object)
{
    const Found bodies[] = {
        {529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_011"})",
         "overloaded_error", "Overloaded", "", "", "req_011"},
        {400, R"({"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT","details":[
                  {"@type":"type.example.com/ErrorInfo","reason":"API_KEY_INVALID"},
                  {"@type":"type.example.com/RetryInfo","retryDelay":"34.2s"}]}})",
         "API_KEY_INVALID", "API key not valid.", "", "", "", 35},
        {400,
         R"({"error":{"message":"Unsupported get request.","type":"GraphMethodException","code":100,"error_subcode":33,"fbtrace_id":"A_b1"}})",
         "100", "Unsupported get request.", "", "", "A_b1"},
        {404,
         R"({"Response":{"Error":{"Code":"ResourceNotFound","Message":"The instance is gone."},"RequestId":"1a2b"}})",
         "ResourceNotFound", "The instance is gone.", "", "", "1a2b"},
        {401, R"({"fault":{"faultstring":"Invalid ApiKey","detail":{"errorcode":"oauth.v2.InvalidApiKey"}}})",
         "oauth.v2.InvalidApiKey", "Invalid ApiKey"},
        {400,
         R"({"Fault":{"Error":[{"Message":"Duplicate Name","Detail":"The name is taken.","code":"6240"}],"type":"ValidationFault"}})",
         "6240", "Duplicate Name"},
        {400, R"({"error":{"code":"","message":{"lang":"en-US","value":"Resource not found for the segment 'X'."}}})",
         "", "Resource not found for the segment 'X'."},
        {401, R"({"detail":{"status":"invalid_api_key","message":"Invalid API key"}})", "invalid_api_key",
         "Invalid API key"},
        {422,
         R"({"error":{"message":"Validation failed","errors":[{"reason":"blank","field":"name","message":"is blank"}],
                  "documentation_url":"https://developer.example.com/#x","type":"validation_failed","request_id":"9c-1","code":422}})",
         "validation_failed", "Validation failed", "name", "https://developer.example.com/#x", "9c-1"},
        {400,
         R"({"meta":{"code":400,"errorType":"param_error","errorDetail":"Must provide a valid id","requestId":"5f-2"},"response":{}})",
         "param_error", "Must provide a valid id", "", "", "5f-2"},
        {400, R"({"status":{"error_code":1001,"error_message":"This key is invalid.","credit_count":0}})", "1001",
         "This key is invalid."},
    };
    for (const Found& found : bodies) expect_found(found);
}

TEST(infer, reads_the_first_of_a_list_of_errors)
{
    const Found bodies[] = {
        {403,
         R"({"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null})",
         "10000", "Authentication error"},
        {400,
         R"({"errors":[{"category":"INVALID_REQUEST_ERROR","code":"MISSING_PARAM","detail":"Field must be set","field":"card.cvv"}]})",
         "MISSING_PARAM", "Field must be set", "card.cvv"},
        {200,
         R"({"errors":[{"message":"Cannot query field","locations":[{"line":1,"column":2}],"path":["viewer"],"extensions":{"code":"GRAPHQL_FAILED"}}]})",
         "GRAPHQL_FAILED", "Cannot query field"},
        {422, R"({"detail":[{"loc":["body","age"],"msg":"field required","type":"value_error.missing"}]})", "",
         "field required", "age"},
        {401,
         R"({"type":"error.list","request_id":"b2-1","errors":[{"code":"token_not_found","message":"Token not found"}]})",
         "token_not_found", "Token not found", "", "", "b2-1"},
        {404, R"({"errorMessages":["Issue Does Not Exist"],"errors":{}})", "", "Issue Does Not Exist"},
        {400,
         R"([{"message":"Required fields are missing: [Name]","errorCode":"REQUIRED_FIELD_MISSING","fields":["Name"]}])",
         "REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]", "Name"},
        {422, R"({"request_id":"0HL-1","error_type":"request_invalid","error_codes":["payment_source_required"]})",
         "payment_source_required", "", "", "", "0HL-1"},
        {400, R"({"statusCode":400,"message":["email must be an email"],"error":"Bad Request"})", "",
         "email must be an email"},
        {200, R"({"error":["EGeneral:Invalid arguments"],"result":{}})", "", "EGeneral:Invalid arguments"},
        {400, R"({"errors":["Name is required","Age is required"]})", "", "Name is required"},
    };
    for (const Found& found : bodies) expect_found(found);
}

TEST(infer, reads_maps_of_fields)
{
    const Found bodies[] = {
        {422, R"({"errors":{"title":["can't be blank"]}})", "", "can't be blank", "title"},
        {422, R"({"message":"The given data was invalid.","errors":{"email":["The email is taken."],"name":["x"]}})",
         "", "The given data was invalid.", "email"},
        {400, R"({"Message":"The request is invalid.","ModelState":{"user.Name":["The Name field is required."]}})", "",
         "The request is invalid.", "user.Name"},
        {400, R"({"email":["This field is required."]})", "", "This field is required.", "email"},
        {400, R"({"message":{"age":"is too low"}})", "", "is too low", "age"},
        {400, R"({"fields":{"age":"is too low"}})", "", "is too low", "age"},
        {400, R"({"details":{"age":["is too low"]}})", "", "is too low", "age"},
        {400, R"({"errorMessages":[],"errors":{"summary":"You must specify a summary."}})", "",
         "You must specify a summary.", "summary"},
        {400,
         R"({"type":"https://tools.example.org/rfc9110#section-1","title":"One or more errors occurred.","status":400,
                  "traceId":"00-1","errors":{"Name":["The Name field is required."]}})",
         "", "One or more errors occurred.", "Name", "https://tools.example.org/rfc9110#section-1", "00-1"},
    };
    for (const Found& found : bodies) expect_found(found);
}

TEST(infer, sentences_statuses_and_ids_are_not_codes)
{
    const Found bodies[] = {
        {401, R"({"error":"Unauthorized"})", "", "Unauthorized"},
        {401, R"({"statusCode":401,"error":"Unauthorized","message":"Missing authentication"})", "",
         "Missing authentication"},
        {400, R"({"error":"Not authorized for this","code":400})", "", "Not authorized for this"},
        {500, R"({"status":"error","message":"Unable to talk to the database"})", "", "Unable to talk to the database"},
        {500, R"({"status":"fail","data":{"title":"A title is required"}})", "", "A title is required", "title"},
        {404,
         R"({"timestamp":"2026-01-01T00:00:00Z","status":404,"error":"Not Found","message":"No message","path":"/x"})",
         "", "No message"},
        {422, R"({"id":"4851a473-1621-42ea-b2f9-5071c0ea8414","message":"no slug"})", "", "no slug"},
        {404, R"("Nothing here")", "", "Nothing here"},
    };
    for (const Found& found : bodies) expect_found(found);
}

TEST(infer, reads_delays_and_links_in_other_places)
{
    const Found bodies[] = {
        {429,
         R"({"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35","parameters":{"retry_after":35}})",
         "", "Too Many Requests: retry after 35", "", "", "", 35},
        {429, R"({"message":"slow down","rate_limit":{"retry_after":8}})", "", "slow down", "", "", "", 8},
        {400, R"({"responseStatus":{"errorCode":"Invalid","message":"No such plan."}})", "Invalid", "No such plan."},
        {400, R"({"error":{"message":"API disabled","details":[{"@type":"type.example.com/Help",
                  "links":[{"description":"Console","rel":"help","url":"https://console.example.com/"}]}]}})",
         "", "API disabled", "", "https://console.example.com/"},
        {400,
         R"({"name":"BAD_PLAN","message":"No.","links":[{"href":"https://docs.example.com/e","rel":"information_link"}]})",
         "BAD_PLAN", "No.", "", "https://docs.example.com/e"},
        {404, R"({"type":"https://tools.example.org/html/rfc9110#section-15.5.5","title":"Not Found"})", "",
         "Not Found", "", "https://tools.example.org/html/rfc9110#section-15.5.5"},
    };
    for (const Found& found : bodies) expect_found(found);
}

TEST(infer, resolves_escapes_and_reads_violations)
{
    const amiss::ApiError error = guess(422, R"({"message":"\u00e9\ud83d\ude00\n\"x\"","errors":[
        {"field":"a\/b","message":"is \u0062lank"},{"field":"c","message":"is long"},{"message":"no field"},7]})");
    EXPECT_EQ(error.message(), "\xC3\xA9\xF0\x9F\x98\x80\n\"x\"");
    std::string text;
    for (const amiss::Violation& violation : error.violations())
        text += std::string(violation.field) + "=" + std::string(violation.message) + ";";
    EXPECT_EQ(text, "a/b=is blank;c=is long;");
}

TEST(infer, a_violation_that_cannot_be_kept_is_flagged)
{
    EXPECT_TRUE(guess(422, R"({"message":"It is bad","errors":{"f\u0000g":["is bad"]}})").malformed());
    EXPECT_FALSE(guess(422, R"({"message":"It is bad","errors":{"fg":["is bad"]}})").malformed());
    std::string many = R"({"message":"It is bad","errors":{)";
    for (int count = 0; count < 65; ++count) many += "\"f" + std::to_string(count) + R"(":["is bad"],)";
    many.back() = '}';
    const amiss::ApiError error = guess(422, many + "}");
    EXPECT_EQ(error.violations().size(), 64U);
    EXPECT_TRUE(error.malformed());
}

TEST(infer, finds_nothing_where_there_is_nothing)
{
    for (const std::string_view body :
         {"{}", "[]", "null", "7", "true", R"({"a":{"b":1}})", R"({"message":""})", R"({"error":null})"}) {
        amiss::ApiError error(amiss::HttpStatus::bad_gateway);
        amiss::detail::InferenceMemo memo;
        amiss::detail::ErrorInference guess({amiss::HttpStatus::bad_gateway}, memo);
        guess.look_at(body);
        EXPECT_FALSE(guess.found()) << body;
        guess.put_into(error);
        EXPECT_EQ(error.name(), "") << body;
        EXPECT_EQ(error.message(), "Bad Gateway") << body;
    }
}

} // namespace
