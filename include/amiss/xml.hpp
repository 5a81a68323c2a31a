// SPDX-License-Identifier: BSL-1.0
// XML bodies of a layout, such as application/problem+xml (RFC 9457 appendix B).
#pragma once

#include <amiss/body_format.hpp>
#include <amiss/config.hpp>
#include <amiss/detail/layout/format_access.hpp>
#include <amiss/detail/layout/format_functions.hpp>
#include <amiss/detail/write/xml_writer.hpp>
#if AMISS_CFG_READ
#include <amiss/detail/read/xml_reader.hpp>
#endif

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr FormatFunctions xml_functions{Escaping::xml, &fitting_xml_prefix, &write_xml, &measure_xml,
#if AMISS_CFG_READ
                                               &read_xml
#else
                                               nullptr
#endif
};

} // namespace detail

/// XML bodies: an element `root` in `name_space` around an element for each member of the layout. The elements of an
/// array are called `i`, as in RFC 9457 appendix B.
///
/// XML has no numbers: a detail that is read back is a text. A key that is no name of an element, such as one with a
/// blank, is left out. `variants` are written, and skipped when a body is read. The format must live as long as the
/// envelope: make it a constant of a namespace.
///
///     inline constexpr auto problem = amiss::xml_format("problem", "urn:ietf:rfc:7807");
///     inline constexpr auto envelope = json_envelope.content_type("application/problem+xml").format(problem);
constexpr BodyFormat xml_format(std::string_view root, std::string_view name_space) noexcept
{
    return detail::FormatAccess::make(detail::xml_functions, root, name_space);
}

} // inline namespace v0
} // namespace amiss
