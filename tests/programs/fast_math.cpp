// SPDX-License-Identifier: BSL-1.0
// Checks real numbers that JSON does not have, and delays, also where the compiler takes it for granted that there is
// neither infinity nor NaN (-ffast-math).
#include <amiss/error.hpp>

#include "check.hpp"

#include <chrono>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>

namespace {

using amiss::ApiError;

// Numbers by their bits, at run time: a compiler may refuse or replace the constants.
double from_bits(std::uint64_t bits)
{
    volatile std::uint64_t hidden = bits;
    const std::uint64_t word = hidden;
    double number = 0;
    std::memcpy(&number, &word, sizeof number);
    return number;
}
float from_bits(std::uint32_t bits)
{
    volatile std::uint32_t hidden = bits;
    const std::uint32_t word = hidden;
    float number = 0;
    std::memcpy(&number, &word, sizeof number);
    return number;
}

const double infinities[] = {from_bits(std::uint64_t{0x7FF0'0000'0000'0000}),
                             from_bits(std::uint64_t{0xFFF0'0000'0000'0000})};
const double nans[] = {from_bits(std::uint64_t{0x7FF8'0000'0000'0000}),
                       from_bits(std::uint64_t{0xFFF0'0000'0000'0001})};

template <class Real>
void is_null(Real number)
{
    const ApiError error = ApiError(amiss::HttpStatus::bad_request).with_detail("x", number).with_detail("y", 1);
    CHECK(error.details() == R"({"x":null,"y":1})");
}

std::optional<std::chrono::seconds> delay(double seconds)
{
    using Minutes = std::chrono::duration<double, std::ratio<60>>;
    const ApiError error = ApiError(amiss::HttpStatus::bad_request).with_retry_after(seconds);
    CHECK(error.retry_after() == ApiError(error).with_retry_after(Minutes(seconds)).retry_after());
    return error.retry_after();
}

} // namespace

int main()
{
    for (const double number : infinities) is_null(number);
    for (const double number : nans) is_null(number);
    for (const double number : infinities) is_null(static_cast<long double>(number));
    for (const double number : nans) is_null(static_cast<long double>(number));
    for (const std::uint32_t bits : {0x7F80'0000U, 0xFF80'0000U, 0x7FC0'0000U, 0x7F80'0001U}) is_null(from_bits(bits));
    if (std::numeric_limits<long double>::max_exponent > std::numeric_limits<double>::max_exponent)
        is_null((std::numeric_limits<long double>::max)());
    CHECK(ApiError(amiss::HttpStatus::bad_request).with_detail("x", (std::numeric_limits<double>::max)()).details()
          == R"({"x":1.7976931348623157e+308})");
    CHECK(ApiError(amiss::HttpStatus::bad_request).with_detail("x", 1.5L).details() == R"({"x":1.5})");

    constexpr std::chrono::seconds longest(1'000'000'000);
    CHECK(delay(infinities[0]) == longest);
    CHECK(delay(infinities[1]) == std::chrono::seconds(0));
    CHECK(delay(from_bits(std::uint64_t{0x7E37'E43C'8800'759C})) == longest); // 1e300
    for (const double number : nans) CHECK(!delay(number));
    return check::exit_status();
}
