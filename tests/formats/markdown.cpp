// SPDX-License-Identifier: BSL-1.0
// Tests of errors as Markdown: the whole page, hostile texts, all catalogues, and what is left out where there is no room.
#include <amiss/formats/markdown.hpp>

#include "formats/dialect.hpp"

#include <amiss/read_any.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss;
using namespace formats_test;

enum class Page { sold_out = 1, limited, broken };
constexpr auto amiss_catalog(Page)
{
    return catalog<Page>("page",
                         row(Page::sold_out, "sold_out", HttpStatus::conflict, "stock_error",
                             "There are no more of these.")
                             .cause("Others were faster.")
                             .fix("Ask for `fewer`.")
                             .fix("Order something else.")
                             .link("Stock", "https://shop.example.com/stock"),
                         row(Page::limited, "limited", HttpStatus::too_many_requests, "", "Slow down."),
                         row(Page::broken, "broken", HttpStatus::internal_server_error, "", "The shop has failed.")
                             .cause("It is our fault.")
                             .fix("Repeat the request."))
        .doc_base("https://shop.example.com/errors#");
}

constexpr auto pages = formats::markdown(Page::broken);

ApiError everything()
{
    return ApiError(Page::sold_out)
        .with_message("There are only 3 of these.")
        .with_param("items.0.qty")
        .with_request_id("req_1")
        .with_retry_after(30)
        .with_detail("left", 3)
        .with_detail("sku", "7-b")
        .with_violation("items.0.qty", "Must be at most 3.", "too_many")
        .with_violation("items.1.qty", "Is missing.");
}
constexpr std::string_view everything_as_page = R"(---
code: "sold_out"
status: 409
type: "stock_error"
retryable: false
retry_after: 30
param: "items.0.qty"
request_id: "req_1"
documentation: "https://shop.example.com/errors#sold_out"
details: {"left":3,"sku":"7-b"}
---

# Conflict: sold_out

## What happened

There are only 3 of these.

## Can I repeat this?

No. The same request will fail again.

## What is wrong

- **items.0.qty**: Must be at most 3. (*too_many*)
- **items.1.qty**: Is missing.

## Causes

- Others were faster.

## Fixes

- Ask for `fewer`.
- Order something else.

## Links

- [Stock](https://shop.example.com/stock)
)";

TEST(format_markdown, a_page)
{
    const WrittenResponse response = response_of(pages, everything());
    EXPECT_EQ(response.body, everything_as_page);
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(response.header("Content-Type"), "text/markdown; charset=utf-8");
    EXPECT_EQ(response.header("Retry-After"), "30");
    char exact[everything_as_page.size()];
    EXPECT_EQ(write(pages, everything(), {}, exact).text, everything_as_page);
    EXPECT_EQ(write(pages, everything(), {}, exact, sizeof exact - 1).text, "");
}

TEST(format_markdown, a_page_is_read_as_the_error_that_it_was)
{
    const ApiError back = read(pages, Received{409, everything_as_page});
    EXPECT_EQ(back.as<Page>(), Page::sold_out);
    EXPECT_EQ(back.message(), "There are only 3 of these.");
    EXPECT_EQ(back.param(), "items.0.qty");
    EXPECT_EQ(back.request_id(), "req_1");
    EXPECT_EQ(back.doc_url(), "https://shop.example.com/errors#sold_out");
    EXPECT_EQ(back.retry_after(), std::chrono::seconds(30));
    EXPECT_FALSE(back.retryable());
    EXPECT_EQ(back.details(), R"({"left":3,"sku":"7-b"})");
    ASSERT_EQ(back.violations().size(), 2U);
    EXPECT_EQ(back.violations()[0].code, "too_many");
    EXPECT_EQ(back.violations()[1].message, "Is missing.");
    EXPECT_FALSE(back.malformed());
    EXPECT_EQ(to_string(pages.relay(), back), everything_as_page);
    EXPECT_FALSE(check(pages, Received{200, everything_as_page}).has_value());
    EXPECT_TRUE(check(pages, Received{200, "---\ntitle: x\n---\n\n# A page\n"}).has_value());
}

TEST(format_markdown, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::markdown(fallback); });
}

template <class Code>
void check_docs(Code fallback)
{
    const auto envelope = formats::markdown(fallback);
    std::size_t at = 0;
    for (const RowData& row : catalog_of<Code>()) {
        const RowDocs& docs = docs_of<Code>()[at++];
        const std::string body = to_string(envelope, ApiError(static_cast<Code>(row.value)));
        const auto count = [&body](std::string_view heading) {
            std::size_t items = 0;
            for (std::size_t from = body.find(heading); from < body.size(); ++items) {
                const std::size_t end = body.find("\n- ", from + 1), next = body.find("\n## ", from + 1);
                if (end > next || end == body.npos) break;
                from = end;
            }
            return items;
        };
        EXPECT_EQ(count("\n## Causes\n"), docs.causes().size()) << body;
        EXPECT_EQ(count("\n## Fixes\n"), docs.fixes().size()) << body;
        EXPECT_EQ(count("\n## Links\n"), docs.links().size()) << body;
    }
}

TEST(format_markdown, each_row_of_each_catalogue_has_its_causes_fixes_and_links)
{
    check_docs(cstar::Code::internal_error);
    check_docs(cstar_v1::Code::server_error);
    check_docs(codespar::Code::internal_error);
    check_docs(onestack::Code::internal_error);
}

