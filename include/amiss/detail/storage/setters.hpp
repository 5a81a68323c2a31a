// SPDX-License-Identifier: BSL-1.0
// The chained setters of an error, once for every type that carries one: ApiError itself and what fail() returns.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail_value.hpp>
#include <amiss/rate_limit.hpp>

#include <chrono>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Derived gives `edit()`, which returns the ApiError. Each setter is noexcept and returns the object it was called on.
///
/// Texts are copied. When the inline room is used up, one heap block is taken; when that fails, text is cut on a
/// code point and `truncated()` is set.
template <class Derived>
class Setters {
public:
    /// The text for people. Without it: the row's message, its template filled by the other setters.
    Derived& with_message(std::string_view text) & noexcept { return self().edit().set_message(text), self(); }
    Derived&& with_message(std::string_view text) && noexcept AMISS_LIFETIMEBOUND { return move(with_message(text)); }

    /// The parameter at fault, `{param}` in templates.
    Derived& with_param(std::string_view name) & noexcept { return self().edit().set_param(name), self(); }
    Derived&& with_param(std::string_view name) && noexcept AMISS_LIFETIMEBOUND { return move(with_param(name)); }

    /// The id of the request; the one in `RequestInfo` wins over it when the error is written.
    Derived& with_request_id(std::string_view id) & noexcept { return self().edit().set_request_id(id), self(); }
    Derived&& with_request_id(std::string_view id) && noexcept AMISS_LIFETIMEBOUND { return move(with_request_id(id)); }

    /// The documentation link, instead of the one made of the catalogue's base and the code.
    Derived& with_doc_url(std::string_view url) & noexcept { return self().edit().set_doc_url(url), self(); }
    Derived&& with_doc_url(std::string_view url) && noexcept AMISS_LIFETIMEBOUND { return move(with_doc_url(url)); }

    /// How long to wait before a repetition; rounded up to seconds, below 0 is 0 (RFC 9110 §10.2.3).
    template <class Rep, class Period>
    Derived& with_retry_after(std::chrono::duration<Rep, Period> delay) & noexcept
    {
        return self().edit().set_retry_after(std::chrono::ceil<std::chrono::seconds>(delay)), self();
    }
    template <class Rep, class Period>
    Derived&& with_retry_after(std::chrono::duration<Rep, Period> delay) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_retry_after(delay));
    }
    template <class Seconds, std::enable_if_t<std::is_integral_v<Seconds>, int> = 0>
    Derived& with_retry_after(Seconds delay) & noexcept
    {
        return with_retry_after(saturated(delay));
    }
    template <class Seconds, std::enable_if_t<std::is_integral_v<Seconds>, int> = 0>
    Derived&& with_retry_after(Seconds delay) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_retry_after(saturated(delay)));
    }

    /// One more fact for machines; a key that was given before gets the new value.
    Derived& with_detail(std::string_view key, const DetailValue& value) & noexcept
    {
        return self().edit().set_detail(key, value), self();
    }
    Derived&& with_detail(std::string_view key, const DetailValue& value) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_detail(key, value));
    }

    /// One failed field, any number of them; a field keeps its first message.
    Derived& with_violation(std::string_view field, std::string_view message) & noexcept
    {
        return self().edit().add_violation(field, message), self();
    }
    Derived&& with_violation(std::string_view field, std::string_view message) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_violation(field, message));
    }

    /// The state of the client's rate limit, for the response's headers.
    Derived& with_rate_limit(const RateLimit& limit) & noexcept { return self().edit().set_rate_limit(limit), self(); }
    Derived&& with_rate_limit(const RateLimit& limit) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_rate_limit(limit));
    }

    /// When it happened; the time in `RequestInfo` wins over it when the error is written.
    Derived& with_timestamp(std::chrono::system_clock::time_point time) & noexcept
    {
        return self().edit().set_timestamp(time), self();
    }
    Derived&& with_timestamp(std::chrono::system_clock::time_point time) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_timestamp(time));
    }

    /// Internal: what only the log shall say. Never written to a response.
    Derived& with_context(std::string_view text) & noexcept { return self().edit().set_context(text), self(); }
    Derived&& with_context(std::string_view text) && noexcept AMISS_LIFETIMEBOUND { return move(with_context(text)); }

    /// Internal: the code behind this error. Never written to a response.
    Derived& with_cause(const std::error_code& cause) & noexcept { return self().edit().set_cause(cause), self(); }
    Derived&& with_cause(const std::error_code& cause) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_cause(cause));
    }

private:
    // A number beyond 64 signed bits would wrap to a negative one, and so to no delay.
    template <class Integer>
    static constexpr std::chrono::seconds saturated(Integer delay) noexcept
    {
        if constexpr (std::is_unsigned_v<Integer>) {
            constexpr auto most = static_cast<std::uintmax_t>(std::chrono::seconds::max().count());
            if (delay > most) return std::chrono::seconds::max();
        }
        return std::chrono::seconds(static_cast<std::chrono::seconds::rep>(delay));
    }

    Derived& self() noexcept { return static_cast<Derived&>(*this); }
    static Derived&& move(Derived& object) noexcept { return static_cast<Derived&&>(object); }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
