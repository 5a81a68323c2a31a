// SPDX-License-Identifier: BSL-1.0
// The path of a route, "/tickets/{id}": whether a path fits it, and the values of its parameters.
#pragma once

#include <amiss/detail/server/url_text.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A parameter of a path and its value, still percent-encoded. A view of the pattern and of the path.
struct PathParam {
    std::string_view name;
    std::string_view value;
};

/// The parameters of one path. More than eight are refused when the route is declared.
struct PathParams {
    static constexpr std::size_t capacity = 8;

    std::array<PathParam, capacity> list{};
    std::size_t size = 0;
};

/// Takes a path's next segment with the slash before it.
constexpr std::string_view next_segment(std::string_view& path) noexcept
{
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

/// Whether a segment of a pattern is a parameter.
constexpr bool is_param(std::string_view segment) noexcept { return !segment.empty() && segment[0] == '{'; }

/// What is wrong with a pattern; nullptr if nothing is.
constexpr const char* fault_of_pattern(std::string_view pattern) noexcept
{
    if (pattern.empty() || pattern[0] != '/') return "the path of a route begins with '/'";
    std::array<std::string_view, PathParams::capacity> names{};
    std::size_t size = 0;
    while (!pattern.empty()) {
        const std::string_view segment = next_segment(pattern);
        if (!is_param(segment)) {
            if (segment.find_first_of("{}?%") == std::string_view::npos) continue;
            return "a parameter of a path is a whole segment, as in '/tickets/{id}', and '?' and '%' do not belong there";
        }
        const std::string_view name = segment.substr(1, segment.find('}') - 1);
        if (name.size() + 2 != segment.size() || name.empty() || name.find('{') != std::string_view::npos)
            return "a parameter of a path is a name in braces, as in '/tickets/{id}'";
        if (size == names.size()) return "the path of a route has at most eight parameters";
        for (std::size_t at = 0; at < size; ++at) {
            if (names[at] == name) return "the parameters of a path have different names";
        }
        names[size++] = name;
    }
    return nullptr;
}

/// Whether a path fits a pattern; its parameters are then in `params`. A parameter is one segment, and not empty.
constexpr bool fits(std::string_view pattern, std::string_view path, PathParams& params) noexcept
{
    params.size = 0;
    while (!pattern.empty() && !path.empty()) {
        if (path[0] != '/') return false;
        const std::string_view wanted = next_segment(pattern);
        const std::string_view segment = next_segment(path);
        if (!is_param(wanted)) {
            if (!says(segment, wanted)) return false;
        } else {
            if (segment.empty()) return false;
            params.list[params.size++] = {wanted.substr(1, wanted.size() - 2), segment};
        }
    }
    return pattern.empty() && path.empty();
}

/// Whether the first of two patterns that fit one path goes first: at the first segment where they differ, it has a text
/// and the other a parameter.
constexpr bool goes_first(std::string_view left, std::string_view right) noexcept
{
    while (!left.empty() && !right.empty()) {
        const bool left_is_param = is_param(next_segment(left));
        const bool right_is_param = is_param(next_segment(right));
        if (left_is_param != right_is_param) return right_is_param;
    }
    return false;
}

/// Whether the same paths fit two patterns: they differ in the names of parameters alone.
constexpr bool same_paths(std::string_view left, std::string_view right) noexcept
{
    while (!left.empty() && !right.empty()) {
        const std::string_view one = next_segment(left);
        const std::string_view other = next_segment(right);
        if (is_param(one) != is_param(other) || (!is_param(one) && one != other)) return false;
    }
    return left.empty() && right.empty();
}

/// Decodes the values of parameters; `storage` has those that were percent-encoded. False where a "%" begins no byte.
inline bool decode_params(PathParams& params, std::string& storage)
{
    std::size_t room = 0;
    for (std::size_t at = 0; at < params.size; ++at) {
        if (!is_percent_encoded(params.list[at].value)) return false;
        room += params.list[at].value.size();
    }
    for (std::size_t at = 0; at < params.size; ++at) {
        std::string_view& value = params.list[at].value;
        if (value.find('%') == std::string_view::npos) continue;
        storage.reserve(room); // so that what was decoded before stays where it is
        const std::size_t begin = storage.size();
        storage += decoded(value, false);
        value = std::string_view(storage).substr(begin);
    }
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
