// SPDX-License-Identifier: BSL-1.0
// The program of docs/negotiation.md: an error in the form that the client prefers, and envelopes of a forgotten type.
#include <amiss.hpp>
#include <amiss/formats/markdown.hpp>
#include <amiss/formats/problem.hpp>

#include "expect.hpp"

#include <cstddef>
#include <string>
#include <string_view>

// clang-format off: a table
namespace billing {

enum class Code { card_declined = 1, plan_limit, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required, "card_error",
                   "Your card was declined."),
        amiss::row(Code::plan_limit, "plan_limit", HttpStatus::forbidden, "plan_error",
                   "Your plan's limit is reached."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error",
                   "The service failed unexpectedly."));
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)
// clang-format on

// [envelopes]
namespace billing {

inline constexpr auto problem = amiss::formats::problem(Code::internal);   // application/problem+json
inline constexpr auto markdown = amiss::formats::markdown(Code::internal); // text/markdown, for agents

} // namespace billing
// [/envelopes]

namespace {

// [respond]
amiss::Response refuse(std::string_view accept, const amiss::ApiError& error, char* buffer, std::size_t capacity)
{
    const amiss::AnyEnvelope envelope = amiss::negotiate(accept, billing::problem, billing::markdown);
    return amiss::respond(envelope, error, {"req_7"}, buffer, capacity);
}
// [/respond]

// [api]
struct Api {
    std::string_view prefix;
    amiss::AnyEnvelope envelope;
};

const Api apis[] = {
    {"/v1/", billing::problem},
    {"/agents/", billing::markdown},
};
// [/api]

// [plain]
amiss::AnyEnvelope envelope_of(std::string_view path)
{
    for (const Api& api : apis) {
        if (path.substr(0, api.prefix.size()) == api.prefix) return api.envelope;
    }
    return billing::problem;
}
// [/plain]

std::string_view type_for(std::string_view accept)
{
    return amiss::negotiate(accept, billing::problem, billing::markdown).content_type();
}

void clients_get_what_they_ask_for()
{
    const std::string_view problem = "application/problem+json";
    const std::string_view markdown = "text/markdown; charset=utf-8";
    expect(type_for("*/*") == problem, "curl");
    expect(type_for("application/json, text/plain, */*") == problem, "axios");
    expect(type_for("text/markdown, text/html;q=0.9, */*;q=0.1") == markdown, "an agent");
    expect(type_for("text/markdown, */*") == markdown, "another agent");
    expect(type_for("") == problem && type_for("image/png") == problem, "the first");
    expect(type_for("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8") == problem, "a browser");
    expect(type_for("application/json;q=0, */*") == markdown, "no JSON at all");
}

void the_response_says_on_what_it_depends()
{
    char buffer[2048];
    const amiss::Response response = refuse("text/markdown", billing::Code::plan_limit, buffer, sizeof buffer);
    expect(response.status == 403, "the status is that of the error");
    expect(response.headers.find("Vary") == "Accept", "Vary");
    expect(response.headers.find("Content-Type") == "text/markdown; charset=utf-8", "the form");
    expect(response.body.find("Your plan's limit is reached.") != std::string_view::npos, "the message");
    const amiss::Response other = refuse("image/png", billing::Code::plan_limit, buffer, sizeof buffer);
    expect(other.status == 403 && other.headers.find("Vary") == "Accept", "no 406");
}

void a_plain_function_returns_one()
{
    expect(envelope_of("/agents/cards").content_type() == billing::markdown.options.content_type, "by its path");
    expect(envelope_of("/cards").content_type() == "application/problem+json", "the default");
    const std::string body = amiss::to_string(envelope_of("/v1/cards"), billing::Code::card_declined);
    const amiss::ApiError error = amiss::read(envelope_of("/v1/cards"), amiss::Received{402, body});
    expect(error == billing::Code::card_declined, "read back");
}

void other_choices_are_told()
{
    char buffer[1024];
    // [told]
    amiss::AnyEnvelope chosen = billing::problem;
    amiss::Response response = amiss::respond(chosen.varying_by_accept(), billing::Code::plan_limit, {}, buffer);
    // [/told]
    expect(response.headers.find("Vary") == "Accept", "it is told");
}

} // namespace

int main()
{
    clients_get_what_they_ask_for();
    the_response_says_on_what_it_depends();
    a_plain_function_returns_one();
    other_choices_are_told();
}
