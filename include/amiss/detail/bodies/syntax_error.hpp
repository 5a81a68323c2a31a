// SPDX-License-Identifier: BSL-1.0
// The error of a body that is not JSON: where it stops being JSON, and what the parser says.
#pragma once

#include <amiss/detail/bodies/body_path.hpp>
#include <amiss/detail/bodies/fault_text.hpp>
#include <amiss/detail/json/validate.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/error.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

static_assert(body_depth == json_depth, "the scan must stop where the parsers do");

/// A text without the U+FEFF that it may begin with (RFC 8259 §8.1).
inline std::string_view without_byte_order_mark(std::string_view text) noexcept
{
    const bool has_mark = text.substr(0, byte_order_mark.size()) == byte_order_mark;
    return text.substr(has_mark ? byte_order_mark.size() : 0);
}

/// What a parser says about a text that it refuses.
class BodySyntax {
public:
    explicit BodySyntax(std::string_view body) noexcept
        : text_(without_byte_order_mark(body)), skipped_(body.size() - text_.size())
    {}

    /// What the parser gets.
    std::string_view text() const noexcept { return text_; }

    /// Whether it is JSON, up to 32 levels deep, by a scan of our own.
    bool is_json() const noexcept { return first_fault() == unknown; }

    /// Notes the parser's words, for logs; and where it stopped, if it says so.
    void refuse(std::string_view words, std::size_t offset = unknown) noexcept
    {
        words_.put(words);
        parser_offset_ = offset;
    }

    /// The error. The offset is that of the first byte that cannot go on, which is the same for all parsers. Where the text is
    /// JSON, and the parser cannot take it for another reason, such as a number beyond what it can hold, the offset is the
    /// parser's own.
    template <class Code>
    ApiError error(Code code) const noexcept
    {
        const std::size_t fault = first_fault();
        const std::size_t offset = fault == unknown ? parser_offset_ : fault;
        ApiError error(code);
        if (offset != unknown) error.with_detail("offset", offset + skipped_);
        return error.with_context(words_.text());
    }

private:
    // Where the text stops being JSON.
    std::size_t first_fault() const noexcept
    {
        JsonScan scan(text_);
        scan.skip_space();
        const bool is_value = scan.skip_value();
        if (is_value) scan.skip_space();
        return is_value && scan.rest().empty() ? unknown : text_.size() - scan.rest().size();
    }

    static constexpr std::size_t unknown = static_cast<std::size_t>(-1);

    std::string_view text_;
    std::size_t skipped_; ///< bytes of the body before it
    std::size_t parser_offset_ = unknown;
    BoundedText<256> words_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
