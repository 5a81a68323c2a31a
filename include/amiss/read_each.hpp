// SPDX-License-Identifier: BSL-1.0
// Reading several errors: each error of a response whose body has more than one.
#pragma once

#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/read/read_errors.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/read.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <type_traits>

namespace amiss {
inline namespace v0 {
/// Calls `visitor(error)` with each error of a response, in the order of its body. Returns how many there were.
///
/// Where the layout has an `each_error`, each element of that list is an error. What the body says outside of the list
/// counts for all of them, of the fields that the list has no place for. Where the layout has none, each element of an
/// array is read as a body of its own, as a batch of JSON-RPC has them, and anything else as one body. An element without
/// anything of the layout is left out. A body without any error in a list is the one error that `read` gives; of a 2xx only
/// if `check` says that it is an error, else there is none.
///
/// Each error has the status of the response and what its headers say. Where an element of the list says a status of
/// 400 to 599 itself (`field::status`), it has that one: of errors with different statuses the response can have only one.
///
/// The visitor takes an ApiError by value, as an rvalue or as `const ApiError&`. When it returns a bool, false stops the
/// reading. What it throws is passed on; nothing else throws. At most 64 elements are read. The time is linear in the body.
/// Allocates what `read` does, and takes 1 KiB more of stack.
///
///     amiss::read_each(jsonapi, reply, [&](amiss::ApiError error) { errors.push_back(std::move(error)); });
template <class EnvelopeOrLayout, class Visitor, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
std::size_t read_each(const EnvelopeOrLayout& envelope, const Received& received, Visitor&& visitor)
{
    return detail::visit_errors(detail::plan_of(envelope), received, visitor);
}
/// The same with the codes of these enums too.
template <class Code, class... Codes, class EnvelopeOrLayout, class Visitor,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
std::size_t read_each(const EnvelopeOrLayout& envelope, const Received& received, Visitor&& visitor)
{
    static_assert(is_catalogued_v<Code> && (is_catalogued_v<Codes> && ...),
                  "amiss: read_each<Code>() takes catalogued enums");
    return detail::visit_errors(detail::reading_plan_of<Code, Codes...>(envelope), received, visitor);
}

} // inline namespace v0
} // namespace amiss
