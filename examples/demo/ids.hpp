// SPDX-License-Identifier: BSL-1.0
// Ids: makes them, the same ones in each run, and checks whether they are well-formed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace demo {

class Ids {
public:
    /// `prefix` and `length` lower-case letters and digits, "req_k3f9…".
    std::string next(std::string_view prefix, std::size_t length);
    /// `prefix` and 32 hexadecimal digits: a UUID without its dashes.
    std::string next_hex(std::string_view prefix);

    /// Plans the next id that `next` makes with the prefix of `id`, to send a body exactly as a document prints it.
    void plan(std::string id) { planned_ = std::move(id); }

private:
    std::string next_of(std::string_view alphabet, std::string_view prefix, std::size_t length);

    std::uint64_t count_ = 0;
    std::string planned_;
};

/// Reads an id of cStar: `prefix` with letters and digits, or a UUID, which means `prefix` with its 32 digits.
///
/// Returns the prefixed form; nothing when `text` is neither.
std::optional<std::string> prefixed_id(std::string_view prefix, std::string_view text);

} // namespace demo
