// SPDX-License-Identifier: BSL-1.0
// Tests of times to the millisecond: numbers and fractions that are read, and layouts that write them and read them again.
#include <amiss/detail/text/exact_time.hpp>

#include <amiss/detail/write/write_plan.hpp>
#include <amiss/envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>

#include "support/parcels.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace amiss;
using detail::ExactTime;
using parcels::Code;
using std::chrono::milliseconds;
using Time = std::chrono::system_clock::time_point;

std::optional<std::int64_t> unix_ms(std::string_view text, int per_second = 1)
{
    ExactTime time;
    return detail::read_unix_time(text, per_second, time) ? std::optional(time.in_milliseconds()) : std::nullopt;
}

TEST(exact_time, numbers_of_seconds_and_of_milliseconds)
{
    EXPECT_EQ(unix_ms("0"), 0);
    EXPECT_EQ(unix_ms("1515531081"), 1515531081000);
    EXPECT_EQ(unix_ms("1515531081.123"), 1515531081123) << "as AWS has it";
    EXPECT_EQ(unix_ms("1515531081.1239999999999999999999999999"), 1515531081123) << "rounded down";
    EXPECT_EQ(unix_ms("1.515531081123E9"), 1515531081123) << "as Java prints it";
    EXPECT_EQ(unix_ms("1515531081123e-3"), 1515531081123);
    EXPECT_EQ(unix_ms("1515531081123", 1000), 1515531081123);
    EXPECT_EQ(unix_ms("1515531081123.9", 1000), 1515531081123);
    EXPECT_EQ(unix_ms("-1.5"), -1500);
    EXPECT_EQ(unix_ms("-0.0001"), -1) << "rounded down";
    EXPECT_EQ(unix_ms("253402300799"), 253402300799000);
    for (const std::string_view none : {"", "-", ".5", "5.", "1e", "1e+", "1e1000", "1x", "0x1", "253402300800", "1e99",
                                        "-99999999999999999999", "1 ", "NaN", "1.2.3"})
        EXPECT_EQ(unix_ms(none), std::nullopt) << none;
}

TEST(exact_time, fractions_and_offsets_of_text)
{
    const auto read = [](std::string_view text) {
        ExactTime time;
        EXPECT_TRUE(detail::read_timestamp(text, time.seconds, time.milliseconds)) << text;
        return time.in_milliseconds();
    };
    const std::int64_t spring = 1705507965977;
    EXPECT_EQ(read("2024-01-17T16:12:45.977+0000"), spring) << "as Spring Boot prints it";
    EXPECT_EQ(read("2024-01-17T16:12:45.977+00:00"), spring);
    EXPECT_EQ(read("2024-01-17T16:12:45.977Z"), spring);
    EXPECT_EQ(read("2024-01-17T17:42:45.977123456+0130"), spring);
    EXPECT_EQ(read("2024-01-17T15:12:45.9-0100"), spring - 77);
    EXPECT_EQ(read("2024-01-17T16:12:45Z"), spring - 977);
    std::int64_t seconds = 0;
    for (const std::string_view none :
         {"2024-01-17T16:12:45.Z", "2024-01-17T16:12:45+000", "2024-01-17T16:12:45+00:0", "2024-01-17T16:12:45+24:00",
          "2024-01-17T16:12:45+0060", "2024-01-17T16:12:45+"})
        EXPECT_FALSE(detail::read_timestamp(none, seconds)) << none;
}

constexpr auto seconds = envelope(Code::internal, [] {
    return object(member("code", field::code), member("at", field::timestamp.as_unix()));
});
constexpr auto exact_number = envelope(Code::internal, [] {
    return object(member("code", field::code), optional_member("at", field::timestamp.as_unix_ms()));
});
constexpr auto exact_text = envelope(Code::internal, [] {
    return object(member("code", field::code), member("at", field::timestamp.with_milliseconds()));
});

constexpr auto with_offset = envelope(Code::internal, [] {
    return object(member("at", field::timestamp.with_milliseconds("+00:00")),
                  optional_member("on", field::timestamp.with_milliseconds("+0000")));
});

static_assert(decltype(detail::source_of(seconds))::Own::is_there
              && decltype(detail::source_of(seconds))::Other::is_there);
static_assert(decltype(detail::source_of(exact_number))::Own::is_there
              && decltype(detail::source_of(exact_text))::Own::is_there);

// As it is compiled, as it is walked, and cut to its own size: all the same.
template <class Envelope>
std::string written(const Envelope& envelope, const ApiError& error, std::optional<Time> time)
{
    const RequestInfo request{{}, time};
    const std::string text = to_string(envelope, error, request);
    EXPECT_EQ(to_string(envelope.html_safe(), error, request), text);
    EXPECT_EQ(to_string(Envelope::layout, error, request), text);
    std::string exact(text.size(), ' ');
    EXPECT_EQ(write_fitted(envelope, error, request, exact.data(), exact.size()).text, text);
    return text;
}

