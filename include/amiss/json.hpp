// SPDX-License-Identifier: BSL-1.0
// Errors as Boost.JSON values and back: its value_from and value_to for ApiError, and details as values.
//
// It includes only Boost.JSON's forward declarations, which cost little. A file that converts includes
// <boost/json.hpp>.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/boost_json/json_value.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/detail/values/error_to_value.hpp>
#include <amiss/error.hpp>

#include <boost/json/fwd.hpp>

#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// A `boost::system::result<ApiError>`: the error, or the code of Boost.JSON or EINVAL that says what is wrong.
///
/// `Json` is boost::json::value, which is only declared here.
template <class Json = boost::json::value>
using json_result_t = typename boost::json::result_for<ApiError, Json>::type;

/// `boost::json::value_from(error)`: an object of all that is public in the error; never its context or cause.
///
/// `{"code","type"?,"status","message","param"?,"doc_url"?,"request_id"?,"instance"?,"trace_id"?,"timestamp"?,`
/// `"retry_after"?,"retryable"?,"rate_limit"?{"limit"?,"remaining"?,"reset"?},"details"?{…},`
/// `"violations"?[{"field","message","code"?,"details"?{…}}]}`. It is no API's body: `write` makes those. A `code` of ""
/// means that there is no code, and `retryable` is there only as the server's word (`ApiError::retry_word`). Ill-formed
/// UTF-8 becomes U+FFFD.
/// Boost.JSON reads the numbers of details: 1.81 may get the last bit of a fraction wrong, and a number that is too large
/// for it becomes a string. It is for queues and stores of one's own, and not for clients: of an error from another
/// service (`ApiError::provenance`), it has that service's texts.
template <class Json, std::enable_if_t<std::is_same_v<Json, boost::json::value>, int> = 0>
void tag_invoke(const boost::json::value_from_tag&, Json& into, const ApiError& error)
{
    detail::ErrorToValue<detail::BoostJsonValues<Json>>::put_error(into, error);
}

/// `boost::json::value_to<ApiError>(value)` and `try_value_to`: reads what `value_from` makes. Every code stays a text.
///
/// `code`, `status` (0–65535) and `message` are required. Any other member may be null or absent; unknown members are
/// ignored. For a value of the wrong kind, the result is Boost.JSON's own error. It is EINVAL for a code with white
/// space, with characters beyond ASCII, or longer than 128 bytes; for a malformed timestamp; for a negative number; and
/// for more than 32 levels of nesting. Only the first 64 details, 1,024 violations and 16 details of each
/// violation are read; with more of them, the error is `malformed()`. `retryable` is the server's word again. The provenance is `server`, or `transport` when the
/// status is 0.
template <class Json, std::enable_if_t<std::is_same_v<Json, boost::json::value>, int> = 0>
json_result_t<Json> tag_invoke(const boost::json::try_value_to_tag<ApiError>&, const Json& value)
{
    return detail::json_to_error(value, nullptr);
}

/// Like `boost::json::try_value_to<ApiError>`, with the codes of `Code`'s catalogue typed again. For errors of one's own,
/// from a queue or a store: they are `Provenance::local`.
///
///     auto error = amiss::error_from_json<cstar::Code>(value); // a boost::system::result<amiss::ApiError>
template <class Code, class Json, std::enable_if_t<std::is_same_v<Json, boost::json::value>, int> = 0>
[[nodiscard]] json_result_t<Json> error_from_json(const Json& value)
{
    return detail::json_to_error(value, &catalog_of<Code>());
}

/// All details as a boost::json::value: an object, empty when there are none.
template <class Json = boost::json::value>
[[nodiscard]] Json json_details(const ApiError& error)
{
    Json value;
    detail::ErrorToValue<detail::BoostJsonValues<Json>>::put_details(value, error.details());
    return value;
}

/// One detail as a boost::json::value; null when there is none.
///
/// A value becomes a detail by `error.with_detail("k", amiss::raw_json(boost::json::serialize(value)))`.
template <class Json = boost::json::value>
[[nodiscard]] Json json_detail(const ApiError& error, std::string_view key)
{
    Json value;
    std::string_view inside = detail::inside_of(error.details());
    for (detail::JsonMember member; !inside.empty() && detail::next_member(inside, member);) {
        if (detail::is_escaped_form(member.key, key))
            detail::ErrorToValue<detail::BoostJsonValues<Json>>::put_detail(value, member.value);
    }
    return value;
}

} // inline namespace v0
} // namespace amiss
