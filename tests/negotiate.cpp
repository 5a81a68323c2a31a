// SPDX-License-Identifier: BSL-1.0
// Tests of negotiation: what real clients send, the whole response, and what is sent where nothing is acceptable.
#include <amiss/negotiate.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/formats/problem.hpp>
#include <amiss/formats/problem_xml.hpp>
#include <amiss/respond.hpp>
#include <amiss/write_each.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss;

constexpr auto problem = formats::problem(cstar::Code::internal_error);
constexpr auto problem_in_xml = formats::problem_xml(cstar::Code::internal_error);
constexpr auto agents = cstar::envelope.content_type("text/markdown; charset=utf-8");
constexpr auto profiled =
    cstar::envelope.content_type("application/json; profile=\"https://a.example/\"; charset=utf-8");

// Which of four forms is chosen, and which of the first two.
struct Chosen {
    std::string_view of_four;
    std::string_view of_two;
};

constexpr std::string_view name_of(std::string_view type)
{
    if (type == problem.options.content_type) return "problem";
    if (type == problem_in_xml.options.content_type) return "xml";
    return type == agents.options.content_type ? "markdown" : "json";
}

Chosen chosen_by(std::string_view accept)
{
    return {name_of(negotiate(accept, problem, agents, problem_in_xml, cstar::envelope).content_type()),
            name_of(negotiate(accept, problem, agents).content_type())};
}

