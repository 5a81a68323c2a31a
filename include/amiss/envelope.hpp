// SPDX-License-Identifier: BSL-1.0
// Envelopes: a layout bound to a catalogue, and how the writer and the reader see either.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/layout.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

struct NoState {};

// A closure without captures has no state, and in C++17 no default constructor: it is made out of nothing.
template <class Make>
constexpr auto call_stateless()
{
    static_assert(std::is_empty_v<Make>, "amiss: the lambda that makes a layout captures nothing");
    return __builtin_bit_cast(Make, NoState{})();
}

} // namespace detail

/// A layout bound to a catalogue: it knows its codes, and the row that a code of no catalogue becomes.
///
/// The layout is known by the type, so that it can be rendered for each code at compile time.
template <class Code, class Make>
struct Envelope : detail::WithOptions<Envelope<Code, Make>> {
    static constexpr auto layout = detail::call_stateless<Make>();

    Code fallback{};
};

/// Binds a layout to the catalogue of `fallback`, the code that stands for every error from elsewhere.
///
///     inline constexpr auto envelope = amiss::envelope(Code::internal_error, [] { return amiss::object(…); });
template <class Code, class Make>
constexpr Envelope<Code, Make> envelope(Code fallback, Make /*make*/)
{
    static_assert(is_catalogued_v<Code>, "amiss: envelope() takes an enumerator of a catalogue");
    Envelope<Code, Make> made;
    made.fallback = fallback;
    made.options = Envelope<Code, Make>::layout.options;
    return made;
}

namespace detail {

/// An envelope as the one writer and the one reader see it. A view of it.
struct Plan {
    LayoutView layout;
    const EnvelopeOptions* options = nullptr;
    const Catalog* catalog = nullptr; ///< null for a plain layout
    int fallback_value = 0;

    /// The row of a code of no catalogue; null for a plain layout.
    constexpr const RowData* fallback() const noexcept
    {
        return catalog == nullptr ? nullptr : catalog->find(fallback_value);
    }
};

template <std::size_t Nodes>
constexpr Plan plan_of(const Layout<Nodes>& layout) noexcept
{
    return {{layout.nodes.data(), Nodes}, &layout.options, nullptr, 0};
}
template <class Code, class Make>
constexpr Plan plan_of(const Envelope<Code, Make>& envelope) noexcept
{
    constexpr const auto& layout = Envelope<Code, Make>::layout;
    return {{layout.nodes.data(), layout.nodes.size()},
            &envelope.options,
            &catalog_of<Code>(),
            static_cast<int>(envelope.fallback)};
}

template <class T, class = void>
struct IsEnvelope : std::false_type {};
template <class T>
struct IsEnvelope<T, std::void_t<decltype(plan_of(std::declval<const T&>()))>> : std::true_type {};

} // namespace detail

/// Whether `T` is something that `write` and `read` take: a layout or a bound envelope.
template <class T>
inline constexpr bool is_envelope_v = detail::IsEnvelope<T>::value;

} // inline namespace v0
} // namespace amiss