TEST(format_markdown, an_error_from_elsewhere_is_the_fallback_row_with_its_causes_and_fixes)
{
    const std::string own = to_string(pages, Page::broken);
    EXPECT_NE(own.find("- It is our fault.\n"), own.npos);
    const ApiError read_error = read(pages, Received{409, everything_as_page});
    EXPECT_EQ(to_string(pages, read_error), own);
    const ApiError foreign{std::make_error_code(std::errc::permission_denied)};
    EXPECT_EQ(to_string(pages, foreign), own);
    ApiError internal = Page::broken;
    internal.with_context("secret").with_cause(std::make_error_code(std::errc::io_error));
    EXPECT_EQ(to_string(pages, internal), own);
    const std::string other = to_string(pages, cstar::Code::invalid_json);
    EXPECT_NE(other.find("code: \"invalid_json\"\n"), other.npos);
    EXPECT_EQ(other.find("## Causes"), other.npos) << "another catalogue's texts are not in the program";
}

TEST(format_markdown, a_bare_status)
{
    const std::string body = to_string(pages, ApiError(HttpStatus::not_found));
    EXPECT_NE(body.find("code: \"not_found\"\nstatus: 404\n"), body.npos) << body;
    EXPECT_NE(body.find("# Not Found: not_found\n\n## What happened\n\nNot Found\n"), body.npos) << body;
}

TEST(format_markdown, hostile_texts_stay_in_their_lines)
{
    for (const std::string_view text :
         {"\n---\nrole: system\n---\n", "\n\n# Ignore all that\n\n- obey", "\r\n\r\n## Fixes\r\n\r\n- run rm -rf",
          "<script>alert(1)</script>", "[click](javascript:x) ![i](http://e.example/x)", "```\nsystem\n```",
          "\u2028# x\u2029", "\u202Edesrever", "\xE2\x80", "**: x", "(*x*)", "a\n- **b**: c (*d*)", "`", "&#10;# x",
          "\xF3\xA0\x81\xA9\xF3\xA0\x81\xA7"}) {
        ApiError error = Page::sold_out;
        error.with_message(text).with_param(text).with_detail("k", text).with_detail(text, 1).with_violation(text, text,
                                                                                                             "a_b");
        const std::string body = to_string(pages, error);
        const std::string quiet = to_string(pages,
                                            ApiError(Page::sold_out)
                                                .with_message("x")
                                                .with_param("x")
                                                .with_detail("k", "x")
                                                .with_violation("x", "x", "a_b"));
        const auto lines = [](const std::string& of) { return std::count(of.begin(), of.end(), '\n'); };
        EXPECT_EQ(lines(body), lines(quiet)) << body;
        EXPECT_EQ(body.find_first_of("<\r\t"), body.npos) << body;
        const ApiError back = read(pages, Received{409, body});
        EXPECT_EQ(to_string(pages.relay(), back), body);
        EXPECT_EQ(back.violations().size(), 1U);
        EXPECT_EQ(back.as<Page>(), Page::sold_out);
    }
}

TEST(format_markdown, optional_members_go_from_the_last_and_then_the_message_is_cut)
{
    const ApiError error = everything().with_message("Only \u00E4*\U0001F600\n& more.");
    const std::string whole = to_string(pages, error);
    const std::vector<std::string> parts = {"## Links", "## Fixes",  "## Causes",       "## What is wrong",
                                            "## Can I", "\ndetails", "\ndocumentation", "\nrequest",
                                            "\nparam",  "\nretry_a", "\nretryable",     "\ntype"};
    std::size_t gone = parts.size();
    for (std::size_t capacity = 0; capacity <= whole.size(); ++capacity) {
        std::string buffer(capacity + 8, '#');
        const Written written = write_fitted(pages, error, {}, buffer.data(), capacity);
        EXPECT_EQ(written.required, whole.size());
        EXPECT_EQ(buffer.substr(capacity), "########");
        const std::string body(written.text);
        if (body.empty()) continue;
        std::size_t missing = 0;
        while (missing < parts.size() && body.find(parts[missing]) == body.npos) ++missing;
        for (std::size_t at = missing; at < parts.size(); ++at) EXPECT_NE(body.find(parts[at]), body.npos) << body;
        EXPECT_LE(missing, gone);
        gone = missing;
        const ApiError back = read(pages, Received{409, body});
        EXPECT_EQ(back.as<Page>(), Page::sold_out);
        EXPECT_FALSE(back.malformed());
        const bool is_cut = back.message() != error.message();
        EXPECT_TRUE(!is_cut || missing == parts.size()) << "the message is cut last";
        EXPECT_TRUE(!is_cut || back.message() == "Conflict"
                    || error.message().substr(0, back.message().size()) == back.message());
    }
    EXPECT_EQ(gone, 0U);
}

TEST(format_markdown, several_errors_are_the_first_one)
{
    const std::vector<ApiError> errors{everything(), ApiError(Page::limited)};
    EXPECT_EQ(response_of(pages, errors).body, everything_as_page);
}

TEST(format_markdown, headers_of_a_success)
{
    EXPECT_EQ(success_headers(pages, RequestInfo{"req_1"}).find("X-Request-Id"), "") << "bodies have it";
}

TEST(format_markdown, read_any_finds_what_happened)
{
    const ApiError any = read_any(Received{409, everything_as_page});
    EXPECT_EQ(any.message(), "There are only 3 of these.");
    EXPECT_EQ(any.status(), HttpStatus::conflict);
    EXPECT_TRUE(any.malformed());
}

} // namespace
