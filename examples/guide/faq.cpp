// SPDX-License-Identifier: BSL-1.0
// Answers that can be run: the snippets of docs/faq.md, and their proof.
#include <amiss.hpp>

#include "expect.hpp"

#include <cstdio>
#include <string>
#include <string_view>

// --- the catalogue of the answers -------------------------------------------------------------------------------------

namespace billing {

enum class Code { out_of_credit = 1, internal };

// clang-format off: a table
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::out_of_credit, "out-of-credit", HttpStatus::forbidden, "", "You do not have enough credit.")
            .grpc(amiss::Grpc::failed_precondition),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "Something went wrong."))
        .doc_base("https://example.com/probs/");
}
// clang-format on

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)

using billing::Code;

// --- problem+json -----------------------------------------------------------------------------------------------------

// clang-format off: a layout
// [problem]
inline constexpr auto problem = amiss::envelope(billing::Code::internal, [] {
    namespace field = amiss::field;
    return amiss::object(
        amiss::optional_member("type", field::doc_url), // the catalogue's doc_base and the code
        amiss::member("title", field::reason),          // the same for every occurrence
        amiss::member("status", field::status),
        amiss::member("detail", field::message),
        amiss::optional_member("instance", field::instance),
        amiss::member("code", field::code),
        field::details);                                // all details, as extension members
}).content_type("application/problem+json");
// [/problem]
// clang-format on

void problem_details()
{
    // [problem-used]
    const amiss::ApiError error = amiss::ApiError(Code::out_of_credit)
                                      .with_message("Your balance is 30, but that costs 50.")
                                      .with_instance("/account/12345/msgs/abc")
                                      .with_detail("balance", 30);
    char buffer[512];
    const amiss::Response response = amiss::respond(problem, error, {}, buffer);
    // [/problem-used]
    expect(response.status == 403, "the status");
    expect(response.headers.find("content-type") == "application/problem+json", "the media type");
    expect(response.body
               == R"({"type":"https://example.com/probs/out-of-credit","title":"Forbidden","status":403,)"
                  R"("detail":"Your balance is 30, but that costs 50.","instance":"/account/12345/msgs/abc",)"
                  R"("code":"out-of-credit","balance":30})",
           "the body");
    const amiss::ApiError back = amiss::read(problem, amiss::Received{403, response.body});
    expect(back == Code::out_of_credit && back.detail("balance") == "30", "it is read back");
    expect(back.instance() == "/account/12345/msgs/abc" && back.message() == error.message(), "with its texts");
    expect(back.doc_url() == "https://example.com/probs/out-of-credit", "and its type");
}

// --- the other answers ------------------------------------------------------------------------------------------------

void grpc()
{
    // [grpc]
    const amiss::ApiError error = Code::out_of_credit;
    const int code = static_cast<int>(error.grpc()); // 9: the numbers are those of google.rpc.Code
    const std::string text(error.message());
    // [/grpc]
    expect(code == 9 && error.grpc() == amiss::Grpc::failed_precondition, "the gRPC code of a row");
    expect(text == "You do not have enough credit.", "its text");
    expect(amiss::ApiError(Code::internal).grpc() == amiss::Grpc::internal, "or the one of the status");
}

void html()
{
    // [html]
    constexpr auto for_pages = problem.html_safe();
    const amiss::ApiError error = amiss::ApiError(Code::internal).with_message("</script>");
    const std::string body = amiss::to_string(for_pages, error);
    // [/html]
    expect(body.find(R"("detail":"\u003c/script\u003e")") != std::string::npos, "html_safe escapes");
    expect(amiss::to_string(problem, error).find("</script>") != std::string::npos, "without it nothing is");
    expect(amiss::read(for_pages, amiss::Received{500, body}).message() == "</script>", "and it is read back");
}

void sizes()
{
    // [size]
    static_assert(sizeof(amiss::ApiError) <= 256);
    static_assert(sizeof(amiss::expected<int>) <= 264);
    // [/size]
    static_assert(sizeof(void*) != 8 || (sizeof(amiss::ApiError) == 256 && sizeof(amiss::expected<int>) == 264));
}

void fields()
{
    // [own-field]
    constexpr auto layout = amiss::object(amiss::member("code", amiss::field::code),
                                          amiss::optional_member("support_id", amiss::field::detail("support_id")));
    const amiss::ApiError error = amiss::ApiError(Code::internal).with_detail("support_id", "S-77");
    const std::string body = amiss::to_string(layout, error);
    // [/own-field]
    expect(body == R"({"code":"internal","support_id":"S-77"})", "a field of your own");
    const amiss::ApiError back = amiss::read<Code>(layout, amiss::Received{500, body});
    expect(back.detail("support_id") == "S-77" && back == Code::internal, "is read back");
}

int main()
{
    problem_details();
    grpc();
    html();
    sizes();
    fields();
    std::puts("faq: as the page says");
}
