// SPDX-License-Identifier: BSL-1.0
// The snippets of docs/formats.md, and the proof that they do what the page says.
#include "expect.hpp"

// [include]
#include <amiss.hpp>
#include <amiss/formats/google.hpp>
#include <amiss/formats/problem.hpp>
#include <amiss/formats/stripe.hpp>
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
        amiss::row(Code::out_of_stock, "out_of_stock", HttpStatus::conflict, "", "There are no more of these.")
            .column("title", "Out of stock"),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "The shop has failed."))
        .domain("shop.example.com").doc_base("https://shop.example.com/errors#");
}

} // namespace shop
AMISS_ERROR_ENUM(shop, Code)
// [/catalogue]

namespace {

using namespace amiss;

// [envelopes]
constexpr auto problem = amiss::formats::problem(shop::Code::internal);
constexpr auto stripe  = amiss::formats::stripe(shop::Code::internal);
constexpr auto google  = amiss::formats::google(shop::Code::internal);
// [/envelopes]
// clang-format on

void three_dialects()
{
    ApiError error = shop::Code::out_of_stock;
    error.with_detail("sku", "7-b");
    const std::string as_problem = to_string(problem, error);
    const std::string as_stripe = to_string(stripe, error);
    const std::string as_google = to_string(google, error);
    expect(as_problem
               == R"({"type":"https://shop.example.com/errors#out_of_stock","title":"Out of stock",)"
                  R"("detail":"There are no more of these.","sku":"7-b"})",
           "problem details");
    expect(as_stripe
               == R"({"error":{"code":"out_of_stock","doc_url":"https://shop.example.com/errors#out-of-stock",)"
                  R"("message":"There are no more of these.","sku":"7-b","type":"api_error"}})",
           "Stripe");
    expect(as_google
               == R"({"error":{"code":409,"message":"There are no more of these.","status":"ABORTED","details":[)"
                  R"({"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"OUT_OF_STOCK",)"
                  R"("domain":"shop.example.com","metadata":{"sku":"7-b"}},)"
                  R"({"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"Documentation",)"
                  R"("url":"https://shop.example.com/errors#out_of_stock"}]}]}})",
           "Google");
    expect(read(problem, Received{409, as_problem}) == error, "problem details, and back");
    expect(read(stripe, Received{409, as_stripe}) == shop::Code::out_of_stock, "Stripe, and back");
    expect(read(google, Received{409, as_google}) == shop::Code::out_of_stock, "Google, and back");
}

void a_response()
{
    // [respond]
    amiss::ApiError error = shop::Code::out_of_stock;
    error.with_detail("sku", "7-b").with_request_id("req_1");
    char buffer[512];
    amiss::Response response = amiss::respond(stripe, error, {}, buffer); // with its status and headers

    amiss::Received received{response.status, response.body, response.headers};
    amiss::ApiError back = amiss::read(stripe, received);
    // back == shop::Code::out_of_stock, back.detail("sku") is "7-b", back.request_id() is "req_1"
    // [/respond]
    expect(response.status == 409, "the row's status");
    expect(response.headers.find("Request-Id") == "req_1", "the id");
    expect(response.headers.find("Stripe-Should-Retry") == "false", "whether to repeat");
    expect(back == shop::Code::out_of_stock, "the error");
    expect(back.detail("sku") == "7-b" && back.request_id() == "req_1", "its values");
}

void changed()
{
    // [options]
    constexpr auto german = problem.doc_base("https://shop.example.com/de/errors#");
    // [/options]
    expect(to_string(german, shop::Code::internal)
               == R"({"type":"https://shop.example.com/de/errors#internal","title":"Internal Server Error",)"
                  R"("detail":"The shop has failed."})",
           "with the link of another page");
}

} // namespace

int main()
{
    three_dialects();
    a_response();
    changed();
}
