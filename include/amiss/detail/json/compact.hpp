// SPDX-License-Identifier: BSL-1.0
// Valid JSON in its shortest form, as this library writes it: without white space, and with no escape that is not needed.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/skip_json.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How many bytes there are before the first quote or white space outside of strings.
inline std::size_t find_space_or_quote(const char* text, std::size_t size) noexcept
{
    std::size_t at = 0;
#if AMISS_VECTOR_BYTES >= 16
    for (; size - at >= sizeof(ByteVector); at += sizeof(ByteVector)) {
        const auto block = load<ByteVector>(text + at);
        const unsigned found = top_bits((block == '"') | (block < ' ' + 1));
        if (found != 0) return at + trailing_zeros(found);
    }
#endif
    while (at < size && text[at] != '"' && !is_space(text[at])) ++at;
    return at;
}

/// The shortest form of an escape of a JSON string, and how many bytes it takes there.
struct ShortEscape {
    char bytes[6];
    std::size_t size;
    std::size_t consumed;

    /// Of the escape at the front of a text.
    static ShortEscape of(std::string_view text) noexcept
    {
        if (text.size() < 2) return {{text[0]}, 1, 1};
        if (text[1] == '/') return {{'/'}, 1, 2};
        if (text[1] != 'u') return {{'\\', text[1]}, 2, 2};
        const EscapedScalar escaped = escaped_scalar(text, 0);
        const Utf8Bytes scalar = utf8_of(escaped.scalar);
        ShortEscape result{{}, 0, escaped.size < text.size() ? escaped.size : text.size()};
        if (scalar.size == 1 && needs_escape(scalar.bytes[0])) {
            const Escape needed = next_escape(scalar.view(), Escaping::json);
            std::memcpy(result.bytes, needed.bytes, result.size = needed.size);
        } else {
            std::memcpy(result.bytes, scalar.bytes, result.size = scalar.size);
        }
        return result;
    }
    bool is_front_of(std::string_view text) const noexcept
    {
        return consumed == size && text.substr(0, size) == std::string_view(bytes, size);
    }
};

/// Calls `put` with the pieces of the shortest form of a JSON text: with the text itself where it has that form.
template <class Put>
void put_compact(std::string_view json, Put put) noexcept
{
    std::size_t begin = 0, at = 0;
    const auto replace = [&](std::size_t skipped) { // what comes before has to be put, and so many bytes have not
        if (at != begin) put(json.substr(begin, at - begin));
        begin = at += skipped;
    };
    while ((at += find_space_or_quote(json.data() + at, json.size() - at)) < json.size()) {
        if (json[at] != '"') {
            const std::size_t size = json.size() - at - without_leading_space(json.substr(at)).size();
            replace(size != 0 ? size : 1); // in what is no JSON there may be anything
            continue;
        }
        for (++at; (at += find_quote(json.data() + at, json.size() - at)) < json.size() && json[at] != '"';) {
            const ShortEscape escape = ShortEscape::of(json.substr(at));
            if (escape.is_front_of(json.substr(at))) {
                at += escape.size;
                continue;
            }
            replace(escape.consumed);
            put(std::string_view(escape.bytes, escape.size));
        }
        at += at < json.size() ? 1U : 0U;
    }
    replace(0);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
