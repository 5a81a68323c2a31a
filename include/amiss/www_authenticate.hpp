// SPDX-License-Identifier: BSL-1.0
// WWW-Authenticate: the challenges of its value, each a scheme with a token or with parameters.
#pragma once

#include <amiss/auth_param.hpp>
#include <amiss/config.hpp>
#include <amiss/detail/headers/auth_syntax.hpp>
#include <amiss/detail/text/token.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// One challenge: how a client may authenticate. A view of the header's value.
struct Challenge {
    std::string_view scheme;     ///< "Bearer"; compared without case
    std::string_view token68;    ///< "YII=" of "Negotiate YII="; empty where there are parameters instead
    std::string_view parameters; ///< all of them, as they came

    /// Whether the scheme is `other`, whatever its case.
    constexpr bool is(std::string_view other) const noexcept { return detail::same_header(scheme, other); }

    /// The parameter with this name, whatever its case; nothing when there is none, or when there are several, which is
    /// an error (RFC 9110 §11.2).
    constexpr std::optional<AuthParam> find(std::string_view name) const noexcept
    {
        AuthParam found;
        AuthParam param;
        std::size_t count = 0;
        for (std::string_view rest = parameters; next(rest, param);) {
            if (!detail::same_header(param.name, name)) continue;
            found = param;
            ++count;
        }
        return count == 1 ? std::optional(found) : std::nullopt;
    }

    /// Takes the next parameter off `rest`, which is `parameters` at first; false after the last one.
    static constexpr bool next(std::string_view& rest, AuthParam& param) noexcept
    {
        detail::skip_commas(rest);
        return detail::take_auth_param(rest, param) == detail::AuthStep::taken;
    }
};

/// Walks through the challenges of a WWW-Authenticate value (RFC 9110 §11.6.1), which must outlive it.
///
/// Never allocates; the time is linear in the length of the value.
///
///     amiss::Challenges challenges(value);
///     for (amiss::Challenge challenge; challenges.next(challenge);) …
class Challenges {
public:
    /// Starts before the first challenge of `value`.
    constexpr explicit Challenges(std::string_view value AMISS_LIFETIMEBOUND) noexcept : rest_(value) {}

    /// Takes the next challenge; false after the last one, and where the value is malformed.
    constexpr bool next(Challenge& challenge) noexcept
    {
        detail::skip_commas(rest_);
        if (rest_.empty()) return false;
        malformed_ = !take(challenge);
        if (malformed_) rest_ = {};
        return !malformed_;
    }
    /// Whether the walk ended at something that is no challenge, before the end of the value.
    constexpr bool malformed() const noexcept { return malformed_; }

    /// The next challenge with this scheme, whatever its case; takes nothing.
    constexpr std::optional<Challenge> find(std::string_view scheme) const noexcept
    {
        Challenges rest = *this;
        for (Challenge challenge; rest.next(challenge);) {
            if (challenge.is(scheme)) return challenge;
        }
        return std::nullopt;
    }

private:
    constexpr bool take(Challenge& challenge) noexcept
    {
        challenge = {};
        challenge.scheme = detail::take_token(rest_);
        if (challenge.scheme.empty()) return false;
        if (!detail::ends_element(rest_) && rest_[0] != ' ') return false;
        detail::skip_blanks(rest_);
        challenge.token68 = detail::take_token68(rest_);
        if (!challenge.token68.empty()) return true;

        // An element after a comma is one more parameter when a "=" follows its first word. Otherwise it begins the
        // next challenge.
        bool separate = detail::skip_commas(rest_);
        const std::string_view begin = rest_;
        std::size_t size = 0;
        for (; !rest_.empty(); separate = detail::skip_commas(rest_)) {
            AuthParam param;
            const detail::AuthStep step = detail::take_auth_param(rest_, param);
            if (step == detail::AuthStep::malformed || (step == detail::AuthStep::none && !separate)) return false;
            if (step == detail::AuthStep::none) break;
            size = begin.size() - rest_.size();
        }
        challenge.parameters = begin.substr(0, size);
        return true;
    }

    std::string_view rest_;
    bool malformed_ = false;
};

} // inline namespace v0
} // namespace amiss
