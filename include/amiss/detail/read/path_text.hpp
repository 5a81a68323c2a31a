// SPDX-License-Identifier: BSL-1.0
// The name of a field that is put together from the steps of an array.
#pragma once

#include <amiss/detail/text/path_steps.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The longest name that is put together, as a JSON Pointer.
inline constexpr std::size_t max_read_path = 512;

/// Puts one name together after the other: with dots between the steps, or as a JSON Pointer where dots would not give the
/// steps back.
class PathText {
public:
    PathText() noexcept {} // not "= default": the text is written before it is read

    void clear() noexcept
    {
        size_ = second_ = 0;
        steps_ = 0;
        needs_pointer_ = is_cut_ = false;
    }
    void add(std::string_view step) noexcept
    {
        needs_pointer_ = needs_pointer_ || step.empty() || step[0] == '/' || step.find('.') != step.npos;
        if (++steps_ == 2) second_ = size_;
        put('/');
        for (const char c : step) {
            if (c == '~' || c == '/') {
                put('~');
                put(c == '~' ? '0' : '1');
            } else {
                put(c);
            }
        }
    }

    /// Whether it is longer than a name may be.
    bool is_cut() const noexcept { return is_cut_; }
    /// The name, without its first step where that is `first` and not needed to tell where the others are. No step can be
    /// added afterwards.
    std::string_view name(std::string_view first) noexcept
    {
        std::size_t begin = 0;
        const std::size_t end_of_first = steps_ > 1 ? second_ : size_;
        const std::string_view rest(text_ + end_of_first, size_ - end_of_first);
        if (steps_ != 0 && !first.empty() && first == std::string_view(text_ + 1, end_of_first - 1)
            && !begins_in_request(rest))
            begin = end_of_first;
        if (needs_pointer_ || begin == size_) return {text_ + begin, size_ - begin};
        std::size_t size = 0;
        std::string_view step;
        char dotted_first = 0; // no dot before the first step
        for (PathSteps steps({text_ + begin, size_ - begin}); steps.next(step); dotted_first = '.') {
            if (dotted_first != 0) text_[size++] = '.';
            unescape_step(step, [this, &size](std::string_view piece) { // never further than what is read
                std::memmove(text_ + size, piece.data(), piece.size());
                size += piece.size();
            });
        }
        return {text_, size};
    }

private:
    void put(char c) noexcept
    {
        is_cut_ = is_cut_ || size_ == sizeof text_;
        if (!is_cut_) text_[size_++] = c;
    }

    std::size_t size_ = 0;
    std::size_t second_ = 0; ///< where the second step begins
    unsigned steps_ = 0;
    bool needs_pointer_ = false;
    bool is_cut_ = false;
    char text_[max_read_path];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
