// SPDX-License-Identifier: BSL-1.0
// A layout or a bound envelope as writing and reading see it.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/envelope.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/http_status.hpp>
#include <amiss/layout_types.hpp>

#include <cstddef>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A view of a layout or an envelope.
struct Plan {
    LayoutView layout;
    const EnvelopeOptions* options = nullptr;
    const Catalog* catalog = nullptr; ///< null for a plain layout
    int fallback_value = 0;

    /// The row that an error from elsewhere becomes; null for a plain layout, and where the row is no 5xx.
    constexpr const RowData* fallback() const noexcept
    {
        const RowData* const row = catalog == nullptr ? nullptr : catalog->find(fallback_value);
        return row != nullptr && is_server_error(row->status) ? row : nullptr;
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

} // namespace detail
} // inline namespace v0
} // namespace amiss
