// SPDX-License-Identifier: BSL-1.0
// An envelope as writing sees it: its layout, its options, and its compiled layouts where it has some.
#pragma once

#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/write/compiled_layout.hpp>
#include <amiss/detail/write/compiled_writer.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/layout_parts.hpp>
#include <amiss/detail/write/layout_writer.hpp>
#include <amiss/envelope.hpp>

#include <cstddef>

namespace amiss {
inline namespace v0 {
namespace detail {

struct WritePlan : WalkedPlan {
    CompiledFunction own;   ///< for codes of the catalogue: everything that a code decides is in its literals
    CompiledFunction other; ///< for all other codes
    bool (*can_write)(const FieldValues& values) noexcept;
    bool varies; ///< whether the request's Accept has chosen the envelope

    /// Null: which code's layout is the right one is found out on the longer way.
    char* write_own(const FieldValues&, char*, std::size_t) const noexcept { return nullptr; }
};

/// A layout on its way into a WritePlan.
template <std::size_t Nodes>
struct LayoutSource {
    const Layout<Nodes>& layout;

    /// Writes a body of which the row decides everything that a row can. Null where that takes the longer way.
    char* write_own(const FieldValues&, char*, std::size_t) const noexcept { return nullptr; }
    constexpr operator WritePlan() const noexcept { return {{plan_of(layout)}, nullptr, nullptr, nullptr, false}; }
};

/// A bound envelope on its way into a WritePlan. Its type knows the compiled layout, so `write_own` is inlined; and the
/// plan is only made where that is not enough.
template <class Code, class Make>
struct EnvelopeSource {
    using Own = CompiledLayout<Code, Make, true>;
    using Other = CompiledLayout<Code, Make, false>;

    const Envelope<Code, Make>& envelope;

    char* write_own(const FieldValues& values, char* out, std::size_t capacity) const noexcept
    {
        // Whether to repeat is not among the values yet: most layouts do not ask.
        if constexpr (Own::is_there && !Own::limits.retryable) {
            if (AMISS_LIKELY(values.is_of_row() && values.catalog == &catalog_of<Code>()
                             && envelope.options.escaping == Escaping::json && envelope.options.doc_base.empty()
                             && Own::can_write(values))) {
                const auto row = static_cast<std::size_t>(values.row - Table<Code>::rows.data());
                return CompiledWriter<Own>::write(values, row, out, capacity);
            }
        }
        return nullptr;
    }
    constexpr operator WritePlan() const noexcept
    {
        constexpr LayoutParts used = parts_of(LayoutView{Own::nodes.data(), Own::nodes.size()});
        return {{plan_of(envelope), &walk<used>}, Own::function(), Other::function(), &Own::can_write, false};
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
