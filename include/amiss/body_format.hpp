// SPDX-License-Identifier: BSL-1.0
// Another format than JSON for the bodies of a layout.
#pragma once

#include <amiss/detail/layout/format_functions.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

namespace detail {
struct FormatAccess;
} // namespace detail

/// A format for bodies; `EnvelopeOptions` has one for each format that is not JSON. See `xml_format`.
class BodyFormat {
public:
    /// The name of the root element.
    constexpr std::string_view root() const noexcept { return root_; }
    /// The XML namespace of all elements; empty for none.
    constexpr std::string_view xml_namespace() const noexcept { return namespace_; }

private:
    friend struct detail::FormatAccess;

    constexpr BodyFormat(const detail::FormatFunctions& functions, std::string_view root_name,
                         std::string_view name_space) noexcept
        : functions_(&functions), root_(root_name), namespace_(name_space)
    {}

    const detail::FormatFunctions* functions_;
    std::string_view root_;
    std::string_view namespace_;
};

} // inline namespace v0
} // namespace amiss
