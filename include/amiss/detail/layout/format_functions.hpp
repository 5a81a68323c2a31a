// SPDX-License-Identifier: BSL-1.0
// The functions that a format of bodies has in place of those for JSON.
#pragma once

#include <amiss/escaping.hpp>

#include <cstddef>
#include <cstdint>

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
    Escaping escaping; ///< of texts, by which a message is cut
    char* (*write)(char* out, const char* end, const Plan& plan, const FieldValues& values,
                   std::uint64_t options) noexcept;
    std::size_t (*measure)(const Plan& plan, const FieldValues& values, std::uint64_t options) noexcept;
    BodyReport (*read)(const Plan& plan, const Received& received, ApiError& error) noexcept; ///< null: cannot
};

} // namespace detail

} // inline namespace v0
} // namespace amiss
