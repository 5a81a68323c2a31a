// SPDX-License-Identifier: BSL-1.0
// The steps of the name of a field: a JSON Pointer, or names and indexes with dots between them.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Goes through the steps of a name, once. A name that begins with '/' is a JSON Pointer (RFC 6901 §3); of any other, the
/// steps are between dots. An empty name has none.
class PathSteps {
public:
    constexpr explicit PathSteps(std::string_view name) noexcept
        : pointer_(!name.empty() && name[0] == '/'), rest_(pointer_ ? name.substr(1) : name), done_(name.empty())
    {}

    /// Whether the steps are those of a JSON Pointer, with `~0` for `~` and `~1` for `/`.
    constexpr bool is_pointer() const noexcept { return pointer_; }

    /// Moves to the first step, then to the one after; false at the end.
    constexpr bool next(std::string_view& step) noexcept
    {
        if (done_) return false;
        const std::size_t end = rest_.find(pointer_ ? '/' : '.');
        step = rest_.substr(0, end);
        done_ = end == rest_.npos;
        if (!done_) rest_.remove_prefix(end + 1);
        return true;
    }

private:
    bool pointer_;
    std::string_view rest_;
    bool done_;
};

/// Undoes the escapes of a step of a JSON Pointer (RFC 6901 §4). `put` is called with the pieces of the text, in order.
template <class Put>
constexpr void unescape_step(std::string_view step, Put put) noexcept
{
    for (std::size_t at = step.find('~'); at != step.npos; at = step.find('~')) {
        const bool escape = at + 1 < step.size() && (step[at + 1] == '0' || step[at + 1] == '1');
        put(step.substr(0, at));
        put(!escape || step[at + 1] == '0' ? std::string_view("~") : std::string_view("/"));
        step.remove_prefix(at + (escape ? 2U : 1U));
    }
    put(step);
}

/// Whether a step is the index of an array: digits without a leading zero (RFC 6901 §4), at most 15, which a double holds.
constexpr bool is_index(std::string_view step) noexcept
{
    if (step.empty() || step.size() > 15 || (step[0] == '0' && step.size() > 1)) return false;
    return consists_of(step, is_digit);
}

/// Whether a step names a part of a request.
constexpr bool is_part_of_request(std::string_view step) noexcept
{
    return step == "body" || step == "query" || step == "path" || step == "header" || step == "cookie";
}

/// Whether a name begins with a part of a request, in which there is a step more.
constexpr bool begins_in_request(std::string_view name) noexcept
{
    PathSteps steps(name);
    std::string_view first, second;
    return steps.next(first) && is_part_of_request(first) && steps.next(second);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
