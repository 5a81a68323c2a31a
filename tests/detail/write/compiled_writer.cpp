// SPDX-License-Identifier: BSL-1.0
// Tests of the compiled writer: it writes the same bytes as the layout writer, for every code and random error.
#include <amiss/detail/write/compiled_writer.hpp>

#include <amiss/detail/write/write_plan.hpp>
#include <amiss/write.hpp>

#include "support/random_error.hpp"
#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::RequestInfo;
using amiss::detail::source_of;
using amiss::detail::WritePlan;

/// The body from the writer that walks the layout.
template <class EnvelopeType>
std::string walked(const EnvelopeType& envelope, const ApiError& error, const RequestInfo& request)
{
    const amiss::detail::Plan plan = amiss::detail::plan_of(envelope);
    amiss::detail::FieldValues values(error, request);
    place_violation(values, plan.layout);
    resolve_fallback(values, plan);
    std::vector<char> text(amiss::detail::measure(plan, values, amiss::detail::all_options));
    char* const end =
        amiss::detail::interpret(text.data(), text.data() + text.size(), plan, values, amiss::detail::all_options);
    EXPECT_EQ(end, text.data() + text.size());
    return {text.begin(), text.end()};
}

template <class EnvelopeType>
void expect_same(const EnvelopeType& envelope, const ApiError& error, const RequestInfo& request)
{
    const std::string expected = walked(envelope, error, request);
    ASSERT_EQ(amiss::to_string(envelope, error, request), expected);
    // Heap blocks of exactly the capacity, so that a sanitizer sees a write past it.
    for (std::size_t short_by = 0; short_by <= expected.size(); short_by += 1 + short_by / 4) {
        const std::size_t capacity = expected.size() - short_by;
        const std::unique_ptr<char[]> buffer(new char[capacity]);
        const amiss::Written written = amiss::write(envelope, error, request, buffer.get(), capacity);
        ASSERT_EQ(written.required, expected.size());
        ASSERT_EQ(written.text, short_by == 0 ? expected : "");
    }
    // With a little more capacity, the fast path is used, which may write into the padding.
    for (std::size_t more = 1; more < 300; more += 1 + more / 3) {
        const std::unique_ptr<char[]> buffer(new char[expected.size() + more]);
        ASSERT_EQ(amiss::write(envelope, error, request, buffer.get(), expected.size() + more).text, expected) << more;
    }
}

TEST(compiled_writer, every_code_with_and_without_values)
{
    for_each_code([](const amiss::RowData&, const auto& envelope, auto code) {
        const WritePlan plan = source_of(envelope);
        EXPECT_NE(plan.own, nullptr);
        EXPECT_NE(plan.other, nullptr);
        const RequestInfo full{"req_1", std::chrono::system_clock::from_time_t(1774866600)};
        ApiError error = code;
        expect_same(envelope, error, {});
        expect_same(envelope, error, {"req_1"});
        expect_same(envelope, error, full);
        expect_same(envelope, error.with_param("a\"b"), full);
        expect_same(envelope, error.with_retry_after(7), full);
        expect_same(envelope, error, {"r", std::nullopt, "https://elsewhere.example/#"});
        expect_same(envelope, error.with_doc_url("https://own.example/"), full);
        for_each_envelope([&](const char*, const auto& other, auto) { expect_same(other, error, full); });
    });
}

TEST(compiled_writer, random_errors)
{
    RandomError random(11);
    for_each_code([&](const amiss::RowData&, const auto& envelope, auto code) {
        for (int count = 0; count < 15; ++count) {
            ApiError error = code;
            random.decorate(error, Bytes::any);
            const std::string id = random.text(2, Bytes::any);
            expect_same(envelope, error, {id});
        }
    });
}

TEST(compiled_writer, statuses_and_codes_from_elsewhere)
{
    for_each_envelope([](const char*, const auto& envelope, auto) {
        for (const int status : {0, 200, 400, 404, 418, 429, 500, 599, 600})
            expect_same(envelope, ApiError(static_cast<amiss::HttpStatus>(status)), {"req_1"});
        expect_same(envelope, ApiError(std::make_error_code(std::errc::io_error)), {"req_1"});
    });
}

// Optional members in every place of objects and arrays, so that every kind of comma occurs.
constexpr auto commas = amiss::envelope(amiss::cstar::Code::internal_error, [] {
    using namespace amiss;
    return object(
        optional_member("a", field::param), optional_member("b", field::message), member("c", 7),
        optional_member("d", object(optional_member("e", field::retry_after), optional_member("f", field::request_id))),
        member("g", array(field::retry_after, object(optional_member("h", field::param)), "x\"y", nullptr)),
        optional_member("i", field::type), optional_member("j", field::doc_url),
        member("jk", field::doc_url.as_kebab()), member("k", field::details), member("l", field::violations),
        optional_member("m", field::details), optional_member("n", field::detail("n")), member("o", field::detail("o")),
        member("p", each_violation(field::violation_field)), member("q", field::status.as_text()),
        member("r", field::reason), field::details, optional_member("s", field::retry_after).when(field::param));
});

