// SPDX-License-Identifier: BSL-1.0
// Tests of write: a buffer of the exact size is enough, nothing past it is touched, and all overloads agree.
#include <amiss/write.hpp>

#include "support/guarded_buffer.hpp"
#include "support/json_check.hpp"
#include "support/layouts.hpp"
#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <type_traits>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::RequestInfo;
using amiss::Written;

const RequestInfo info{"req_a1B2c3D4e5F6", std::chrono::system_clock::from_time_t(1774866600)};

// An error with every optional member of the shipped bodies, and with texts that need escaping.
ApiError full(ApiError error)
{
    error.with_message("The \"title\"\n is \xC3\xA9mpty \xF0\x9F\x98\x80 \xFF.")
        .with_param("title\t")
        .with_retry_after(30)
        .with_detail("connect_url", "https://x.example/?a=\"b\"")
        .with_detail("limit", 100)
        .with_violation("ti\"tle", "Title is \xE2\x82 required")
        .with_violation("priority", "Must be one of");
    return error;
}

// Writes at every capacity from 0 to 32 more than needed. The body must be whole or empty and inside the buffer, and
// `required` must always be the same.
template <class Envelope>
void expect_all_or_nothing(const Envelope& envelope, const ApiError& error, const RequestInfo& request)
{
    const std::string whole = amiss::to_string(envelope, error, request);
    ASSERT_TRUE(json_check::is_json(whole)) << whole;
    GuardedBuffer buffer(whole.size() + 32);
    for (std::size_t capacity = 0; capacity <= whole.size() + 32; ++capacity) {
        const Written written = amiss::write(envelope, error, request, buffer.data(), capacity);
        ASSERT_EQ(written.required, whole.size()) << capacity;
        if (capacity < whole.size()) {
            ASSERT_TRUE(written.text.empty() && !written) << capacity;
        } else {
            ASSERT_EQ(written.text, whole) << capacity;
            ASSERT_EQ(written.text.data(), buffer.data());
        }
        ASSERT_TRUE(buffer.is_intact(capacity)) << capacity << " of " << whole.size();
    }
}

TEST(write, every_shipped_body_at_every_capacity)
{
    int codes = 0;
    for_each_code([&codes](const amiss::RowData& row, const auto& envelope, auto code) {
        SCOPED_TRACE(row.name);
        ++codes;
        expect_all_or_nothing(envelope, code, {});
        expect_all_or_nothing(envelope, full(code), info);
    });
    EXPECT_EQ(codes, 16 + 7 + 16 + 11);
}

TEST(write, a_message_that_grows_six_times_at_every_capacity)
{
    ApiError error = amiss::onestack::Code::conflict;
    error.with_message(std::string(40, '\x01'));
    std::string escaped;
    for (int count = 0; count < 40; ++count) escaped += "\\u0001";
    EXPECT_EQ(amiss::to_string(amiss::onestack::envelope, error),
              R"({"error":")" + escaped + R"(","code":"CONFLICT"})");
    expect_all_or_nothing(amiss::onestack::envelope, error, {});
}

TEST(write, every_probe_layout_at_every_capacity)
{
    const ApiError error = full(amiss::onestack::Code::validation_error);
    expect_all_or_nothing(layouts::problem, error, info);
    expect_all_or_nothing(layouts::json_api, error, info);
    expect_all_or_nothing(layouts::json_api_each, error, info);
    expect_all_or_nothing(layouts::rows, error, info);
    expect_all_or_nothing(layouts::slack, error, info);
    expect_all_or_nothing(layouts::maps, error, info);
    expect_all_or_nothing(layouts::nested, error, info);
    expect_all_or_nothing(layouts::html, error, info);
    expect_all_or_nothing(layouts::lists, error, info);
}

TEST(write, takes_an_array_as_the_buffer)
{
    const ApiError error = amiss::codespar::Code::slug_reserved;
    const std::string whole = amiss::to_string(amiss::codespar::envelope, error);
    char large[256];
    const Written written = amiss::write(amiss::codespar::envelope, error, {}, large);
    EXPECT_EQ(written.text, whole);
    EXPECT_EQ(written.text.data(), large);
    char small[8];
    EXPECT_EQ(amiss::write(amiss::codespar::envelope, error, {}, small).required, whole.size());
    EXPECT_FALSE(amiss::write(amiss::codespar::envelope, error, {}, small));
}

TEST(write, without_a_buffer_it_returns_the_size)
{
    const Written written = amiss::write(amiss::cstar::envelope, amiss::cstar::Code::invalid_json, {}, nullptr, 0);
    EXPECT_TRUE(written.text.empty());
    EXPECT_EQ(written.required, amiss::to_string(amiss::cstar::envelope, amiss::cstar::Code::invalid_json).size());
}

TEST(write, a_layout_and_its_envelope_write_the_same_for_a_known_code)
{
    for_each_code([](const amiss::RowData& row, const auto& envelope, auto code) {
        SCOPED_TRACE(row.name);
        const auto& layout = std::decay_t<decltype(envelope)>::layout;
        EXPECT_EQ(amiss::to_string(layout, full(code), info), amiss::to_string(envelope, full(code), info));
    });
}

TEST(write, a_copy_of_an_error_writes_the_same)
{
    const ApiError error = full(amiss::cstar::Code::parameter_missing);
    const std::string body = amiss::to_string(amiss::cstar::envelope, error, info);
    ApiError copy = error;
    EXPECT_EQ(amiss::to_string(amiss::cstar::envelope, copy, info), body);
    const ApiError moved = std::move(copy);
    EXPECT_EQ(amiss::to_string(amiss::cstar::envelope, moved, info), body);
}

TEST(write, a_long_error_is_written_whole)
{
    ApiError error = amiss::onestack::Code::validation_error;
    std::string expected =
        R"({"error":")" + std::string(100000, 'm') + R"(","code":"VALIDATION_ERROR","details":{"fields":{)";
    error.with_message(std::string(100000, 'm'));
    for (int field = 0; field < 200; ++field) {
        const std::string name = "field" + std::to_string(field);
        error.with_violation(name, "is required");
        expected += (field == 0 ? "\"" : ",\"") + name + R"(":"is required")";
    }
    EXPECT_EQ(amiss::to_string(amiss::onestack::envelope, error), expected + "}}}");
}

TEST(write, a_message_is_never_a_format_string)
{
    ApiError error = amiss::onestack::Code::conflict;
    error.with_message("%s%n %5$x {} {0} {param}").with_param("filled");
    EXPECT_EQ(amiss::to_string(amiss::onestack::envelope, error),
              R"({"error":"%s%n %5$x {} {0} {param}","code":"CONFLICT"})");
}

template <class Envelope>
constexpr bool writes_without_throwing =
    noexcept(amiss::write(std::declval<const Envelope&>(), std::declval<const ApiError&>(),
                          std::declval<const RequestInfo&>(), static_cast<char*>(nullptr), std::size_t{}))
    && noexcept(amiss::write_fitted(std::declval<const Envelope&>(), std::declval<const ApiError&>(),
                                    std::declval<const RequestInfo&>(), static_cast<char*>(nullptr), std::size_t{}));

static_assert(writes_without_throwing<decltype(amiss::cstar::envelope)>);
static_assert(writes_without_throwing<decltype(layouts::problem)>);

} // namespace
