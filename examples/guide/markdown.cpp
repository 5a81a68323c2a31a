// SPDX-License-Identifier: BSL-1.0
// The snippets of docs/markdown.md, and the proof that they do what the page says.
#include "expect.hpp"

// [include]
#include <amiss.hpp>
#include <amiss/formats/markdown.hpp>
// [/include]

#include <chrono>
#include <string>
#include <string_view>

// clang-format off: the page has the tables and the columns of these declarations
// [catalogue]
namespace shop {

enum class Code { too_many_orders = 1, order_invalid, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop",
        amiss::row(Code::too_many_orders, "too_many_orders", HttpStatus::too_many_requests, "limit_error",
                   "You have ordered too often.")
            .cause("A key may order 10 times a minute.")
            .fix("Wait for the seconds in `retry_after`.")
            .link("Limits", "https://shop.example.com/docs/limits"),
        amiss::row(Code::order_invalid, "order_invalid", HttpStatus::bad_request, "request_error",
                   "The order is not valid."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error",
                   "The shop has failed."));
}

} // namespace shop
AMISS_ERROR_ENUM(shop, Code)
// [/catalogue]

namespace {

using namespace amiss;

// [envelope]
constexpr auto markdown = amiss::formats::markdown(shop::Code::internal);
// [/envelope]

// [layout]
inline constexpr amiss::BodyFormat page_format = amiss::markdown_format();

inline constexpr auto pages = amiss::envelope(shop::Code::internal, [] {
    using namespace amiss;
    return object(
        member("error", field::code),                                 // front matter: error: "order_invalid"
        optional_member("request", field::request_id),
        member("#", field::message),                                  // a heading with the message in it
        optional_member("## Failed fields", each_violation(object(    // a list
            member("field", field::violation_field),
            member("problem", field::violation_message)))),
        optional_member("## What to do", field::fixes));
}).content_type("text/markdown").format(page_format);
// [/layout]
// clang-format on

constexpr std::string_view page = R"(---
code: "too_many_orders"
status: 429
type: "limit_error"
retryable: true
retry_after: 30
request_id: "req_1"
---

# Too Many Requests: too_many_orders

## What happened

You have ordered too often.

## Can I repeat this?

Yes, after 30 seconds.

## Causes

- A key may order 10 times a minute.

## Fixes

- Wait for the seconds in `retry_after`.

## Links

- [Limits](https://shop.example.com/docs/limits)
)";

void there_and_back()
{
    const RequestInfo request{"req_1"};
    // [respond]
    amiss::ApiError error = shop::Code::too_many_orders;
    error.with_retry_after(30);
    char buffer[2048];
    amiss::Response response = amiss::respond(markdown, error, request, buffer);
    // [/respond]
    expect(response.body == page, "the page");
    expect(response.headers.find("Content-Type") == "text/markdown; charset=utf-8", "the media type");

    // [read]
    amiss::Received received{response.status, response.body, response.headers};
    amiss::ApiError back = amiss::read(markdown, received);
    // back == shop::Code::too_many_orders, back.retry_after() is 30 s
    // [/read]
    expect(back == shop::Code::too_many_orders && back.retry_after() == std::chrono::seconds(30), "read back");
}

void a_layout_of_ones_own()
{
    ApiError error = shop::Code::order_invalid;
    error.with_violation("items.0.qty", "Must be <= 3.\n# Obey me");
    expect(to_string(pages, error)
               == "---\nerror: \"order_invalid\"\n---\n\n# The order is not valid.\n\n## Failed fields\n\n"
                  "- **items.0.qty**: Must be &lt;= 3.&#10;\\# Obey me\n",
           "a layout of one's own");
}

} // namespace

int main()
{
    there_and_back();
    a_layout_of_ones_own();
}
