// SPDX-License-Identifier: BSL-1.0
// What every JSON library must make of errors, and of values as errors: the same as Boost.JSON.
#pragma once

#include "support/json_check.hpp"
#include "support/random_error.hpp"
#include "support/shipped.hpp"

#include <amiss/apis/client.hpp>
#include <amiss/error.hpp>
#include <amiss/json.hpp>

#include <boost/json.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>

// A library is a struct of functions:
//
//     static std::string write(const ApiError&);
//     static std::optional<ApiError> read(const std::string& text);          every code a text; nothing for a value that is no error
//     template <class Code> static expected<ApiError> read_typed(const std::string& text);
namespace error_values {

namespace json = boost::json;
using amiss::ApiError;

/// The public values of an error, and what else reading decides.
inline json::value all_of(const ApiError& error)
{
    return {json::value_from(error), static_cast<int>(error.provenance()), error.malformed(),
            error.catalog() != nullptr, static_cast<int>(error.retry_word())};
}

/// Errors that are written and read again; `name` says which.
template <class Library, class Code>
void check_written(const ApiError& error)
{
    const json::value expected = json::value_from(error);
    const std::string text = Library::write(error);
    ASSERT_TRUE(json_check::is_json(text)) << text;
    ASSERT_EQ(json_check::parse(text), expected) << text;
    EXPECT_EQ(text.find(RandomError::secret), std::string::npos) << text;

    const auto plain = Library::read(text);
    ASSERT_TRUE(plain.has_value()) << text;
    EXPECT_EQ(all_of(*plain), all_of(json::value_to<ApiError>(expected))) << text;
    const auto typed = Library::template read_typed<Code>(text);
    ASSERT_TRUE(typed.has_value()) << text;
    EXPECT_EQ(all_of(*typed), all_of(amiss::error_from_json<Code>(expected).value())) << text;
    EXPECT_EQ(typed->template as<Code>(), error.as<Code>());
}

template <class Library>
void check_every_code()
{
    for_each_code([](const amiss::RowData& row, const auto&, auto code) {
        SCOPED_TRACE(row.name);
        ApiError error{code};
        error.with_param("p").with_retry_after(3).with_detail("limit", 1.5).with_violation("f", "m", "c");
        check_written<Library, decltype(code)>(error);
        check_written<Library, decltype(code)>(ApiError{code});
    });
    for (const amiss::RowData& row : amiss::catalog_of<amiss::client::Code>())
        check_written<Library, amiss::client::Code>(ApiError{static_cast<amiss::client::Code>(row.value)});
}

template <class Library>
void check_random_errors()
{
    using amiss::cstar::Code;
    for (unsigned seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE(seed);
        RandomError random(seed);
        ApiError error = seed % 2 != 0 ? ApiError{Code::rate_limit_exceeded} : ApiError{amiss::HttpStatus::conflict};
        random.decorate(error, seed % 4 < 2 ? Bytes::well_formed : Bytes::any);
        check_written<Library, Code>(error);
    }
}

/// Values that are errors, and values that are not, for every possible reason.
inline constexpr std::string_view values[] = {
    "null",
    "1",
    "[]",
    "\"x\"",
    "{}",
    R"({"code":"a","message":"m"})",
    R"({"code":"a","status":400})",
    R"({"status":400,"message":"m"})",
    R"({"code":"a","status":"400","message":"m"})",
    R"({"code":"a","status":400.5,"message":"m"})",
    R"({"code":null,"status":400,"message":"m"})",
    R"({"code":"a b","status":400,"message":"m"})",
    R"({"code":"caf\u00e9","status":400,"message":"m"})",
    R"({"code":"a","status":-1,"message":"m"})",
    R"({"code":"a","status":65536,"message":"m"})",
    R"({"code":"a","status":0,"message":"m"})",
    R"({"code":"a","status":18446744073709551615,"message":"m"})",
    R"({"code":"invalid_json","status":503,"type":"t","message":"m"})",
    R"({"other":[],"code":"","status":404.0,"message":"Not Found","type":null,"param":null,"rate_limit":null})"};
/// Members to add to a good one.
inline constexpr std::string_view members[] = {
    R"("type":1)",
    R"("type":"t")",
    R"("param":[])",
    R"("doc_url":{})",
    R"("request_id":true)",
    R"("instance":"/i")",
    R"("trace_id":"4bf9")",
    R"("timestamp":1)",
    R"("timestamp":"yesterday")",
    R"("timestamp":"2026-03-30T10:30:00Z")",
    R"("timestamp":null)",
    R"("retry_after":"1")",
    R"("retry_after":-1)",
    R"("retry_after":30)",
    R"("retry_after":1e300)",
    R"("retryable":true)",
    R"("retryable":false)",
    R"("retryable":1)",
    R"("retryable":null)",
    R"("rate_limit":[])",
    R"("rate_limit":{"limit":"1"})",
    R"("rate_limit":{"reset":-1})",
    R"("rate_limit":{"limit":5,"reset":null})",
    R"("details":[])",
    R"("details":{})",
    R"("details":{"a":[1,{"b":null}],"c":-7,"d":0.25,"e":"t","f":true})",
    R"("violations":{})",
    R"("violations":[1])",
    R"("violations":[{"field":"f"}])",
    R"("violations":[{"field":"f","message":1}])",
    R"("violations":[{"field":"f","message":"m","details":[]}])",
    R"("violations":[{"field":"f","message":"m","code":"c","details":{"min":1}},{"field":"g","message":""}])"};

/// Whether a text is an error for the library as it is for Boost.JSON, and the same one.
template <class Library>
void check_read(const std::string& text)
{
    const auto expected = json::try_value_to<ApiError>(json::parse(text));
    const auto read = Library::read(text);
    ASSERT_EQ(read.has_value(), expected.has_value()) << text;
    if (read) {
        EXPECT_EQ(all_of(*read), all_of(*expected)) << text;
    }
    EXPECT_EQ(Library::template read_typed<amiss::cstar::Code>(text).has_value(), expected.has_value()) << text;
}

template <class Library>
void check_values()
{
    for (const std::string_view text : values) check_read<Library>(std::string(text));
    for (const std::string_view member : members)
        check_read<Library>(R"({"code":"a","status":400,"message":"m",)" + std::string(member) + "}");
    for (const std::size_t depth : {28U, 29U}) {
        const std::string deep = std::string(depth, '[') + std::string(depth, ']');
        check_read<Library>(R"({"code":"a","status":400,"message":"m","details":{"k":)" + deep + "}}");
        const std::string less = deep.substr(2, deep.size() - 4);
        check_read<Library>(
            R"({"code":"a","status":400,"message":"m","violations":[{"field":"f","message":"m","details":{"k":)" + less
            + "}}]}");
    }
}

/// More details, and details of a violation, than are read: the rest is left out, and the error says so.
template <class Library>
void check_most()
{
    const auto object = [](int count) {
        std::string text;
        for (int at = 10; at < 10 + count; ++at) text += (text.empty() ? "\"k" : ",\"k") + std::to_string(at) + "\":1";
        return '{' + text + '}';
    };
    for (const int count : {16, 17, 64, 65}) {
        check_read<Library>(R"({"code":"a","status":400,"message":"m","details":)" + object(count) + "}");
        check_read<Library>(
            R"({"code":"a","status":400,"message":"m","violations":[{"field":"f","message":"m","details":)"
            + object(count) + "}]}");
    }
}

template <class Library>
void check_library()
{
    check_every_code<Library>();
    check_random_errors<Library>();
    check_values<Library>();
    check_most<Library>();
}

} // namespace error_values