constexpr Time at = Time(milliseconds(1774866600125)); // 2026-03-30T10:30:00.125Z

TEST(exact_time, is_written_in_each_style)
{
    EXPECT_EQ(written(seconds, Code::missing, at), R"({"code":"missing","at":1774866600})");
    EXPECT_EQ(written(exact_number, Code::missing, at), R"({"code":"missing","at":1774866600125})");
    EXPECT_EQ(written(exact_text, Code::missing, at), R"({"code":"missing","at":"2026-03-30T10:30:00.125Z"})");
    EXPECT_EQ(written(exact_text, Code::missing, at - milliseconds(120)),
              R"({"code":"missing","at":"2026-03-30T10:30:00.005Z"})");
    EXPECT_EQ(written(with_offset, Code::missing, at),
              R"({"at":"2026-03-30T10:30:00.125+00:00","on":"2026-03-30T10:30:00.125+0000"})");
    EXPECT_EQ(written(with_offset, Code::missing, std::nullopt), R"({"at":""})");
    EXPECT_EQ(written(exact_number, Code::missing, Time(milliseconds(-1))), R"({"code":"missing","at":-1})");
    EXPECT_EQ(written(exact_text, Code::missing, Time(milliseconds(-1))),
              R"({"code":"missing","at":"1969-12-31T23:59:59.999Z"})");
    EXPECT_EQ(written(exact_text, ApiError(Code::missing).with_timestamp(at), std::nullopt),
              R"({"code":"missing","at":"2026-03-30T10:30:00.000Z"})")
        << "a time that was set is one to the second";
}

TEST(exact_time, without_a_time)
{
    EXPECT_EQ(written(seconds, Code::missing, std::nullopt), R"({"code":"missing","at":""})");
    EXPECT_EQ(written(exact_number, Code::missing, std::nullopt), R"({"code":"missing"})");
    EXPECT_EQ(written(exact_text, Code::missing, std::nullopt), R"({"code":"missing","at":""})");
    EXPECT_EQ(read(seconds, Received{404, R"({"code":"missing","at":""})"}).timestamp(), std::nullopt);
    EXPECT_EQ(read(seconds, Received{404, R"({"code":"missing","at":null})"}).timestamp(), std::nullopt);
}

template <class Envelope>
std::int64_t read_ms(const Envelope& envelope, const std::string& value, bool malformed = false)
{
    const ApiError error = read(envelope, Received{404, "{\"code\":\"missing\",\"at\":" + value + "}"});
    EXPECT_EQ(error.malformed(), malformed) << value;
    if (!error.timestamp()) return -1;
    return std::chrono::floor<milliseconds>(error.timestamp()->time_since_epoch()).count();
}

TEST(exact_time, what_is_written_comes_back)
{
    EXPECT_EQ(read_ms(seconds, "1774866600"), 1774866600000);
    EXPECT_EQ(read_ms(exact_number, "1774866600125"), 1774866600125);
    EXPECT_EQ(read_ms(exact_text, "\"2026-03-30T10:30:00.125Z\""), 1774866600125);
    const ApiError error = read(exact_text, Received{404, R"({"code":"missing","at":"2026-03-30T10:30:00.125Z"})"});
    EXPECT_EQ(to_string(exact_number.relay(), error), R"({"code":"missing","at":1774866600125})") << "relayed whole";
    EXPECT_EQ(to_string(seconds.relay(), error), R"({"code":"missing","at":1774866600})");
}

TEST(exact_time, what_others_write_is_read)
{
    EXPECT_EQ(read_ms(seconds, "1515531081.123"), 1515531081000) << "to the second";
    EXPECT_EQ(read_ms(seconds, "\"1515531081\""), 1515531081000);
    EXPECT_EQ(read_ms(exact_number, "\"1515531081123\""), 1515531081123);
    EXPECT_EQ(read_ms(exact_text, "\"2024-01-17T16:12:45.977+0000\""), 1705507965977);
    EXPECT_EQ(read_ms(exact_text, "\"2024-01-17T16:12:45Z\""), 1705507965000);
    EXPECT_EQ(read_ms(seconds, "\"2024-01-17T16:12:45Z\"", true), 1705507965000) << "text where a number was expected";
    EXPECT_EQ(read_ms(seconds, "\"soon\"", true), -1);
    EXPECT_EQ(read_ms(exact_text, "1774866600", true), -1);
    EXPECT_EQ(read_ms(seconds, "1e40", true), -1);
    EXPECT_EQ(read_ms(seconds, "true", true), -1);
}

} // namespace
