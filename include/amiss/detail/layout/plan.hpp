// SPDX-License-Identifier: BSL-1.0
// A layout or a bound envelope as writing and reading see it.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_texts.hpp>
#include <amiss/envelope.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/fwd.hpp>
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
    RowTextTable row_texts{}; ///< what the rows say to people; empty where the layout does not ask for it
    CatalogList also_read{};  ///< only for reading: catalogues of codes that are not this envelope's own

    /// All catalogues in which a code that is read is looked up.
    constexpr CatalogList catalogs() const noexcept
    {
        return {catalog, also_read.more, also_read.more_count, options->doc_base};
    }

    /// The row that an error from elsewhere becomes; null for a plain layout, and where the row is no 5xx.
    AMISS_COLD constexpr const RowData* fallback() const noexcept
    {
        const RowData* const row = catalog == nullptr ? nullptr : catalog->find(fallback_value);
        return row != nullptr && is_server_error(row->status) ? row : nullptr;
    }
};

template <std::size_t Nodes>
constexpr Plan plan_of(const Layout<Nodes>& layout) noexcept
{
    return {{layout.nodes.data(), Nodes}, &layout.options, nullptr, 0, {}, {}};
}
template <class Code, class Make>
constexpr Plan plan_of(const Envelope<Code, Make>& envelope) noexcept
{
    constexpr const auto& layout = Envelope<Code, Make>::layout;
    Plan plan{{layout.nodes.data(), layout.nodes.size()},
              &envelope.options,
              &catalog_of<Code>(),
              static_cast<int>(envelope.fallback),
              {},
              {}};
    if constexpr (places_row_texts({layout.nodes.data(), layout.nodes.size()}))
        plan.row_texts = RowTextsOf<Code>::table;
    return plan;
}

/// The plan that an envelope of a forgotten type holds. Defined where that is; templates find the declaration here.
struct WritePlan;
constexpr const WritePlan& plan_of(const AnyEnvelope& envelope) noexcept;

template <class EnvelopeOrLayout>
constexpr const EnvelopeOptions& options_of(const EnvelopeOrLayout& envelope) noexcept
{
    return *plan_of(envelope).options;
}

/// The plan of a layout or an envelope that also reads the codes of these enums.
template <class... Codes, class EnvelopeOrLayout>
constexpr Plan reading_plan_of(const EnvelopeOrLayout& envelope) noexcept
{
    Plan plan = plan_of(envelope);
    plan.also_read = {nullptr, CatalogsOf<Codes...>::list, sizeof...(Codes)};
    return plan;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
