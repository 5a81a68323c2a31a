// SPDX-License-Identifier: BSL-1.0
// Tests of which rows a bad body becomes, in what words, and how a program replaces them.
#include <amiss/body_errors.hpp>

#include <amiss/adapt/boost_json.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/write.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

namespace {

namespace cstar = amiss::cstar;
using amiss::BodyFault;
using amiss::BodyFaultKind;
using amiss::parse_body;

struct Ticket {
    std::string title;
    int pages = 0;
};
template <class Fields>
void amiss_members(Fields& fields, Ticket& ticket)
{
    fields("title", ticket.title);
    fields("pages", ticket.pages);
}

template <class Envelope, class Errors>
std::string written(const Envelope& envelope, const Errors& errors, std::string_view body)
{
    return amiss::to_string(envelope, parse_body<Ticket>(body, errors).error());
}

TEST(BodyErrors, what_it_is_made_of)
{
    constexpr auto errors = cstar::body_errors;
    static_assert(errors.syntax() == cstar::Code::invalid_json);
    static_assert(errors.missing() == cstar::Code::parameter_missing);
    static_assert(errors.invalid() == cstar::Code::parameter_invalid);
    static_assert(errors.unknown() == cstar::Code::parameter_invalid && !errors.refuses_unknown());
    static_assert(errors.refuse_unknown().refuses_unknown() && errors.handler() == nullptr);
    static_assert(errors.refuse_unknown(cstar::Code::invalid_json).unknown() == cstar::Code::invalid_json);
    EXPECT_EQ(errors.words().sentence, "The '{param}' field {problem}");
    EXPECT_EQ(errors.violations_say("a", "b").words().missing, "a");
}

// The bodies of the documents, seeds of the shipped APIs.
TEST(BodyErrors, the_bodies_of_the_shipped_apis)
{
    constexpr std::string_view bad = R"({"pages":"7"})";
    EXPECT_EQ(written(cstar::envelope, cstar::body_errors, bad),
              R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
              R"("message":"The 'title' field is required.","param":"title",)"
              R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing"}})");
    EXPECT_EQ(written(amiss::cstar_v1::envelope, amiss::cstar_v1::body_errors, bad),
              R"({"success":false,"error":{"code":"VALIDATION_ERROR","message":"title is required","field":"title"}})");
    EXPECT_EQ(written(amiss::codespar::envelope, amiss::codespar::body_errors, bad),
              R"({"error":"invalid_request","message":"Missing required field: title","status":400})");
    EXPECT_EQ(written(amiss::onestack::envelope, amiss::onestack::body_errors, bad),
              R"({"error":"Validation failed","code":"VALIDATION_ERROR",)"
              R"("details":{"fields":{"title":"Title is required","pages":"Must be an integer"}}})");
    EXPECT_EQ(written(amiss::onestack::envelope, amiss::onestack::body_errors, "{"),
              R"({"error":"The body is not well-formed JSON","code":"INVALID_JSON","details":{"offset":1}})");
}

TEST(BodyErrors, words_of_the_program)
{
    constexpr auto german = cstar::body_errors.on_fault([](amiss::ApiError& error, const BodyFault& fault) {
        const bool missing = fault.kind == BodyFaultKind::missing;
        error.with_violation(fault.path, missing ? "fehlt" : "ist falsch",
                             fault.type == amiss::BodyType::integer ? "7" : "8");
    });
    const auto bad = parse_body<Ticket>(R"({"pages":"7"})", german);
    ASSERT_FALSE(bad.has_value());
    ASSERT_EQ(bad.error().violations().size(), 2U);
    EXPECT_EQ(bad.error().violations()[0].message, "fehlt");
    EXPECT_EQ(bad.error().violations()[0].code, "8");
    EXPECT_EQ(bad.error().violations()[1].message, "ist falsch");
    EXPECT_EQ(bad.error().violations()[1].code, "7");
    EXPECT_EQ(bad.error().param(), "title");

    constexpr auto terse = amiss::onestack::body_errors.says("{name}: {problem}").violations_say("missing", "bad");
    const auto other = parse_body<Ticket>(R"({"title":"a"})", terse);
    EXPECT_EQ(other.error().message(), "pages: is required");
    EXPECT_EQ(other.error().violations()[0].message, "Missing");
}

} // namespace
