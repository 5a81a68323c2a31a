// SPDX-License-Identifier: BSL-1.0
// What becomes of the value that a handler returns: the JSON text of a response's body.
#pragma once

#include <amiss/detail/compiler.hpp>

namespace amiss {
inline namespace v0 {

/// Writes values of a type as JSON: `static std::string write(const T& value)`, which may throw.
///
/// The headers of JSON libraries specialise it for what these libraries can write: `<amiss/adapt/boost_json.hpp>`,
/// `<amiss/adapt/nlohmann.hpp>`, `<amiss/adapt/glaze.hpp>`. A function `to_body(const T&)` beside the type goes first: it returns
/// what converts to std::string_view.
template <class T, class Enable = void>
struct BodyWriter;

} // inline namespace v0
} // namespace amiss
