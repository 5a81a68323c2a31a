// SPDX-License-Identifier: BSL-1.0
// The format of AWS: the printed examples of its three protocols, all catalogues, headers, and what is no error of it.
#include <amiss/formats/aws.hpp>

#include "formats/dialect.hpp"

namespace aws_dynamo {

enum class Code { resource_not_found = 1, internal };
constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>("dynamo",
                                amiss::row(Code::resource_not_found, "ResourceNotFoundException",
                                           amiss::HttpStatus::bad_request, "", "Requested resource not found"),
                                amiss::row(Code::internal, "InternalServerError",
                                           amiss::HttpStatus::internal_server_error, "", "The server has failed."))
        .domain("com.amazonaws.dynamodb.v20120810");
}

} // namespace aws_dynamo
AMISS_ERROR_ENUM(aws_dynamo, Code)

namespace aws_smithy {

enum class Code { invalid_greeting = 1, complex, validation, access_denied, foo };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("smithy",
                                amiss::row(Code::invalid_greeting, "InvalidGreeting", HttpStatus::bad_request, "", ""),
                                amiss::row(Code::complex, "ComplexError", HttpStatus::bad_request, "", ""),
                                amiss::row(Code::validation, "ValidationException", HttpStatus::bad_request, "", ""),
                                amiss::row(Code::access_denied, "AccessDeniedException", HttpStatus::bad_request, "",
                                           ""),
                                amiss::row(Code::foo, "FooError", HttpStatus::internal_server_error, "", ""))
        .domain("aws.protocoltests.json10");
}

} // namespace aws_smithy
AMISS_ERROR_ENUM(aws_smithy, Code)

namespace aws_rest {

enum class Code { invalid_greeting = 1, complex, validation, foo };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("rest",
                                amiss::row(Code::invalid_greeting, "InvalidGreeting", HttpStatus::bad_request, "", ""),
                                amiss::row(Code::complex, "ComplexError", HttpStatus::forbidden, "", ""),
                                amiss::row(Code::validation, "ValidationException", HttpStatus::bad_request, "", ""),
                                amiss::row(Code::foo, "FooError", HttpStatus::internal_server_error, "", ""));
}

} // namespace aws_rest
AMISS_ERROR_ENUM(aws_rest, Code)

