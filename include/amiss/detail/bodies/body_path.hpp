// SPDX-License-Identifier: BSL-1.0
// The way to a value of a body, as a list on the stack, and its name: "items.0.qty".
#pragma once

#include <amiss/detail/text/utf8.hpp>

#include <charconv>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The deepest nesting of a body.
inline constexpr std::size_t body_depth = 32;

/// One step, and all before it. It costs nothing until a fault needs the name.
struct BodyPath {
    const BodyPath* parent = nullptr; ///< null for the body as a whole
    std::string_view name{};          ///< of a member
    std::size_t index = 0;            ///< of an element
    bool is_index = false;
    std::size_t depth = 0; ///< how many steps it has

    BodyPath member(std::string_view key) const noexcept { return {this, key, 0, false, depth + 1}; }
    BodyPath element(std::size_t at) const noexcept { return {this, {}, at, true, depth + 1}; }
};

/// The name of a path: with dots; as a JSON Pointer (RFC 6901) where the name with dots could not be taken apart again. Cut
/// after 256 bytes, on a code point.
class BodyPathText {
public:
    explicit BodyPathText(const BodyPath& path) noexcept
    {
        const BodyPath* steps[body_depth + 1];
        std::size_t count = 0;
        bool as_pointer = false;
        for (const BodyPath* at = &path; at->parent != nullptr && count <= body_depth; at = at->parent) {
            steps[count++] = at;
            as_pointer = as_pointer || (!at->is_index && is_ambiguous(at->name));
        }
        while (count-- != 0) {
            if (as_pointer || size_ != 0) put(as_pointer ? "/" : ".");
            last_ = size_;
            put_step(*steps[count], as_pointer);
        }
    }

    std::string_view text() const noexcept { return {text_, size_}; }
    /// The last step of it.
    std::string_view last_step() const noexcept { return text().substr(last_); }

private:
    static bool is_ambiguous(std::string_view name) noexcept
    {
        return name.empty() || name[0] == '/' || name.find('.') != name.npos;
    }
    void put(std::string_view piece) noexcept
    {
        const std::size_t size = is_full_ ? 0 : cut_size(piece, sizeof text_ - size_);
        is_full_ = is_full_ || size < piece.size();
        if (size != 0) std::memcpy(text_ + size_, piece.data(), size);
        size_ += size;
    }
    void put_step(const BodyPath& step, bool as_pointer) noexcept
    {
        if (step.is_index) {
            char digits[24];
            const auto end = std::to_chars(digits, digits + sizeof digits, step.index);
            return put({digits, static_cast<std::size_t>(end.ptr - digits)});
        }
        std::string_view rest = step.name.substr(0, cut_size(step.name, sizeof text_));
        for (std::size_t at = rest.find_first_of("~/"); as_pointer && at != rest.npos; at = rest.find_first_of("~/")) {
            put(rest.substr(0, at));
            put(rest[at] == '~' ? "~0" : "~1");
            rest.remove_prefix(at + 1);
        }
        put(rest);
        is_full_ = is_full_ || step.name.size() > sizeof text_;
    }

    char text_[256];
    std::size_t size_ = 0;
    std::size_t last_ = 0;
    bool is_full_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
