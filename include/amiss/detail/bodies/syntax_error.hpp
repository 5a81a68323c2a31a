// SPDX-License-Identifier: BSL-1.0
// The error of a body that is not JSON: where it stops being JSON, and what the parser says.
#pragma once

#include <amiss/detail/bodies/body_path.hpp>
#include <amiss/detail/bodies/fault_text.hpp>
#include <amiss/detail/json/validate.hpp>
#include <amiss/error.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

static_assert(body_depth == json_depth, "the scan must stop where the parsers do");

/// What a parser says about a text that it refuses.
class BodySyntax {
public:
    /// `skipped` bytes of the body are not for the parser.
    BodySyntax(std::string_view body, std::size_t skipped) noexcept : body_(body), skipped_(skipped) {}

    /// What the parser gets.
    std::string_view text() const noexcept { return body_.substr(skipped_); }

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
        JsonScan scan(text());
        scan.skip_space();
        const bool is_value = scan.skip_value();
        if (is_value) scan.skip_space();
        const bool is_json = is_value && scan.rest().empty();
        const std::size_t offset = is_json ? parser_offset_ : text().size() - scan.rest().size();
        ApiError error(code);
        if (offset != unknown) error.with_detail("offset", offset + skipped_);
        return error.with_context(words_.text());
    }

private:
    static constexpr std::size_t unknown = static_cast<std::size_t>(-1);

    std::string_view body_;
    std::size_t skipped_;
    std::size_t parser_offset_ = unknown;
    BoundedText<256> words_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
