// SPDX-License-Identifier: BSL-1.0
// What is asked about the names of an enum and the members of a struct.
#pragma once

#include <amiss/detail/bodies/body_types.hpp>
#include <amiss/detail/bodies/fault_text.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Looks a text up among the names of an enum.
template <class T>
struct BodyNameLookup {
    std::string_view text;
    T* out;
    bool found = false;

    void operator()(std::string_view name, T value)
    {
        if (name != text) return;
        *out = value;
        found = true;
    }
};

/// Writes the names of an enum, "low, normal, high". Where not all fit, the rest are an ellipsis.
struct BodyNameList {
    BoundedText<512> names{};
    bool is_cut = false;

    template <class T>
    void operator()(std::string_view name, T)
    {
        if (is_cut) return;
        is_cut = !names.fits(name.size() + 8);
        names.put(names.text().empty() ? "" : ", ").put(is_cut ? "…" : name);
    }
};

/// Whether a struct has a member of this name.
struct BodyMemberLookup {
    std::string_view name;
    bool found = false;

    template <class T>
    NoBodyCheck operator()(std::string_view its_name, T&)
    {
        found = found || its_name == name;
        return {};
    }
    template <class T>
    NoBodyCheck optional(std::string_view its_name, T& member)
    {
        return (*this)(its_name, member);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