TEST(compiled_writer, every_kind_of_comma)
{
    EXPECT_NE(WritePlan(source_of(commas)).own, nullptr);
    const RequestInfo none;
    const RequestInfo some{"id"};
    for (const RequestInfo* request : {&none, &some}) {
        for (int choice = 0; choice < 8; ++choice) {
            ApiError error = amiss::cstar::Code::rate_limit_exceeded;
            if ((choice & 1) != 0) error.with_param("p");
            if ((choice & 2) != 0) error.with_retry_after(-3);
            if ((choice & 4) != 0) error.with_message("");
            expect_same(commas, error, *request);
        }
    }
}

TEST(compiled_writer, details_and_violations)
{
    const auto expect_all = [](const ApiError& error) {
        for_each_envelope([&](const char*, const auto& envelope, auto) { expect_same(envelope, error, {"req_1"}); });
        expect_same(commas, error, {"req_1"});
    };
    ApiError error = amiss::onestack::Code::validation_error;
    expect_all(error.with_violation("title", "Title is \"required\""));
    expect_all(error.with_violation("", "nothing")
                   .with_violation("a\xFF", "once")
                   .with_violation("a\xFE", "the same to a reader"));
    expect_all(error.with_detail("limit", 100).with_detail("connect_url", "https://example/\n"));
    // Keys that an envelope writes itself, and values that only look like such keys.
    expect_all(error.with_detail("note", "fields"));
    expect_all(error.with_detail("fields", 1).with_detail("retryAfter", 2).with_detail("a", 3));
    ApiError many = amiss::onestack::Code::validation_error;
    for (int number = 0; number < 40; ++number)
        many.with_violation(std::string(static_cast<std::size_t>(1 + number % 30),
                                        static_cast<char>('a' + number % 26)),
                            "x");
    expect_all(many);
}

// What a row decides of repeating, and the violations in all forms that are compiled.
constexpr auto words = amiss::envelope(amiss::cstar::Code::internal_error, [] {
    using namespace amiss;
    return object(member("code", field::code), optional_member("again", field::retryable),
                  optional_member("first", field::violations), optional_member("all", field::violations.as_lists()),
                  optional_member("last", object(optional_member("again", field::retryable))));
});

TEST(compiled_writer, whether_to_repeat_for_every_code)
{
    EXPECT_NE(WritePlan(source_of(words)).own, nullptr);
    EXPECT_NE(WritePlan(source_of(words)).other, nullptr);
    for_each_code([](const amiss::RowData&, const auto&, auto code) { expect_same(words, code, {"req_1"}); });
    for (const int status : {0, 200, 400, 429, 500, 501, 503, 529, 600})
        expect_same(words, ApiError(static_cast<amiss::HttpStatus>(status)), {});
    EXPECT_EQ(amiss::to_string(words, amiss::cstar::Code::rate_limit_exceeded),
              R"({"code":"rate_limit_exceeded","again":true,"last":{"again":true}})");
    EXPECT_EQ(amiss::to_string(words, amiss::cstar::Code::parameter_missing),
              R"({"code":"parameter_missing","again":false,"last":{"again":false}})");
    EXPECT_EQ(amiss::to_string(words, amiss::cstar::Code::internal_error), R"({"code":"internal_error"})");
}

TEST(compiled_writer, the_servers_word_on_an_error_that_is_relayed)
{
    const auto relay = words.relay();
    for (const bool word : {false, true}) {
        for (const auto code : {amiss::cstar::Code::rate_limit_exceeded, amiss::cstar::Code::parameter_missing,
                                amiss::cstar::Code::internal_error}) {
            ApiError error = code;
            amiss::detail::ErrorAccess::set_server_word(error, word);
            amiss::detail::ErrorAccess::head(error).provenance = amiss::Provenance::server;
            expect_same(relay, error, {});
            const bool is_there = amiss::to_string(relay, error).find("again") != std::string::npos;
            EXPECT_EQ(is_there, !word || code == amiss::cstar::Code::rate_limit_exceeded);
        }
    }
}

TEST(compiled_writer, violations_of_fields_with_several_messages)
{
    ApiError error = amiss::cstar::Code::parameter_invalid;
    expect_same(words, error.with_violation("a", "1"), {});
    expect_same(words, error.with_violation("b\n", "\"2\""), {});
    expect_same(words, error.with_violation("a", "3"), {});
    EXPECT_EQ(amiss::to_string(words, error),
              R"({"code":"parameter_invalid","again":false,"first":{"a":"1","b\n":"\"2\""},)"
              R"("all":{"a":["1","3"],"b\n":["\"2\""]},"last":{"again":false}})");
    RandomError random(12);
    for (int count = 0; count < 60; ++count) {
        ApiError many = amiss::cstar::Code::parameter_invalid;
        for (std::size_t left = random.below(12); left > 0; --left) {
            const std::string field = random.text(1, Bytes::any);
            many.with_violation(random.one_in(2) ? "f" : field, random.text(2, Bytes::any));
        }
        expect_same(words, many, {});
    }
}

// For these members, the estimated size is exact, so an estimate that is too small would show.
constexpr auto exact = amiss::envelope(amiss::cstar::Code::internal_error, [] {
    return amiss::object(amiss::member("status", amiss::field::status.as_text()),
                         amiss::member("code", amiss::field::code));
});

TEST(compiled_writer, a_status_as_text_at_every_capacity)
{
    expect_same(exact, amiss::cstar::Code::parameter_missing, {});
    expect_same(exact, amiss::onestack::Code::not_found, {});
}

} // namespace
