// SPDX-License-Identifier: BSL-1.0
// An envelope as writing sees it: its layout, its options, and its compiled layouts where it has some.
#pragma once

#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/write/compiled_layout.hpp>
#include <amiss/detail/write/compiled_writer.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/layout_parts.hpp>
#include <amiss/detail/write/layout_writer.hpp>
#include <amiss/detail/write/own_writer.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>
#include <amiss/request_info.hpp>

#include <cstddef>

namespace amiss {
inline namespace v0 {
namespace detail {

struct WritePlan : WalkedPlan {
    OwnFunction own;        ///< for codes of the catalogue: everything that a code decides is in its literals
    CompiledFunction other; ///< for all other codes
    bool (*can_write)(const FieldValues& values) noexcept; ///< of `other`
    bool varies;                                           ///< whether the request's Accept has chosen the envelope

    /// Takes the values of a body of which the row decides everything that a row can, and writes it. Null where that takes
    /// the longer way.
    char* write_own(FieldValues& values, const ApiError& error, const RequestInfo& request, char* out,
                    std::size_t capacity) const noexcept
    {
        return own == nullptr ? nullptr : own(values, *options, error, request, out, capacity);
    }
    /// Whether bodies have the id of the request.
    constexpr bool places_id() const noexcept { return has_field(layout, FieldKind::request_id); }
    /// The same without the compiled layouts.
    constexpr const WalkedPlan& walked() const noexcept { return *this; }
    /// What it takes to write a body the longer way.
    constexpr const WritePlan& slow() const noexcept { return *this; }
};

/// A layout on its way into a WritePlan.
template <std::size_t Nodes>
struct LayoutSource {
    const Layout<Nodes>& layout;

    char* write_own(FieldValues&, const ApiError&, const RequestInfo&, char*, std::size_t) const noexcept
    {
        return nullptr;
    }
    constexpr bool places_id() const noexcept { return WritePlan(*this).places_id(); }
    constexpr WalkedPlan walked() const noexcept { return plan_of(layout); }
    constexpr operator WritePlan() const noexcept { return {walked(), nullptr, nullptr, nullptr, false}; }
    constexpr WritePlan slow() const noexcept { return *this; }
};

/// A bound envelope on its way into a WritePlan. Its type knows the compiled layout; and the plan is only made where that
/// is not enough.
template <class Code, class Make>
struct EnvelopeSource {
    using Own = CompiledLayout<Code, Make, true>;
    using Other = CompiledLayout<Code, Make, false>;

    const Envelope<Code, Make>& envelope;

    char* write_own(FieldValues& values, const ApiError& error, const RequestInfo& request, char* out,
                    std::size_t capacity) const noexcept
    {
        if constexpr (Own::is_there)
            return OwnWriter<Code, Make>::write(values, envelope.options, error, request, out, capacity);
        else
            return nullptr;
    }
    constexpr bool places_id() const noexcept
    {
        constexpr bool places = has_field({Own::nodes.data(), Own::nodes.size()}, FieldKind::request_id);
        return places;
    }
    constexpr WalkedPlan walked() const noexcept
    {
        constexpr LayoutParts used = parts_of(LayoutView{Own::nodes.data(), Own::nodes.size()});
        return {plan_of(envelope), &walk<used>, &take_asked<used>};
    }
    constexpr operator WritePlan() const noexcept
    {
        return {walked(), OwnWriter<Code, Make>::function(), Other::function(), &Other::can_write, false};
    }
    /// Without links, the compiled layout of other codes is left out: then only errors of other catalogues and bare
    /// statuses go the longer way, which are walked.
    constexpr WritePlan slow() const noexcept
    {
        constexpr bool has_links = has_field({Own::nodes.data(), Own::nodes.size()}, FieldKind::doc_url);
        if constexpr (has_links)
            return *this;
        else
            return {walked(), OwnWriter<Code, Make>::function(), nullptr, nullptr, false};
    }
};

template <std::size_t Nodes>
constexpr LayoutSource<Nodes> source_of(const Layout<Nodes>& layout) noexcept
{
    return {layout};
}
template <class Code, class Make>
constexpr EnvelopeSource<Code, Make> source_of(const Envelope<Code, Make>& envelope) noexcept
{
    return {envelope};
}
template <class Any>
constexpr const WritePlan& source_of(const Any& envelope) noexcept
{
    return plan_of(envelope);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
