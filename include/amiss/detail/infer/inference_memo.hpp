// SPDX-License-Identifier: BSL-1.0
// Remembers the members of a body whose error is inferred, with their names as the rules compare them.
#pragma once

#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rule_index.hpp>
#include <amiss/detail/json/json_memo.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/json/white_space.hpp>

#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The only memo with which the inference looks at a body.
class InferenceMemo : public JsonMemo {
public:
    InferenceMemo() noexcept {} // not "= default", as with JsonMemo
    InferenceMemo(const InferenceMemo&) = delete;
    InferenceMemo& operator=(const InferenceMemo&) = delete;

    /// The value of a whole body, which must be valid JSON.
    JsonView root(std::string_view body) noexcept
    {
        body = without_space_around(body);
        put(body);
        return JsonView(body, this);
    }

    const MemberName& name(unsigned number, std::string_view key) noexcept
    {
        const std::uint64_t bit = std::uint64_t{1} << number;
        if ((known_ & bit) == 0) {
            names_[number].name = MemberName(key);
            find_rules(names_[number].name);
            known_ |= bit;
        }
        return names_[number].name;
    }

private:
    union Slot {
        Slot() noexcept {} // no name yet
        MemberName name;
    };
    static_assert(item_count <= 64, "amiss: each item has a bit");

    std::uint64_t known_ = 0;
    Slot names_[item_count];
};

/// The name of the current member.
inline MemberName name_of(const JsonItems& members) noexcept
{
    if (members.number() < 0) return MemberName(members.key());
    return static_cast<InferenceMemo*>(members.memo())->name(static_cast<unsigned>(members.number()), members.key());
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
