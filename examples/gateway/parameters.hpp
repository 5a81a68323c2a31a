// SPDX-License-Identifier: BSL-1.0
// Takes apart what the gateway's client sent; what is wrong with it is told in cStar's codes.
#pragma once

#include <gateway/handlers.hpp>

#include <amiss/error.hpp>
#include <amiss/expected.hpp>

#include <boost/json/object.hpp>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace gateway {

/// The body, an object of JSON.
amiss::expected<boost::json::object> body_of(const Call& call);

/// A text that is not empty.
amiss::expected<std::string> text_in(const boost::json::object& body, std::string_view field);
/// One of these words.
amiss::expected<std::string> one_of(const boost::json::object& body, std::string_view field,
                                    std::initializer_list<std::string_view> words);
/// A whole number above 0.
amiss::expected<std::int64_t> amount_in(const boost::json::object& body, std::string_view field);

/// The name of a file in the path: letters, digits, `-` and `_`, which need no escapes on their way to the service.
amiss::expected<std::string> name_in_path(const Call& call);

// [about]
/// For `map_error`: says which of our own parameters a translated 4xx is about. The name is ours, so it may go out.
inline auto about(std::string_view param)
{
    return [param](amiss::ApiError error) {
        if (amiss::to_int(error.status()) < 500) error.with_param(param);
        return error;
    };
}
// [/about]

} // namespace gateway
