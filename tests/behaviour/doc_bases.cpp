// SPDX-License-Identifier: BSL-1.0
// Whose base a documentation link has: the request's, else the envelope's, else the catalogue's.
#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/layout.hpp>
#include <amiss/log_envelope.hpp>
#include <amiss/respond.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <system_error>

namespace doc_bases_test {

enum class Code { plain = 1, odd, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("doc_bases_test",
                                amiss::row(Code::plain, "plain", HttpStatus::bad_request, "", "A text."),
                                amiss::row(Code::odd, "a+b'c&d", HttpStatus::conflict, "", "A text."),
                                amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "",
                                           "Something broke."))
        .doc_base("https://catalogue/");
}
constexpr auto make = [] {
    return amiss::object(amiss::member("c", amiss::field::code), amiss::optional_member("u", amiss::field::doc_url),
                         amiss::optional_member("t", amiss::field::timestamp));
};
constexpr auto envelope = amiss::envelope(Code::internal, make);
constexpr auto based = envelope.doc_base("https://envelope/");

} // namespace doc_bases_test
AMISS_ERROR_ENUM(doc_bases_test, Code)

namespace {

using namespace amiss;
using doc_bases_test::Code;

/// The body in every way that there is to write it; all must be the same.
template <class EnvelopeOrLayout>
std::string body_of(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request = {})
{
    char buffer[512];
    std::string body = to_string(envelope, error, request);
    EXPECT_EQ(write(envelope, error, request, buffer).text, body);
    EXPECT_EQ(write(envelope, error, request, buffer, body.size()).text, body) << "a buffer of exactly that size";
    EXPECT_EQ(write(envelope, error, request, buffer, body.size() - 1).required, body.size());
    EXPECT_EQ(write_fitted(envelope, error, request, buffer).text, body);
    EXPECT_EQ(respond(envelope, error, request, buffer).body, body);
    return body;
}

RequestInfo with_base(std::string_view base)
{
    RequestInfo request;
    request.doc_base = base;
    return request;
}

TEST(doc_bases, the_request_s_wins_then_the_envelope_s_then_the_catalogue_s)
{
    EXPECT_EQ(body_of(doc_bases_test::envelope, Code::plain), R"({"c":"plain","u":"https://catalogue/plain"})");
    EXPECT_EQ(body_of(doc_bases_test::based, Code::plain), R"({"c":"plain","u":"https://envelope/plain"})");
    EXPECT_EQ(body_of(doc_bases_test::based, Code::plain, with_base("https://request/")),
              R"({"c":"plain","u":"https://request/plain"})");
    EXPECT_EQ(body_of(doc_bases_test::based.doc_base(""), Code::plain),
              R"({"c":"plain","u":"https://catalogue/plain"})");
    EXPECT_EQ(body_of(doc_bases_test::based, ApiError(Code::plain).with_doc_url("https://own/x")),
              R"({"c":"plain","u":"https://own/x"})")
        << "the error's own link";
}

TEST(doc_bases, every_value_of_the_request_is_still_there)
{
    RequestInfo request;
    request.time = std::chrono::system_clock::from_time_t(1774866600);
    EXPECT_EQ(body_of(doc_bases_test::based, Code::plain, request),
              R"({"c":"plain","u":"https://envelope/plain","t":"2026-03-30T10:30:00Z"})");
}

TEST(doc_bases, a_code_is_percent_encoded_and_a_base_is_escaped)
{
    constexpr auto odd = doc_bases_test::envelope.doc_base("https://e/<\"&\xE2\x80\xA8>?c=");
    EXPECT_EQ(body_of(odd, Code::odd), "{\"c\":\"a+b'c&d\",\"u\":\"https://e/<\\\"&\xE2\x80\xA8>?c=a%2Bb%27c%26d\"}");
    EXPECT_EQ(body_of(odd.html_safe(), Code::odd),
              "{\"c\":\"a+b'c\\u0026d\",\"u\":\"https://e/\\u003c\\\"\\u0026\\u2028\\u003e?c=a%2Bb%27c%26d\"}");
}

TEST(doc_bases, a_layout_takes_one_too_and_hands_it_to_its_envelope)
{
    constexpr auto layout = doc_bases_test::make().doc_base("https://layout/");
    EXPECT_EQ(body_of(layout, Code::plain), R"({"c":"plain","u":"https://layout/plain"})");
    constexpr auto bound = envelope(Code::internal, [] { return doc_bases_test::make().doc_base("https://layout/"); });
    EXPECT_EQ(body_of(bound, Code::plain), R"({"c":"plain","u":"https://layout/plain"})");
}

TEST(doc_bases, fallback_and_codes_of_other_catalogues_have_the_envelope_s)
{
    EXPECT_EQ(body_of(doc_bases_test::based, ApiError(std::make_error_code(std::errc::io_error))),
              R"({"c":"internal","u":"https://envelope/internal"})");
    EXPECT_EQ(body_of(doc_bases_test::based, codespar::Code::not_found),
              R"({"c":"not_found","u":"https://envelope/not_found"})")
        << "a catalogue without a base";
    EXPECT_EQ(body_of(doc_bases_test::based, cstar::Code::key_expired),
              R"({"c":"key_expired","u":"https://envelope/key_expired"})")
        << "one API has one page";
    EXPECT_EQ(body_of(doc_bases_test::based, ApiError(HttpStatus::method_not_allowed)), R"({"c":"method_not_allowed"})")
        << "no page has a name that was made of a status";
}

TEST(doc_bases, a_base_that_is_only_known_when_the_program_runs)
{
    const std::string chosen = "https://chosen/";
    const auto envelope = doc_bases_test::envelope.doc_base(std::string_view(chosen));
    EXPECT_EQ(body_of(envelope, Code::plain), R"({"c":"plain","u":"https://chosen/plain"})");
}

} // namespace
