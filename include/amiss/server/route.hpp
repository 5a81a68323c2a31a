// SPDX-License-Identifier: BSL-1.0
// A route of a service: the method and the paths that a handler is for, and the bodies that it takes.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/headers/media_range.hpp>
#include <amiss/detail/server/set_up.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace amiss {
inline namespace v0 {

/// What a route is, whatever its handler takes. `Service::get` and the others make one and return it to be set up.
class Route {
public:
    /// A route for a method, in its own case, and for the paths that fit a pattern.
    Route(std::string_view method, std::string_view pattern) : method_(method), pattern_(pattern) {}

    /// Takes bodies of this media type, or of a range as `text/*`, in place of JSON; called again, of one more. A body of
    /// another type is a 415. Throws std::invalid_argument for what is no media type.
    ///
    ///     api.post("/import", import).takes("text/csv").takes("application/json");
    Route& takes(std::string_view media_type)
    {
        if (detail::media_type(media_type).type.empty())
            detail::refuse_set_up("the route " + method_ + " " + pattern_, "it takes bodies of what is no media type");
        media_types_.emplace_back(media_type);
        return *this;
    }

    /// "POST".
    const std::string& method() const noexcept AMISS_LIFETIMEBOUND { return method_; }
    /// "/tickets/{id}".
    const std::string& pattern() const noexcept AMISS_LIFETIMEBOUND { return pattern_; }
    /// Whether it takes a body with this Content-Type. Without one it is taken for what is wanted (RFC 9110 §8.3). JSON is
    /// application/json and each type with the suffix +json.
    bool takes_body(std::string_view content_type) const noexcept
    {
        if (content_type.empty()) return true;
        const detail::MediaRange sent = detail::media_type(content_type);
        if (media_types_.empty()) return detail::specificity(detail::media_type("application/json"), sent) != 0;
        for (const std::string& taken : media_types_) {
            if (detail::specificity(detail::media_type(taken), sent) != 0) return true;
        }
        return false;
    }

private:
    std::string method_;
    std::string pattern_;
    std::vector<std::string> media_types_;
};

} // inline namespace v0
} // namespace amiss
