// SPDX-License-Identifier: BSL-1.0
// An envelope whose type is forgotten, for functions and structs that are no templates.
#pragma once

#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/write/write_plan.hpp>
#include <amiss/envelope.hpp>

#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

class AnyEnvelope;

/// An envelope whose type is forgotten is one.
template <>
inline constexpr bool is_envelope_v<AnyEnvelope> = true;

/// A view of any envelope or layout, whose type it forgets: a plain function can take or return one, and a struct hold one.
///
/// It is made from an envelope without being asked, and goes wherever an envelope goes: `write`, `respond`, `read`, `check`
/// and all others that take one. The envelope must live longer, so one from a temporary does not compile. What is compiled
/// for each code is still used. Copying one copies a dozen pointers. Where one is made of an envelope, a program has the code
/// that writes with it, even where it only reads.
///
///     struct Api {
///         amiss::AnyEnvelope envelope; // of an API that is chosen when the program runs
///     };
///     auto response = amiss::respond(api.envelope, error, request, buffer);
class AnyEnvelope {
public:
    /// A view of an envelope or a layout.
    template <class EnvelopeOrLayout,
              std::enable_if_t<is_envelope_v<EnvelopeOrLayout> && !std::is_same_v<EnvelopeOrLayout, AnyEnvelope>,
                               int> = 0>
    constexpr AnyEnvelope(const EnvelopeOrLayout& envelope) noexcept // NOLINT(google-explicit-constructor): it is one
        : plan_(detail::source_of(envelope))
    {}
    /// No view of a temporary: it would be gone when it is used.
    template <
        class EnvelopeOrLayout,
        std::enable_if_t<is_envelope_v<EnvelopeOrLayout> && !std::is_same_v<EnvelopeOrLayout, AnyEnvelope>, int> = 0>
    AnyEnvelope(const EnvelopeOrLayout&& envelope) = delete;

    /// The media type of the bodies, as the envelope says it.
    constexpr std::string_view content_type() const noexcept { return plan_.options->content_type; }

    /// The same envelope, whose responses to errors say `Vary: Accept`: it was chosen by the Accept of the request.
    constexpr AnyEnvelope varying_by_accept() const noexcept
    {
        AnyEnvelope varying = *this;
        varying.plan_.varies = true;
        return varying;
    }

private:
    friend constexpr const detail::WritePlan& detail::plan_of(const AnyEnvelope& envelope) noexcept;

    detail::WritePlan plan_;
};

namespace detail {

constexpr const WritePlan& plan_of(const AnyEnvelope& envelope) noexcept { return envelope.plan_; }

} // namespace detail

} // inline namespace v0
} // namespace amiss