TEST(negotiate, real_clients_get_what_they_ask_for)
{
    const struct {
        std::string_view client, accept;
        Chosen chosen;
    } clients[] = {
        {"none", "", {"problem", "problem"}},
        {"curl, fetch, Python requests", "*/*", {"problem", "problem"}},
        {"axios", "application/json, text/plain, */*", {"json", "problem"}},
        {"Stripe, OpenAI, Anthropic", "application/json", {"json", "problem"}},
        {"Chrome",
         "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
         "application/signed-exchange;v=b3;q=0.7",
         {"xml", "problem"}},
        {"Firefox", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", {"xml", "problem"}},
        {"an image in Chrome",
         "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8",
         {"problem", "problem"}},
        {"Java", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", {"problem", "problem"}},
        {"Spring", "application/json, application/*+json", {"json", "problem"}},
        {"MCP", "application/json, text/event-stream", {"json", "problem"}},
        {"an agent", "text/markdown, text/html;q=0.9, */*;q=0.1", {"markdown", "markdown"}},
        {"another agent", "text/markdown, */*", {"markdown", "markdown"}},
        {"one that takes HTML too", "text/markdown, text/html, */*", {"markdown", "markdown"}},
        {"one that prefers JSON", "application/json, text/markdown;q=0.9", {"json", "problem"}},
        {"GitHub's octokit", "application/vnd.github.v3+json", {"problem", "problem"}},
        {"problem details", "application/problem+json, application/json;q=0.9", {"problem", "problem"}},
        {"problem details in XML", "application/problem+xml", {"xml", "problem"}},
        {"SOAP", "text/xml, multipart/related", {"xml", "problem"}},
    };
    for (const auto& [client, accept, chosen] : clients) {
        EXPECT_EQ(chosen_by(accept).of_four, chosen.of_four) << client;
        EXPECT_EQ(chosen_by(accept).of_two, chosen.of_two) << client;
    }
}

TEST(negotiate, weights_wildcards_and_exclusions_decide)
{
    const struct {
        std::string_view accept;
        Chosen chosen;
    } cases[] = {
        {"*/*;q=0", {"problem", "problem"}},
        {"text/*;q=0.3, text/markdown;q=0.7", {"markdown", "markdown"}},
        {"text/*;q=0.3, text/markdown;q=0.7, application/*;q=0.5", {"markdown", "markdown"}},
        {"text/*;q=0.7, text/markdown;q=0.3, application/*;q=0.5", {"problem", "problem"}},
        {"*/*, application/problem+json;q=0.1, text/markdown;q=0.2", {"xml", "markdown"}},
        {"application/json;q=0", {"problem", "problem"}},
        {"application/json;q=0, */*", {"markdown", "markdown"}},
        {"application/json;q=0, application/problem+json;q=0.2, */*;q=0.1", {"problem", "problem"}},
        {"application/json;q=1.000", {"json", "problem"}},
        {"application/json;q=1.001, text/markdown;q=0.1", {"markdown", "markdown"}},
        {"application/json;q=.5, text/markdown;q=0.1", {"markdown", "markdown"}},
        {"APPLICATION/JSON;Q=0.5, Text/Markdown;q=0.4", {"json", "problem"}},
        {",, application/problem+xml\t; q=0.5 ,, ,application/json ; q=0.4,", {"xml", "problem"}},
        {"application/json; charset=utf-8", {"json", "problem"}},
        {"application/json;profile=\"x\"", {"problem", "problem"}},
        {"application/json;profile=\"x, text/markdown;q=1, \\\" \", text/markdown;q=0.1", {"markdown", "markdown"}},
        {"text/markdown;q=0.5;ext=\"a, b;q=1\", application/xml;q=0.4", {"markdown", "markdown"}},
        {"text/markdown;variant=GFM, application/xml;q=0.4", {"xml", "problem"}},
        {"not a media type, text/markdown", {"markdown", "markdown"}},
    };
    for (const auto& [accept, chosen] : cases) {
        EXPECT_EQ(chosen_by(accept).of_four, chosen.of_four) << accept;
        EXPECT_EQ(chosen_by(accept).of_two, chosen.of_two) << accept;
    }
}

TEST(negotiate, parameters_of_a_content_type_are_more_specific)
{
    const auto is_profiled = [](std::string_view accept) {
        return negotiate(accept, cstar::envelope, profiled).content_type() == profiled.options.content_type;
    };
    EXPECT_FALSE(is_profiled("application/json"));
    EXPECT_TRUE(is_profiled("application/json, application/json;profile=\"https://a.example/\""));
    EXPECT_TRUE(is_profiled("application/json;q=0.1, application/json;profile=\"https:\\/\\/a.example/\";q=0.2"));
    EXPECT_FALSE(is_profiled("application/json;q=0.3, application/json;profile=\"https://a.example/\";q=0.2"));
    EXPECT_FALSE(is_profiled("application/json, application/json;profile=\"https://b.example/\""));
}

TEST(negotiate, the_response_is_that_of_the_envelope_and_says_on_what_it_depends)
{
    const ApiError error = ApiError(cstar::Code::key_expired).with_param("key");
    const std::vector<ApiError> errors(2, error);
    char buffer[2][1024];
    for (const std::string_view accept : {"", "application/problem+xml", "image/png"}) {
        const AnyEnvelope chosen = negotiate(accept, problem, problem_in_xml);
        const Response own = accept == "application/problem+xml" ? respond(problem_in_xml, error, {"r"}, buffer[0])
                                                                 : respond(problem, error, {"r"}, buffer[0]);
        const Response response = respond(chosen, error, {"r"}, buffer[1]);
        EXPECT_EQ(response.status, 401);
        EXPECT_EQ(response.body, own.body);
        ASSERT_EQ(response.headers.size(), own.headers.size() + 1);
        for (std::size_t at = 0; at < own.headers.size(); ++at) {
            EXPECT_EQ(response.headers[at].name, own.headers[at].name);
            EXPECT_EQ(response.headers[at].value, own.headers[at].value);
        }
        EXPECT_EQ(response.headers.find("vary"), "Accept") << "also where the first was taken for want of a better one";
        EXPECT_EQ(respond(chosen, errors, {"r"}, buffer[1]).headers.find("Vary"), "Accept");
    }
}

TEST(negotiate, takes_envelopes_layouts_and_those_of_a_forgotten_type)
{
    constexpr auto layout = object(member("text", field::message)).content_type("text/x-mine");
    const AnyEnvelope any = problem_in_xml;
    const auto type_of = [&](std::string_view accept) {
        return negotiate(accept, layout, AnyEnvelope(problem), any).content_type();
    };
    EXPECT_EQ(type_of("*/*"), "text/x-mine");
    EXPECT_EQ(type_of("application/json"), "application/problem+json");
    EXPECT_EQ(type_of("application/xml"), "application/problem+xml");
    EXPECT_EQ(negotiate("text/html", layout).content_type(), "text/x-mine");
    const AnyEnvelope inner = negotiate("application/xml", problem, any);
    EXPECT_EQ(negotiate("application/xml", layout, inner).content_type(), "application/problem+xml");
}

TEST(negotiate, ten_thousand_elements_are_read)
{
    std::string accept;
    for (int at = 0; at < 10000; ++at) accept += "text/x" + std::to_string(at) + ";x=\"1, 2\";q=0.5, ";
    EXPECT_EQ(chosen_by(accept).of_two, "problem");
    EXPECT_EQ(chosen_by(accept + "text/markdown").of_two, "markdown");
}

constexpr AnyEnvelope constant = negotiate("text/markdown;q=0.5, */*;q=0.4", problem, agents);
static_assert(constant.content_type() == agents.options.content_type);
static_assert(noexcept(negotiate("", problem, agents)));

} // namespace
