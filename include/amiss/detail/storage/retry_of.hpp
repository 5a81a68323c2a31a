// SPDX-License-Identifier: BSL-1.0
// What an error says of repeating: from the row of its code, its status, and the server's own word.
#pragma once

#include <amiss/detail/storage/head.hpp>
#include <amiss/http_status.hpp>
#include <amiss/retry_class.hpp>
#include <amiss/row.hpp>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The retry class, and whose word it is.
struct RetryOf {
    Retry retry = Retry::never;
    RetryWord word = RetryWord::status;
};

/// The class of a code or a status, with the server's word on it, which the flags of an ErrorHead have.
///
/// A no is final. A yes makes `if_idempotent` of `never`, unless a row says that itself: the operation may have taken
/// effect, so a yes alone repeats nothing that is not idempotent.
constexpr RetryOf with_server_word(RetryOf said, unsigned flags, bool row_says_so) noexcept
{
    if ((flags & ErrorHead::server_words) == 0) return said;
    if ((flags & ErrorHead::is_final) != 0) return {Retry::never, RetryWord::server};
    if (said.retry == Retry::never && row_says_so) return said;
    return {said.retry == Retry::never ? Retry::if_idempotent : said.retry, RetryWord::server};
}

/// The retry class of an error; `row` is the one of its code, or null.
constexpr RetryOf retry_of(const ErrorHead& head, const RowData* row) noexcept
{
    if (row != nullptr) return with_server_word({row->retry, RetryWord::code}, head.flags, row->own_retry);
    RetryOf said{default_retry(static_cast<HttpStatus>(head.status)), RetryWord::status};
    // Who refuses, and says when to come back, has done nothing.
    if (head.has_header_delay() && head.status >= 400 && head.status < 500 && said.retry != Retry::after_delay)
        said = {Retry::after_delay, RetryWord::server};
    return with_server_word(said, head.flags, false);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
