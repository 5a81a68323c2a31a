// SPDX-License-Identifier: BSL-1.0
// Abseil: absl::Status and absl::StatusOr as an expected and back, and in AMISS_TRY. Link absl_status and absl_statusor.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/absl/absl_status.hpp>
#include <amiss/detail/absl/absl_traits.hpp>
#include <amiss/detail/result/convert_result.hpp>
#include <amiss/detail/rpc/received_status.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// The error of a Status that is not OK.
///
/// - Of one that `to_absl` made in this process, it is that error, with its row and its provenance; its context is lost. Where
///   the Status has another message by now, that is the context.
/// - Of one with payloads of google/rpc/error_details.proto, or with a whole google.rpc.Status as a payload, it is what
///   `read_rpc_status` reads: with the codes of these enums or of none, and `Provenance::server`, so that nothing of it goes out.
/// - Of any other, it has the HTTP status of the code (`http_status_of`) and the retry class of that status. The message is the
///   context, because it is for programmers, and the code is the `cause()`, in the category "absl".
///
/// An OK is no error, and asking for one is a mistake: it is a 500 that is `malformed()`. Never throws; where there is no memory
/// for a copy of the payloads, the code is left.
template <class... Codes>
[[nodiscard]] ApiError error_from(const absl::Status& status) noexcept
{
    static_assert((is_catalogued_v<Codes> && ...), "amiss: error_from<Code>() takes catalogued enums");
    return detail::error_of_absl(status, detail::catalogs_in_order<Codes...>());
}

/// A Status as a result: an OK is a value, anything else is the error that `error_from` gives.
///
/// AMISS_TRY and AMISS_ASSIGN do this by themselves where the function returns an expected, without any codes.
///
///     AMISS_TRY(amiss::to_expected<billing::Code>(stub.Charge(request)));
template <class... Codes>
[[nodiscard]] expected<void> to_expected(const absl::Status& status) noexcept
{
    if (status.ok()) return {};
    return unexpected<ApiError>(error_from<Codes...>(status));
}
/// The same with a value, which is moved out of an rvalue.
template <class... Codes, class T>
[[nodiscard]] expected<T> to_expected(absl::StatusOr<T>&& result)
{
    if (!result.ok()) return unexpected<ApiError>(error_from<Codes...>(result.status()));
    return expected<T>(tl::in_place, *std::move(result));
}
/// The same, and copies the value of an lvalue.
template <class... Codes, class T>
[[nodiscard]] expected<T> to_expected(const absl::StatusOr<T>& result)
{
    if (!result.ok()) return unexpected<ApiError>(error_from<Codes...>(result.status()));
    return expected<T>(tl::in_place, *result);
}

/// What the message of a Status says.
enum class AbslMessage : unsigned char {
    of_error = 1, ///< the text of the error, which is for its clients
    with_context, ///< that and the context, which may have secrets: for a Status that ends in a log
};

/// An error as a Status: the code of the row or the status (never OK), and the error's message.
///
/// An error that was a Status without details has the code of that. The payloads are those of google/rpc/error_details.proto,
/// each under its own URL (`type.googleapis.com/google.rpc.ErrorInfo`), as `respond_rpc` writes them, whole and also for an
/// error of elsewhere; and one that only this process reads, from which `error_from` makes the same error. That one has no text
/// of the inside. `ToString()` shows them, unless it is told not to. Never throws; where there is no memory, the code is left.
[[nodiscard]] inline absl::Status to_absl(const ApiError& error, AbslMessage message = AbslMessage::of_error) noexcept
{
    return detail::to_absl_status(error, message == AbslMessage::with_context);
}

/// A result as a Status or a StatusOr: the value is moved out of an rvalue, or copied.
///
///     absl::StatusOr<Ticket> old_find(int id) { return amiss::to_absl(find(id)); }
template <class Expected, std::enable_if_t<is_expected_v<std::decay_t<Expected>>, int> = 0>
[[nodiscard]] auto to_absl(Expected&& result)
{
    using T = typename std::decay_t<Expected>::value_type;
    if constexpr (std::is_void_v<T>)
        return detail::outside_result_of<absl::Status>(std::forward<Expected>(result));
    else
        return detail::outside_result_of<absl::StatusOr<T>>(std::forward<Expected>(result));
}

} // inline namespace v0
} // namespace amiss