namespace {

using namespace formats_test;
using namespace amiss;
using HeaderList = std::vector<std::pair<std::string, std::string>>;

constexpr auto json = formats::aws_json(aws_smithy::Code::foo);
constexpr auto json_1_0 = formats::aws_json_1_0(aws_smithy::Code::foo);
constexpr auto dynamo = formats::aws_json_1_0(aws_dynamo::Code::internal);
constexpr auto rest_json = formats::aws_rest_json(aws_rest::Code::foo);
static_assert(json.options.content_type == "application/x-amz-json-1.1");
static_assert(json_1_0.options.content_type == "application/x-amz-json-1.0");
static_assert(rest_json.options.content_type == "application/json");

// Services of whose members some have other names: their messages have a capital, or the code is called so.
constexpr auto capital_message = envelope(aws_smithy::Code::foo, [] {
    return object(member("__type", field::code), optional_member("Message", field::message))
        .content_type("application/x-amz-json-1.1");
});
constexpr auto rest_capital_message = envelope(aws_rest::Code::foo, [] {
    return object(optional_member("Message", field::message)).header("X-Amzn-Errortype", field::code);
});
constexpr auto plain_code = envelope(aws_smithy::Code::foo, [] {
    return object(member("code", field::code)).content_type("application/x-amz-json-1.0");
});

ApiError complex(ApiError error, const char* nested)
{
    error.with_detail("TopLevel", "Top level").with_detail("Nested", raw_json(nested));
    return error;
}

ApiError invalid_string()
{
    ApiError error = aws_rest::Code::validation;
    error.with_message("1 validation error detected. Value at '/string' failed to satisfy constraint: Member must not "
                       "be null");
    error.with_violation("/string", "Value at '/string' failed to satisfy constraint: Member must not be null");
    return error;
}

const std::string uri_is_read_only = "no server writes a URI after the code; clients read it";

std::vector<Case> cases()
{
    const auto foo = [] { return Errors{aws_smithy::Code::foo}; };
    const auto rest_foo = [] { return Errors{aws_rest::Code::foo}; };
    std::vector<Case> all;
    all.push_back({"DynamoDB: a table that does not exist",
                   [] {
                       ApiError error = aws_dynamo::Code::resource_not_found;
                       error.with_message("Requested resource not found: Table: tablename not found");
                       error.with_request_id("LDM6CJP8RMQ1FHKSC1RBVJFPNVV4KQNSO5AEMF66Q9ASUAAJG");
                       return Errors{error};
                   },
                   "dynamo"});
    all.push_back({"AwsJson10ComplexError",
                   [] { return Errors{complex(aws_smithy::Code::complex, R"({"Foo":"bar"})")}; }, "json_1_0"});
    all.push_back({"AwsJson10EmptyComplexError", [] { return Errors{aws_smithy::Code::complex}; }, "json_1_0"});
    all.push_back({"AwsJson10FooErrorUsingCode", foo, "plain code"});
    all.push_back({"AwsJson10FooErrorWithDunderTypeAndDifferentNamespace", foo, "json_1_0",
                   "the namespace is that of another service"});
    all.push_back({"AwsJson10FooErrorWithDunderTypeUriAndNamespace", foo, "json_1_0", uri_is_read_only});
    all.push_back({"AwsJson10FooErrorWithNestedTypeProperty",
                   [] {
                       ApiError error = aws_smithy::Code::foo;
                       error.with_detail("ErrorDetails",
                                         raw_json(R"([{"__type":"com.amazon.internal#ErrorDetails",)"
                                                  R"("reason":"Some reason"}])"));
                       return Errors{error};
                   },
                   "json_1_0"});
    all.push_back({"AwsJson11InvalidGreetingError",
                   [] { return Errors{ApiError(aws_smithy::Code::invalid_greeting).with_message("Hi")}; },
                   "capital message"});
    all.push_back({"AwsJson11FooErrorWithDunderType", foo});
    all.push_back({"RestJsonInvalidGreetingError",
                   [] { return Errors{ApiError(aws_rest::Code::invalid_greeting).with_message("Hi")}; },
                   "rest, capital message"});
    all.push_back({"RestJsonComplexErrorWithNoMessage",
                   [] { return Errors{complex(aws_rest::Code::complex, R"({"Fooooo":"bar"})")}; }, "rest_json"});
    all.push_back(
        {"RestJsonEmptyComplexErrorWithNoMessage", [] { return Errors{aws_rest::Code::complex}; }, "rest_json"});
    all.push_back({"RestJsonFooErrorUsingCodeUriAndNamespace", rest_foo, "rest_json", uri_is_read_only});
    all.push_back({"RestJsonFooErrorUsingXAmznErrorTypeWithUriAndNamespace", rest_foo, "rest_json", uri_is_read_only});
    all.push_back({"RestJsonMalformedRequiredBodyUnset", [] { return Errors{invalid_string()}; }, "rest_json"});
    all.push_back({"botocore: the error of datapipeline-create-pipeline",
                   [] {
                       ApiError error = aws_smithy::Code::access_denied;
                       error.with_message("Operation createPipeline is not allowed to be performed with role identity");
                       return Errors{error};
                   },
                   "capital message"});
    return all;
}

const Dialect dialect("aws", "AWS JSON 1.0 and 1.1, REST-JSON 1 (Smithy 2.0)",
                      {shipped("json", json), shipped("json_1_0", json_1_0), shipped("dynamo", dynamo),
                       shipped("rest_json", rest_json), described("capital message", capital_message),
                       described("rest, capital message", rest_capital_message), described("plain code", plain_code)},
                      cases());

TEST(format_aws, examples) { dialect.check(); }

TEST(format_aws, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::aws_json(fallback); });
    check_catalogues([](auto fallback) { return formats::aws_json_1_0(fallback); });
    check_catalogues([](auto fallback) { return formats::aws_rest_json(fallback); });
}

