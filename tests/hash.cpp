// SPDX-License-Identifier: BSL-1.0
// Tests of std::hash of errors: equal errors have equal hashes, and other errors have others.
#include <amiss/hash.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/http.hpp>
#include <amiss/new_violation.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::cstar::Code;

constexpr std::hash<ApiError> hash_of;
static_assert(noexcept(hash_of(ApiError(Code::key_expired))));
static_assert(std::is_default_constructible_v<std::hash<ApiError>> && std::is_copy_assignable_v<std::hash<ApiError>>);

// The same rows once more, as another library has them: a catalogue at another address with the same id.
ApiError of_another_library(Code code)
{
    static const amiss::Catalog copy = amiss::catalog_of<Code>();
    ApiError error(code);
    amiss::detail::ErrorAccess::head(error).catalog = &copy;
    return error;
}

void expect_same_hash(const ApiError& left, const ApiError& right)
{
    EXPECT_EQ(left, right);
    EXPECT_EQ(hash_of(left), hash_of(right));
}

TEST(hash, is_equal_for_equal_errors)
{
    expect_same_hash(Code::key_expired, Code::key_expired);
    expect_same_hash(of_another_library(Code::key_expired), Code::key_expired);
    const ApiError expired = Code::key_expired; // whether the text is the row's or was set makes no difference
    expect_same_hash(ApiError(Code::key_expired).with_message(expired.message()), expired);
    expect_same_hash(ApiError(amiss::HttpStatus::gone), ApiError(amiss::HttpStatus::gone));
    const std::string longer(500, 'x');
    expect_same_hash(ApiError(Code::key_expired).with_message(longer).with_message("short"),
                     ApiError(Code::key_expired).with_message("short")); // one is on the heap
    expect_same_hash(ApiError(Code::parameter_missing).with_param("a").with_request_id("b"),
                     ApiError(Code::parameter_missing).with_request_id("b").with_param("a"));
}

TEST(hash, leaves_out_what_does_not_count)
{
    expect_same_hash(ApiError(Code::key_expired).with_context("inside"), Code::key_expired);
    expect_same_hash(ApiError(Code::key_expired).with_cause(std::make_error_code(std::errc::io_error)),
                     Code::key_expired);
    ApiError read(Code::key_expired);
    amiss::detail::ErrorAccess::head(read).provenance = amiss::Provenance::server;
    amiss::detail::ErrorAccess::head(read).set_location("file.cpp", 7);
    amiss::detail::ErrorAccess::set_server_word(read, true);
    expect_same_hash(read, Code::key_expired);
}

TEST(hash, has_violations_in_any_order)
{
    const auto make = [](int first, int second, int third) {
        const char* const fields[] = {"title", "isbn", "qty"};
        ApiError error(Code::parameter_invalid);
        for (const int at : {first, second, third}) error.with_violation(fields[at], "Wrong.", "wrong");
        return error;
    };
    expect_same_hash(make(0, 1, 2), make(2, 0, 1));
    EXPECT_NE(hash_of(make(0, 1, 2)), hash_of(ApiError(Code::parameter_invalid).with_violation("title", "Wrong.")));
    // The text that a detail has beside its JSON is no difference, and neither are two equal ones where memory ran out.
    const auto with_detail = [](const char* text) {
        return ApiError(Code::parameter_invalid).with_violation(amiss::violation("a", "b").detail("key", text));
    };
    expect_same_hash(with_detail("a\"b"), with_detail("a\"b"));
    EXPECT_NE(hash_of(with_detail("a")), hash_of(with_detail("b")));
    ApiError twice = ApiError(Code::parameter_invalid).with_violation("a", "b");
    amiss::detail::ErrorAccess::records(twice).add(amiss::FieldKind::violations, "a", "b");
    expect_same_hash(twice, ApiError(Code::parameter_invalid).with_violation("a", "b"));
}

TEST(hash, differs_where_errors_differ)
{
    using namespace std::chrono;
    const std::vector<ApiError> errors = {
        Code::key_expired,
        Code::parameter_missing,
        ApiError(amiss::HttpStatus::forbidden),
        ApiError(amiss::HttpStatus::gone),
        ApiError(Code::key_expired).with_message("Other."),
        ApiError(Code::key_expired).with_param("a"),
        ApiError(Code::key_expired).with_param(""),
        ApiError(Code::key_expired).with_request_id("a"),
        ApiError(Code::key_expired).with_detail("a", 1),
        ApiError(Code::key_expired).with_detail("a", 2),
        ApiError(Code::key_expired).with_detail("a", 1).with_detail("b", 1),
        ApiError(Code::key_expired).with_detail("b", 1).with_detail("a", 1),
        ApiError(Code::key_expired).with_violation("a", "b"),
        ApiError(Code::key_expired).with_violation("ab", ""),
        ApiError(Code::key_expired).with_violation("a", "b", "c"),
        ApiError(Code::key_expired).with_retry_after(seconds(1)),
        ApiError(Code::key_expired).with_rate_limit({1, 2, 3}),
        ApiError(Code::key_expired).with_timestamp(system_clock::time_point(seconds(1))),
    };
    std::unordered_set<std::size_t> hashes;
    for (const ApiError& error : errors) hashes.insert(hash_of(error));
    EXPECT_EQ(hashes.size(), errors.size());
}

TEST(hash, is_for_unordered_containers)
{
    std::unordered_set<ApiError> seen;
    for (int times = 0; times < 3; ++times) {
        for (const char* param : {"title", "isbn"}) seen.insert(ApiError(Code::parameter_missing).with_param(param));
        seen.insert(of_another_library(Code::key_expired));
        seen.insert(Code::key_expired);
    }
    EXPECT_EQ(seen.size(), 3U);
    EXPECT_EQ(seen.count(ApiError(Code::parameter_missing).with_param("isbn")), 1U);
    EXPECT_EQ(seen.count(Code::parameter_missing), 0U);

    std::unordered_map<ApiError, int> times;
    ++times[Code::key_expired];
    ++times[Code::key_expired];
    EXPECT_EQ(times[Code::key_expired], 2);
}

// What the standard has: a hash of every enum, and of error codes.
TEST(hash, of_codes_is_the_standards)
{
    const std::unordered_set<Code> codes = {Code::key_expired, Code::key_expired, Code::parameter_missing};
    const std::unordered_set<amiss::HttpStatus> statuses = {amiss::HttpStatus::gone, amiss::HttpStatus::gone};
    const std::unordered_set<std::error_code> standard = {Code::key_expired, make_error_code(Code::key_expired)};
    EXPECT_EQ(codes.size(), 2U);
    EXPECT_EQ(statuses.size(), 1U);
    EXPECT_EQ(standard.size(), 1U);
}

} // namespace
