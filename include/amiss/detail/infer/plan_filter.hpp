// SPDX-License-Identifier: BSL-1.0
// Tells which envelopes a body cannot be in, in one pass over its members, before anything of it is stored.
#pragma once

#include <amiss/detail/error/known_code.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/read/body_reader.hpp>
#include <amiss/detail/read/variant_tags.hpp>
#include <amiss/detail/text/equal_bytes.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a node is an object that is in each body of its layout, if the one around it is.
constexpr bool is_plain_object(const Node& node) noexcept
{
    return node.kind == NodeKind::object && !node.optional && !node.nullable && node.when == FieldKind::none;
}
/// Whether each object of a layout has this member, whatever its value. A choice may have an alternative that is nothing.
constexpr bool is_always_there(const Node& node) noexcept
{
    return node.keyed && !node.optional && node.when == FieldKind::none && node.kind != NodeKind::alias
        && node.kind != NodeKind::choice;
}
/// Whether the value of a member is always a text.
constexpr bool is_text_member(const Node& node) noexcept
{
    if (node.kind != NodeKind::field || node.nullable || node.style != FieldStyle::plain) return false;
    const FieldForm form = form_of(node.field);
    return form == FieldForm::text || form == FieldForm::link;
}

/// How many codes in the catalogue's own spelling there are in an object and in the plain objects inside.
constexpr std::size_t plain_codes_in(const Node* object) noexcept
{
    std::size_t count = 0;
    for (std::size_t at = 1; at < object->size; at += object[at].size) {
        const Node& node = object[at];
        if (is_plain_object(node)) count += plain_codes_in(&node);
        if (node.kind == NodeKind::field && node.field == FieldKind::code && node.style == FieldStyle::plain) ++count;
    }
    return count;
}
/// Whether nothing in a body but the texts of such codes can give an error its row.
constexpr bool has_only_plain_codes(LayoutView layout) noexcept
{
    std::size_t codes = 0;
    for (std::size_t at = 0; at < layout.size; ++at) {
        const Node& node = layout.nodes[at];
        if (node.kind != NodeKind::field) continue;
        if (is_row_value(node.field, node.style)) return false;
        codes += node.field == FieldKind::code ? 1U : 0U;
    }
    return layout.size != 0 && codes == plain_codes_in(layout.nodes);
}

/// The bit of a key in a set of keys, with which most others are told apart.
constexpr std::uint64_t key_bit(std::string_view key) noexcept
{
    const unsigned first = key.empty() ? 0U : static_cast<unsigned char>(key[0]);
    return std::uint64_t{1} << (first * 7 + key.size()) % 64;
}
/// The set of the keys of an object's members.
constexpr std::uint64_t key_bits(const Node* object) noexcept
{
    std::uint64_t bits = 0;
    for (std::size_t at = 1; at < object->size; at += object[at].size)
        bits |= object[at].keyed ? key_bit(object[at].key) : 0;
    return bits;
}
/// Whether an object of a layout takes any member.
constexpr bool has_spread(const Node* object) noexcept
{
    for (std::size_t at = 1; at < object->size; at += object[at].size) {
        if (object[at].kind == NodeKind::spread) return true;
    }
    return false;
}

/// Whether the members of a layout are few enough to have a bit each.
constexpr bool is_filtered(LayoutView layout) noexcept
{
    return layout.size != 0 && layout.size < 64 && is_plain_object(layout.nodes[0]);
}

/// What is known of a layout before there is a body.
struct PlanTraits {
    std::uint64_t keys = 0; ///< of the members of its root
    bool has_only_plain_codes = false;
    bool is_filtered = false;

    constexpr explicit PlanTraits(LayoutView layout) noexcept
        : has_only_plain_codes(detail::has_only_plain_codes(layout)), is_filtered(detail::is_filtered(layout))
    {
        if (is_filtered) keys = key_bits(layout.nodes);
    }
};

/// What a body says for and against one envelope.
struct PlanDoubts {
    bool may_have_known_code = false;
    bool has_unknown_member = false; ///< one that the layout does not have
};

/// Which members of one object of a layout a body has.
class MemberFit {
public:
    MemberFit() noexcept = default;
    /// `keys`: what `key_bits` says of the object.
    MemberFit(const Plan& plan, const Node* object, std::uint64_t keys) noexcept
        : plan_(&plan), object_(object), keys_(keys)
    {}

    /// Takes a member of the body.
    void take(std::string_view key, const JsonView& value, PlanDoubts& doubts) noexcept
    {
        if ((keys_ & key_bit(key)) != 0) {
            std::uint64_t bit = 1;
            for (std::size_t at = 1; at < object_->size; at += object_[at].size, bit <<= 1U) {
                if (object_[at].keyed && has_key(object_[at], key)) return take_value(at, bit, value, doubts);
            }
        }
        take_unknown(key, value, doubts);
    }

    /// Whether the body may have each value that the layout always writes in this object.
    bool may_have_all() const noexcept
    {
        std::uint64_t bit = 1;
        for (std::size_t at = 1; at < object_->size; at += object_[at].size, bit <<= 1U) {
            if (is_always_there(object_[at]) && (fits_ & bit) == 0) return false;
        }
        return true;
    }
    /// The same of the objects inside.
    bool may_have_all_inside(PlanDoubts& doubts) const noexcept
    {
        if (inside_ == nullptr) return true;
        MemberFit members(*plan_, inside_, key_bits(inside_));
        for (JsonItems items = value_inside_.items(); items.next();) members.take(items.key(), items.value(), doubts);
        return members.may_have_all() && members.may_have_all_inside(doubts);
    }

private:
    static bool has_key(const Node& node, std::string_view key) noexcept
    {
        return node.key.size() == key.size() && equal_bytes(node.key.data(), key.data(), key.size());
    }

