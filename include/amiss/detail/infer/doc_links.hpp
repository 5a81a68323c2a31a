// SPDX-License-Identifier: BSL-1.0
// Finds the documentation of an error among the links of a body: by relation, as in HAL and JSON:API, or in a list.
#pragma once

#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rules.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/infer/text_offers.hpp>
#include <amiss/detail/json/view.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Offers the links that lead to documentation. `inside`: they are the error's own, so that one without a relation counts
/// too, as in google.rpc.Help.
inline void offer_links(TextOffers& offers, const JsonView& links, int cost, bool inside) noexcept
{
    constexpr int max_members = 8;
    auto items = links.items();
    for (int count = 0; count < max_inferred_members && items.next(); ++count) {
        const JsonView link = items.value();
        std::string_view relation = items.key();
        std::string_view target = link.kind() == JsonKind::string ? link.text() : std::string_view();
        auto members = link.items();
        for (int member = 0; link.kind() == JsonKind::object && member < max_members && members.next(); ++member) {
            if (members.value().kind() != JsonKind::string) continue;
            if (members.key() == "rel") relation = members.value().text();
            if (members.key() == "href" || members.key() == "url") target = members.value().text();
        }
        if (relation.empty() && inside) offers.doc_url(target, cost + 3);
        for (const std::string_view known : link_relations) {
            if (MemberName(relation).is(known)) offers.doc_url(target, cost + 1);
        }
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
