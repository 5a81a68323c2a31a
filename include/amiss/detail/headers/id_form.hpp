// SPDX-License-Identifier: BSL-1.0
// Whether a request id may be sent, and whether it is in a JSON string as it is: both in one look at its characters.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/headers/request_id.hpp>
#include <amiss/detail/json/find_escape.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/request_id.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

enum class IdForm : unsigned char {
    refused, ///< it may not be sent
    escaped, ///< in a JSON string, it needs escapes
    plain,   ///< it is all characters that are the same everywhere
};

inline bool is_plain_id_block(WordBlock block) noexcept { return is_id_block(block) && escape_mask(block) == 0; }
#if AMISS_VECTOR_BYTES >= 16
inline bool is_plain_id_block(ByteVector block) noexcept
{
    return top_bits((block < 0x21) | (block == 0x7F) | (block == '%') | (block == '<') | (block == '>') | (block == '"')
                    | (block == '\\'))
        == 0;
}
#endif

AMISS_NOINLINE inline IdForm form_of_other_id(std::string_view id, RequestIds allowed) noexcept
{
    if (!is_request_id(id, allowed)) return IdForm::refused;
    return find_escape(id.data(), id.size()) == id.size() ? IdForm::plain : IdForm::escaped;
}

/// The form of an id that is not empty.
template <class Any = Block>
AMISS_ALWAYS_INLINE inline IdForm form_of_id(std::string_view id, RequestIds allowed) noexcept
{
    // Most ids are plain whatever is allowed, but for `unreserved`.
    if (AMISS_LIKELY(id.size() - block_size <= longest_request_id - block_size && allowed != RequestIds::unreserved)) {
        const char* at = id.data();
        const char* const last = at + id.size() - block_size;
        bool plain = is_plain_id_block(load<Any>(last));
        for (; at < last; at += block_size) plain = plain && is_plain_id_block(load<Any>(at));
        if (AMISS_LIKELY(plain)) return IdForm::plain;
    }
    return form_of_other_id(id, allowed);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