    void take_unknown(std::string_view key, const JsonView& value, PlanDoubts& doubts) noexcept
    {
        if (key.find('\\') != key.npos) return take_escaped(key, value, doubts);
        if (!doubts.has_unknown_member) doubts.has_unknown_member = !has_spread(object_);
    }
    // A key with escapes, which may be too long to be read.
    AMISS_NOINLINE void take_escaped(std::string_view key, const JsonView& value, PlanDoubts& doubts) noexcept
    {
        std::uint64_t bit = 1;
        for (std::size_t at = 1; at < object_->size; at += object_[at].size, bit <<= 1U) {
            if (object_[at].keyed && is_json_text(key, object_[at].key)) return take_value(at, bit, value, doubts);
        }
    }

    void take_value(std::size_t at, std::uint64_t bit, const JsonView& value, PlanDoubts& doubts) noexcept
    {
        if (object_[at].kind == NodeKind::alias) {
            const std::size_t member = at - static_cast<std::size_t>(object_[at].number);
            for (bit = 1, at = 1; at < member; at += object_[at].size) bit <<= 1U;
        }
        if ((seen_ & bit) != 0) {
            // The second value may have what the first one does not have.
            inside_ = nullptr;
            doubts.may_have_known_code = true;
            fits_ |= bit;
        } else if (fits(object_[at], value, doubts)) {
            fits_ |= bit;
        }
        seen_ |= bit;
    }

    // Whether a value may be the one of a member. Only a no has to be right.
    bool fits(const Node& node, const JsonView& value, PlanDoubts& doubts) noexcept
    {
        const JsonKind kind = value.kind();
        const bool is_code = node.kind == NodeKind::field && node.field == FieldKind::code;
        if (is_code && !doubts.may_have_known_code && (kind == JsonKind::string || kind == JsonKind::number))
            doubts.may_have_known_code = may_be_known(value.text());
        if (node.nullable) return true;
        switch (node.kind) {
        case NodeKind::object:
            if (kind == JsonKind::object && is_plain_object(node)) look_inside(node, value, doubts);
            return kind == JsonKind::object;
        case NodeKind::literal: return kind == JsonKind::word && value.json() == node.text;
        case NodeKind::string:
            return kind == JsonKind::string
                && (value.text() == node.text || value.text().find('\\') != std::string_view::npos);
        case NodeKind::field:
            return !is_text_member(node) || kind == JsonKind::string || (is_code && kind == JsonKind::number);
        default: return true;
        }
    }
    bool may_be_known(std::string_view code) const noexcept
    {
        return code.find('\\') != code.npos || is_known_code(plan_->catalogs(), code);
    }
    // Of several objects none is looked into.
    void look_inside(const Node& node, const JsonView& value, PlanDoubts& doubts) noexcept
    {
        if (has_inside_) {
            inside_ = nullptr;
            doubts.may_have_known_code = true;
            return;
        }
        has_inside_ = true;
        inside_ = &node;
        value_inside_ = value;
    }

    const Plan* plan_ = nullptr;
    const Node* object_ = nullptr;
    std::uint64_t keys_ = 0;
    std::uint64_t seen_ = 0;
    std::uint64_t fits_ = 0;
    const Node* inside_ = nullptr;
    JsonView value_inside_;
    bool has_inside_ = false;
};

/// An envelope to read a body in.
struct ReadPlan {
    Plan plan;
    BodyReader::RootReader read_root; ///< the reader that was compiled for the layout, or null
    PlanTraits traits;
};

/// What a body is like for one envelope.
class PlanCandidate {
public:
    PlanCandidate() noexcept = default;

    void set(const ReadPlan& of) noexcept
    {
        is_filtered_ = of.traits.is_filtered;
        doubts_ = {!of.traits.has_only_plain_codes, false};
        if (is_filtered_) members_ = MemberFit(of.plan, of.plan.layout.nodes, of.traits.keys);
    }
    void take(std::string_view key, const JsonView& value) noexcept
    {
        if (is_filtered_) members_.take(key, value, doubts_);
    }
    /// Whether a body, which `is_object`, may have all that the envelope always writes, by its own members.
    bool may_be_it(bool is_object) const noexcept { return !is_filtered_ || (is_object && members_.may_have_all()); }
    /// Whether it may have all that also inside them, and either a known code or nothing that the envelope does not have.
    bool may_be_it_inside() noexcept
    {
        if (!is_filtered_) return true;
        return members_.may_have_all_inside(doubts_) && (doubts_.may_have_known_code || !doubts_.has_unknown_member);
    }

private:
    MemberFit members_;
    PlanDoubts doubts_;
    bool is_filtered_ = false;
};

/// Finds the envelopes that a body may be in. What is no JSON may be taken for anything. Out of line: a parser needs stack too.
///
/// `looks_inside`: at the first one too, which mostly is it: then to look costs as much as to read.
template <std::size_t Count>
AMISS_NOINLINE void find_candidates(const ReadPlan (&plans)[Count], std::string_view body, bool (&may_be_it)[Count],
                                    bool looks_inside = false) noexcept
{
    PlanCandidate candidates[Count];
    for (std::size_t at = 0; at < Count; ++at) candidates[at].set(plans[at]);
    const JsonView root(body);
    const bool is_object = root.kind() == JsonKind::object;
    for (JsonItems items = root.items(); is_object && items.next();) {
        for (PlanCandidate& candidate : candidates) candidate.take(items.key(), items.value());
    }
    for (std::size_t at = 0; at < Count; ++at) {
        may_be_it[at] = candidates[at].may_be_it(is_object) && (!looks_inside || candidates[at].may_be_it_inside());
        looks_inside = looks_inside || may_be_it[at];
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
