// SPDX-License-Identifier: BSL-1.0
// Problem details as XML (RFC 9457, appendix B).
#pragma once

#include <amiss/formats/problem.hpp>
#include <amiss/xml.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The element around a problem, and its namespace. RFC 9457 keeps the one of RFC 7807.
inline constexpr BodyFormat problem_element = xml_format("problem", "urn:ietf:rfc:7807");

/// The envelope of `problem` as `application/problem+xml`:
///
///     <?xml version="1.0" encoding="UTF-8"?>
///     <problem xmlns="urn:ietf:rfc:7807">
///       <type>https://example.com/probs/out-of-credit</type>
///       <title>You do not have enough credit.</title>
///     </problem>
///
/// It is written without the white space. Details that are read back are texts, since XML has no numbers.
template <class Code>
constexpr auto problem_xml(Code fallback)
{
    return problem(fallback).content_type("application/problem+xml").format(problem_element);
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
