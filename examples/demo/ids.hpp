// SPDX-License-Identifier: BSL-1.0
// Ids: making them, the same ones in every run, and telling well-formed ones from others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace demo {

class Ids {
public:
    /// `prefix` and `length` lower-case letters and digits, "req_k3f9…".
    std::string next(std::string_view prefix, std::size_t length);
    /// `prefix` and 32 hexadecimal digits: a UUID without its dashes.
    std::string next_hex(std::string_view prefix);

private:
    std::string next_of(std::string_view alphabet, std::string_view prefix, std::size_t length);

    std::uint64_t count_ = 0;
};

/// cStar's ids: `prefix` and letters and digits, or a UUID, which stands for `prefix` and its 32 digits.
///
/// Returns the prefixed form; nothing when `text` is neither.
std::optional<std::string> prefixed_id(std::string_view prefix, std::string_view text);

} // namespace demo
