// Tests of body facts: what a body will say of an error under one envelope, for one request.
#include <amiss/detail/body_facts.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <system_error>

namespace {

using namespace amiss;
using detail::BodyFacts;
using detail::FieldKind;

BodyFacts body_facts(const detail::Plan& plan, const ApiError& error, const RequestInfo& request)
{
    BodyFacts facts(error, request);
    detail::complete(facts, plan);
    return facts;
}

constexpr detail::Plan bound = detail::plan_of(cstar::envelope);
constexpr detail::Plan plain = detail::plan_of(decltype(cstar::envelope)::layout);

static_assert(detail::response_status(404) == 404 && detail::response_status(100) == 100 && detail::response_status(599) == 599);
static_assert(detail::response_status(0) == 500 && detail::response_status(99) == 500 && detail::response_status(600) == 500);

TEST(body_facts, of_a_catalogued_code_are_its_rows)
{
    const ApiError error = cstar::Code::resource_not_found;
    const BodyFacts facts = body_facts(bound, error, {});
    EXPECT_EQ(facts.text(FieldKind::code), "resource_not_found");
    EXPECT_EQ(facts.text(FieldKind::type), "not_found_error");
    EXPECT_EQ(facts.text(FieldKind::message), error.message());
    EXPECT_EQ(facts.status, 404);
    EXPECT_EQ(facts.doc_base, catalog_of<cstar::Code>().doc_base());
    for (const FieldKind field : {FieldKind::param, FieldKind::request_id, FieldKind::timestamp, FieldKind::retry_after,
                                  FieldKind::details, FieldKind::violations})
        EXPECT_FALSE(facts.has(field)) << static_cast<int>(field);
    for (const FieldKind field : {FieldKind::code, FieldKind::type, FieldKind::message, FieldKind::doc_url, FieldKind::status,
                                  FieldKind::reason})
        EXPECT_TRUE(facts.has(field)) << static_cast<int>(field);
    EXPECT_EQ(facts.text(FieldKind::doc_url), "") << "made of the base";
}

TEST(body_facts, are_views_into_what_the_error_holds)
{
    ApiError error = cstar::Code::parameter_missing;
    error.with_param("p").with_doc_url("u").with_request_id("r").with_detail("k", 1).with_violation("f", "m").with_retry_after(7)
        .with_timestamp(std::chrono::system_clock::from_time_t(9)).with_context("c").with_cause(std::make_error_code(std::errc::io_error));
    const BodyFacts facts = body_facts(bound, error, {});
    EXPECT_EQ(facts.text(FieldKind::param).data(), error.param().data());
    EXPECT_EQ(facts.text(FieldKind::message).data(), error.message().data());
    EXPECT_EQ(facts.text(FieldKind::doc_url), "u");
    EXPECT_EQ(facts.text(FieldKind::request_id), "r");
    EXPECT_EQ(facts.text(FieldKind::details), R"("k":1)") << "the inside of the object";
    EXPECT_TRUE(facts.has(FieldKind::violations));
    EXPECT_EQ(facts.retry_after, 7);
    EXPECT_EQ(facts.timestamp, 9);
}

TEST(body_facts, the_request_wins)
{
    ApiError error = cstar::Code::invalid_json;
    error.with_request_id("error").with_timestamp(std::chrono::system_clock::from_time_t(9));
    RequestInfo request{"request", std::chrono::system_clock::from_time_t(8)};
    request.doc_base = "https://base/";
    const BodyFacts facts = body_facts(bound, error, request);
    EXPECT_EQ(facts.text(FieldKind::request_id), "request");
    EXPECT_EQ(facts.timestamp, 8);
    EXPECT_EQ(facts.doc_base, "https://base/");
}

TEST(body_facts, of_a_foreign_code_are_the_fallbacks)
{
    const ApiError error(std::make_error_code(std::errc::io_error));
    EXPECT_EQ(body_facts(bound, error, {}).text(FieldKind::code), "internal_error");
    EXPECT_EQ(body_facts(bound, error, {}).text(FieldKind::type), "api_error");
    EXPECT_EQ(body_facts(bound, error, {}).status, 500);
    EXPECT_EQ(body_facts(plain, error, {}).text(FieldKind::code), "internal_error");
    EXPECT_EQ(body_facts(plain, error, {}).text(FieldKind::message), "Internal Server Error");
    EXPECT_EQ(body_facts(plain, error, {}).text(FieldKind::type), "");
}

TEST(body_facts, of_another_catalogues_code_are_its_own)
{
    const ApiError error = onestack::Code::conflict;
    EXPECT_EQ(body_facts(bound, error, {}).text(FieldKind::code), "CONFLICT");
    EXPECT_EQ(body_facts(bound, error, {}).status, 409);
    EXPECT_EQ(body_facts(bound, error, {}).doc_base, "");
}

TEST(body_facts, a_field_is_repeated_when_an_earlier_one_looks_the_same_in_a_body)
{
    ApiError error = onestack::Code::validation_error;
    error.with_violation("a", "").with_violation("\x80", "").with_violation("\x81", "").with_violation("b", "");
    const detail::Arena& arena = detail::ErrorAccess::arena(error);
    std::string seen;
    for (const Violation& violation : error.violations()) seen += detail::repeats_field(arena, violation.field) ? 'r' : '-';
    EXPECT_EQ(seen, "--r-");
}

} // namespace
