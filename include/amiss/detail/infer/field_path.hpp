// SPDX-License-Identifier: BSL-1.0
// The name of a field at fault: the way to it, with dots and indexes, as "items.0.qty".
#pragma once

#include <amiss/detail/json/view.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/classify.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a text that can be a name is one of a parameter.
///
/// It has a letter, so "$" and "0" are no names. It is no class of a program: "java.lang.String", "App\Rules", "std::vector".
constexpr bool is_param_name(std::string_view text) noexcept
{
    if (!is_name(text) || is_absent_word(text) || text.find('\\') != text.npos || text.find("::") != text.npos)
        return false;
    bool letter = false;
    for (const char c : text) letter = letter || is_upper(c) || is_lower(c) || static_cast<unsigned char>(c) >= 0x80;
    constexpr std::string_view packages[] = {"java.", "javax.", "com.", "org.", "net.", "io.", "System.", "Microsoft."};
    for (const std::string_view package : packages) {
        if (text.substr(0, package.size()) == package && text.find('.', package.size()) != text.npos) return false;
    }
    return letter;
}

/// A name that is put together from the steps to it. It is at most as long as a name may be.
class FieldPath {
public:
    std::size_t size() const noexcept { return size_; }
    /// Back to a size that it had before.
    void cut(std::size_t size) noexcept
    {
        size_ = size;
        too_long_ = false;
    }
    /// Adds a step, which may have JSON escapes.
    void add(std::string_view step) noexcept
    {
        if (step.empty()) return;
        if (size_ != 0 && step[0] != '[') put(".");
        unescape(step, [this](std::string_view piece) { put(piece); });
    }
    /// Adds the place in a list, from 0 to 999.
    void add_index(int index) noexcept
    {
        char digits[4];
        std::size_t size = 0;
        for (int rest = index, unit = index < 10 ? 1 : index < 100 ? 10 : 100; unit != 0; rest %= unit, unit /= 10)
            digits[size++] = static_cast<char>('0' + rest / unit);
        add({digits, size});
    }
    /// The name without the root of a JSONPath, "$."; empty when it is too long or is no name of a parameter.
    std::string_view name() const noexcept
    {
        std::string_view name(text_, size_);
        if (name.substr(0, 2) == "$.") name.remove_prefix(2);
        return !too_long_ && is_param_name(name) ? name : std::string_view();
    }
    /// Whether it would be a name, but for its length or for control characters, such as NUL.
    bool is_lost() const noexcept
    {
        return too_long_ || !consists_of({text_, size_}, [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
    }

private:
    void put(std::string_view piece) noexcept
    {
        if (piece.size() > sizeof text_ - size_) {
            too_long_ = true;
            return;
        }
        if (!piece.empty()) std::memcpy(text_ + size_, piece.data(), piece.size());
        size_ += piece.size();
    }

    char text_[max_word];
    std::size_t size_ = 0;
    bool too_long_ = false; ///< it has no room for all
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
