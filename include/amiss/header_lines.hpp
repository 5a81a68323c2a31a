// SPDX-License-Identifier: BSL-1.0
// The headers in the text of a response: for libraries that give its lines, and not names and values.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/headers/field_value.hpp>
#include <amiss/header_view.hpp>

#include <cstddef>
#include <iterator>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// The headers in a text of lines, as a range for `Received`. A view: the text must live until it has been read.
///
///     amiss::Received reply{status, body, amiss::HeaderLines("HTTP/1.1 429 \r\nRetry-After: 3\r\n\r\n")};
///
/// Lines end in CR LF, or LF. Where the text has several responses, after redirects or a `100 Continue`, it is the
/// last one, from its status line to the empty line. What is no header counts for nothing: a line without a colon, and
/// one that continues the line before it (RFC 9112 §5.2). Never allocates.
class HeaderLines {
public:
    class iterator; ///< a forward iterator whose elements are `HeaderView`s

    /// The headers in `text`.
    constexpr explicit HeaderLines(std::string_view text AMISS_LIFETIMEBOUND) noexcept : rest_(text)
    {
        while (!text.empty()) {
            const bool starts = text.substr(0, 5) == "HTTP/";
            take_line(text);
            if (starts) rest_ = text;
        }
    }

    constexpr iterator begin() const noexcept; ///< the first header
    constexpr iterator end() const noexcept;   ///< after the last one

private:
    static constexpr std::string_view take_line(std::string_view& rest) noexcept
    {
        const std::size_t feed = rest.find('\n');
        std::string_view line = rest.substr(0, feed);
        rest.remove_prefix(feed == std::string_view::npos ? rest.size() : feed + 1);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        return line;
    }

    std::string_view rest_;
};

/// See `HeaderLines::iterator`.
class HeaderLines::iterator {
public:
    using value_type = HeaderView;                     ///< made when it is asked for
    using reference = HeaderView;                      ///< a view, no reference
    using pointer = const HeaderView*;                 ///< never made
    using difference_type = std::ptrdiff_t;            ///< as of a pointer
    using iterator_category = std::input_iterator_tag; ///< since `reference` is none

    /// An iterator that is equal to no other one.
    constexpr iterator() noexcept = default;
    /// The header.
    constexpr HeaderView operator*() const noexcept { return header_; }
    /// Goes to the next header.
    constexpr iterator& operator++() noexcept { return next(), *this; }
    /// The same; returns where it was.
    constexpr iterator operator++(int) noexcept
    {
        const iterator before(*this);
        next();
        return before;
    }
    /// Whether both are at the same header of the same text.
    friend constexpr bool operator==(const iterator& left, const iterator& right) noexcept
    {
        return left.at_end_ == right.at_end_ && (left.at_end_ || left.rest_.data() == right.rest_.data());
    }
    /// Whether they are not.
    friend constexpr bool operator!=(const iterator& left, const iterator& right) noexcept { return !(left == right); }

private:
    friend HeaderLines;
    constexpr explicit iterator(std::string_view rest) noexcept : rest_(rest), at_end_(false) { next(); }

    constexpr void next() noexcept
    {
        while (!rest_.empty()) {
            const std::string_view line = take_line(rest_);
            if (line.empty()) break;
            const std::size_t colon = line.find(':');
            if (colon == std::string_view::npos || colon == 0 || detail::is_blank(line[0])) continue;
            header_ = {line.substr(0, colon), detail::trim_blanks(line.substr(colon + 1))};
            return;
        }
        at_end_ = true;
    }

    std::string_view rest_;
    HeaderView header_;
    bool at_end_ = true;
};

constexpr HeaderLines::iterator HeaderLines::begin() const noexcept { return iterator(rest_); }
constexpr HeaderLines::iterator HeaderLines::end() const noexcept { return iterator(); }

} // inline namespace v0
} // namespace amiss
