// SPDX-License-Identifier: BSL-1.0
// Envelopes: a layout bound to a catalogue.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/layout/call_stateless.hpp>
#include <amiss/detail/layout/row_checks.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/http_status.hpp>
#include <amiss/layout.hpp>

#include <cstddef>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// A layout bound to a catalogue: it knows its codes, and the row that a code of no catalogue becomes.
///
/// The type knows the layout, so that the layout can be compiled for each code.
template <class Code, class Make>
struct Envelope : WithOptions<Envelope<Code, Make>> {
    /// The layout of the body.
    static constexpr auto layout = detail::call_stateless<Make>();

    Code fallback{}; ///< the row for every error from elsewhere
};

namespace detail {
// Not constexpr: a constant expression that reaches it stops the compiler with its name.
inline void amiss_the_fallback_row_is_no_5xx() noexcept {}
inline void amiss_violation_field_or_message_is_outside_each_violation() noexcept {}
} // namespace detail

/// Binds a layout to the catalogue of `fallback`, the code that every error from elsewhere goes out as: foreign codes,
/// errors that were read from a response, those of `amiss::client`.
///
/// Its row is a 5xx, which is checked where the envelope is a constant. Elsewhere `internal_error`, 500, takes the place
/// of one that is not.
///
///     inline constexpr auto envelope = amiss::envelope(Code::internal_error, [] { return amiss::object(…); });
template <class Code, class Make>
constexpr Envelope<Code, Make> envelope(Code fallback, Make /*make*/)
{
    static_assert(is_catalogued_v<Code>, "amiss: envelope() takes an enumerator of a catalogue");
    if constexpr (detail::is_usable_v<Code>) {
        const RowData* const row = catalog_of<Code>().find(static_cast<int>(fallback));
        if (row == nullptr || !is_server_error(row->status)) detail::amiss_the_fallback_row_is_no_5xx();
    }
    constexpr const auto& layout = Envelope<Code, Make>::layout;
    if constexpr (detail::is_usable_v<Code>) {
        constexpr detail::RowDiagnostic found = detail::check_rows_of<Code>(layout.nodes);
        detail::report_row_error<found.error, static_cast<Code>(found.value)>();
    }
    if (detail::has_stray_violation_part({layout.nodes.data(), layout.nodes.size()}))
        detail::amiss_violation_field_or_message_is_outside_each_violation();
    Envelope<Code, Make> made;
    made.fallback = fallback;
    made.options = Envelope<Code, Make>::layout.options;
    return made;
}

/// Whether `T` is something that `write` and `read` take: a layout or a bound envelope.
template <class T>
inline constexpr bool is_envelope_v = false;
/// Of a constant: the same.
template <class T>
inline constexpr bool is_envelope_v<const T> = is_envelope_v<T>;
/// A layout is one.
template <std::size_t Nodes>
inline constexpr bool is_envelope_v<Layout<Nodes>> = true;
/// A bound envelope is one.
template <class Code, class Make>
inline constexpr bool is_envelope_v<Envelope<Code, Make>> = true;

} // inline namespace v0
} // namespace amiss
