// SPDX-License-Identifier: BSL-1.0
// For comparison: the error_code that everything is measured against, and the struct that people write by hand.
#pragma once

#include "rows.hpp"

#include <string>
#include <system_error>

namespace representation {

// The category is held here, because a baseline that calls a function for it would make the others look better.
inline const std::error_category& baseline_category = std::generic_category();

class ErrorCode {
public:
    explicit ErrorCode(std::uint16_t row) noexcept : code_{row, baseline_category} {}
    ErrorCode& with_param(std::string_view) noexcept { return *this; }
    std::uint16_t row() const noexcept { return static_cast<std::uint16_t>(code_.value()); }

private:
    std::error_code code_;
};
static_assert(sizeof(ErrorCode) == sizeof(std::error_code));

struct Strings {
    explicit Strings(std::uint16_t which)
        : row_{which}, status_{rows[which].status}, name_{rows[which].name}, message_{rows[which].message}
    {}
    Strings& with_param(std::string_view param)
    {
        param_ = param;
        message_.clear();
        message_.append(rows[row_].before).append(param).append(rows[row_].after);
        return *this;
    }
    std::uint16_t row() const noexcept { return row_; }
    std::uint16_t status() const noexcept { return status_; }
    std::string_view message() const noexcept { return message_; }
    std::string_view param() const noexcept { return param_; }

private:
    std::uint16_t row_;
    std::uint16_t status_;
    std::string name_;
    std::string message_;
    std::string param_;
};

} // namespace representation
