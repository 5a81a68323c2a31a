// SPDX-License-Identifier: BSL-1.0
// The snippets of docs/formats.md, and the proof that they do what the page says.
#include "expect.hpp"

// [include]
#include <amiss.hpp>
#include <amiss/formats/aws.hpp>
#include <amiss/formats/oauth.hpp>
#include <amiss/formats/spring.hpp>
// [/include]

#include <string>

// clang-format off: the page has the tables and the columns of these declarations
// [catalogue]
namespace shop {

enum class Code { out_of_stock = 1, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop",
        amiss::row(Code::out_of_stock, "out_of_stock", HttpStatus::conflict, "", "There are no more of these."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "The shop has failed."))
        .domain("com.example.shop");
}

} // namespace shop
AMISS_ERROR_ENUM(shop, Code)
// [/catalogue]

namespace {

using namespace amiss;

// [envelopes]
constexpr auto aws    = amiss::formats::aws_json_1_0(shop::Code::internal);
constexpr auto oauth  = amiss::formats::oauth(shop::Code::internal);
constexpr auto spring = amiss::formats::spring(shop::Code::internal);
// [/envelopes]
// clang-format on

void three_dialects()
{
    ApiError error = shop::Code::out_of_stock;
    error.with_detail("sku", "7-b").with_request_id("req_1");
    const std::string as_aws = to_string(aws, error);
    const std::string as_oauth = to_string(oauth, error);
    const std::string as_spring = to_string(spring, error);
    expect(as_aws
               == R"({"__type":"com.example.shop#out_of_stock","message":"There are no more of these.","sku":"7-b"})",
           "AWS");
    expect(as_oauth == R"({"error":"out_of_stock","error_description":"There are no more of these.","sku":"7-b"})",
           "OAuth");
    expect(as_spring == R"({"status":409,"error":"Conflict","message":"There are no more of these."})", "Spring");
    expect(read(oauth, Received{409, as_oauth}) == shop::Code::out_of_stock, "OAuth, and back");
    expect(read(spring, Received{409, as_spring}) == shop::Code::out_of_stock, "Spring, and back");
}

void a_response()
{
    // [respond]
    amiss::ApiError error = shop::Code::out_of_stock;
    error.with_detail("sku", "7-b").with_request_id("req_1");
    char buffer[512];
    amiss::Response response = amiss::respond(aws, error, {}, buffer); // with its status and headers

    amiss::Received received{response.status, response.body, response.headers};
    amiss::ApiError back = amiss::read(aws, received);
    // back == shop::Code::out_of_stock, back.detail("sku") is "7-b", back.request_id() is "req_1"
    // [/respond]
    expect(response.status == 409, "the row's status");
    expect(response.headers.find("Content-Type") == "application/x-amz-json-1.0", "the media type");
    expect(response.headers.find("x-amzn-requestid") == "req_1", "the id");
    expect(back == shop::Code::out_of_stock && back == error, "the error");
    expect(back.detail("sku") == "7-b" && back.request_id() == "req_1", "its values");
}

void changed()
{
    // [options]
    constexpr auto strict = oauth.challenge("Bearer realm=\"shop\"").doc_base("https://shop.example.com/errors#");
    // [/options]
    expect(to_string(strict, shop::Code::internal)
               == R"({"error":"internal","error_description":"The shop has failed.",)"
                  R"("error_uri":"https://shop.example.com/errors#internal"})",
           "with a link");
}

} // namespace

int main()
{
    three_dialects();
    a_response();
    changed();
}
