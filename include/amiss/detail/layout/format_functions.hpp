// SPDX-License-Identifier: BSL-1.0
// The functions that a format of bodies has in place of those for JSON.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/escaping.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {

class ApiError;
class Received;

namespace detail {

class FieldValues;
struct BodyReport;
struct Plan;

/// The functions that a format has in place of those for JSON.
struct FormatFunctions {
    Escaping escaping; ///< what `EnvelopeOptions::escaping` becomes
    /// The longest prefix of a message that has at most `limit` bytes when it is escaped, and ends between two characters.
    std::string_view (*fitting_prefix)(std::string_view text, std::size_t limit) noexcept;
    char* (*write)(char* out, const char* end, const Plan& plan, const FieldValues& values,
                   std::uint64_t options) noexcept;
    std::size_t (*measure)(const Plan& plan, const FieldValues& values, std::uint64_t options) noexcept;
    BodyReport (*read)(const Plan& plan, const Received& received, ApiError& error) noexcept; ///< null: cannot
};

} // namespace detail

} // inline namespace v0
} // namespace amiss
