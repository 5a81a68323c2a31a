// SPDX-License-Identifier: BSL-1.0
// Tells what a part of a body is: the client's own request, a list of errors, an error of a field, a google.rpc.ErrorInfo.
#pragma once

#include <amiss/detail/infer/field_map.hpp>
#include <amiss/detail/infer/member_kinds.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/param_name.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/infer/text_offers.hpp>
#include <amiss/detail/json/view.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// google.rpc.ErrorInfo: its reason is more than the status beside the list that it is in.
inline bool is_error_info(const JsonView& object) noexcept
{
    constexpr std::string_view name = "ErrorInfo";
    auto members = object.items();
    for (int count = 0; count < 8 && members.next(); ++count) {
        if (members.key() != "@type") continue;
        const std::string_view type = members.value().text();
        return type.size() >= name.size() && type.substr(type.size() - name.size()) == name;
    }
    return false;
}

/// Whether a member of this name holds the client's own request, which some servers send back, or a stack trace.
inline bool is_no_error_name(std::string_view key) noexcept
{
    constexpr std::string_view names[] = {"request", "req", "input", "config", "params", "query", "headers", "echo"};
    const MemberName name(key);
    for (const std::string_view known : names) {
        if (name.is(known)) return true;
    }
    return MemberKinds::is_trace(name);
}

/// Whether the first item of a list is an error by what is in it.
inline bool is_list_of_errors(const JsonView& list) noexcept
{
    auto items = list.items();
    return items.next() && items.value().kind() == JsonKind::object && TextOffers::is_error(items.value(), false);
}

/// Whether an item of a list says of one field what is wrong with it.
AMISS_NOINLINE inline bool is_about_field(const JsonView& item, bool graphql) noexcept
{
    ObjectScope scope{item};
    ParamName name;
    name.look_at(scope, {true, false, false, graphql, {}});
    return name.found() || has_member(item, "loc");
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