TEST(format_aws, a_catalogue_without_a_domain_is_its_own_namespace)
{
    EXPECT_EQ(to_string(formats::aws_json_1_0(aws_rest::Code::foo), aws_rest::Code::complex),
              R"({"__type":"rest#ComplexError"})");
}

TEST(format_aws, a_code_is_read_from_any_namespace)
{
    const char* const types[] = {"FooError", "#FooError", "a.b#FooError", "FooError:http://a.b/c#d/",
                                 "a.b#FooError:http://a.b/c#d/"};
    for (const std::string type : types) {
        const std::string body = R"({"__type":")" + type + R"("})";
        EXPECT_EQ(read(json, Received{500, body}), aws_smithy::Code::foo) << type;
        EXPECT_EQ(read(json_1_0, Received{500, body}), aws_smithy::Code::foo) << type;
        EXPECT_EQ(read(rest_json, Received{500, body}), aws_rest::Code::foo) << type;
        const HeaderList headers{{"X-Amzn-Errortype", type}};
        EXPECT_EQ(read(rest_json, Received{500, "{}", headers}), aws_rest::Code::foo) << type;
    }
    EXPECT_EQ(read(json, Received{500, R"({"__type":"a.b#BarError:http://c"})"}).name(), "BarError") << "unknown";
}

TEST(format_aws, the_headers_say_the_code_and_the_request)
{
    ApiError error = aws_rest::Code::complex;
    error.with_request_id("LDM6CJP8");
    const WrittenResponse response = response_of(rest_json, error);
    EXPECT_EQ(response.body, "{}");
    const HeaderList expected = {{"Content-Type", "application/json"},
                                 {"X-Amzn-Errortype", "ComplexError"},
                                 {"x-amzn-requestid", "LDM6CJP8"}};
    EXPECT_EQ(response.headers, expected);
    EXPECT_EQ(read(rest_json, Received{403, response.body, response.headers}), error);
}

TEST(format_aws, a_delay_is_read_in_milliseconds)
{
    const HeaderList headers{{"x-amz-retry-after", "1500"}};
    const ApiError error = read(json, Received{400, R"({"__type":"ThrottlingException"})", headers});
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(2));
}

TEST(format_aws, a_delay_is_sent_in_milliseconds_too)
{
    const auto sent = [](const auto& envelope, auto code) {
        const WrittenResponse response = response_of(envelope, ApiError(code).with_retry_after(30));
        EXPECT_EQ(response.header("Retry-After"), "30");
        EXPECT_EQ(read(envelope, response.received()).retry_after(), std::chrono::seconds(30));
        return std::string(response.header("x-amz-retry-after"));
    };
    EXPECT_EQ(sent(json, aws_smithy::Code::foo), "30000");
    EXPECT_EQ(sent(json_1_0, aws_smithy::Code::foo), "30000");
    EXPECT_EQ(sent(rest_json, aws_rest::Code::foo), "30000");
}

TEST(format_aws, values_of_the_wrong_kind_are_malformed)
{
    const ApiError error = read(json, Received{400, R"({"__type":{"a":1},"message":["b"],"fieldList":"c"})"});
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error.name(), "");
    EXPECT_TRUE(error.violations().empty());
}

TEST(format_aws, errors_from_elsewhere_go_out_as_the_fallback)
{
    const ApiError theirs = read(json, Received{400, R"({"__type":"ComplexError","message":"Secret.","key":"k"})"});
    EXPECT_EQ(to_string(json, theirs), R"({"__type":"FooError"})");
    EXPECT_EQ(to_string(json, ApiError(std::make_error_code(std::errc::io_error))), R"({"__type":"FooError"})");
}

} // namespace
