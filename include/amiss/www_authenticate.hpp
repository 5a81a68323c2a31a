// SPDX-License-Identifier: BSL-1.0
// WWW-Authenticate: the challenges of its value, each a scheme with a token or with parameters.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/token.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// One parameter of a challenge. A view of the header's value.
struct AuthParam {
    std::string_view name; ///< compares without case
    std::string_view raw;  ///< the value; of a quoted one what stands between the quotes, backslashes included

    /// The value without the backslashes of a quoted one: `raw` itself, or else a copy in `buffer`; empty when that
    /// does not fit. A buffer of `raw.size()` bytes is enough.
    constexpr std::string_view value(char* buffer, std::size_t capacity) const noexcept
    {
        if (raw.find('\\') == std::string_view::npos) return raw;
        std::size_t size = 0;
        for (std::size_t at = 0; at < raw.size(); ++at) {
            if (raw[at] == '\\' && at + 1 < raw.size()) ++at;
            if (size == capacity) return {};
            buffer[size++] = raw[at];
        }
        return {buffer, size};
    }
    template <std::size_t Size>
    constexpr std::string_view value(char (&buffer)[Size]) const noexcept
    {
        return value(buffer, Size);
    }
};

namespace detail {

constexpr void skip_blanks(std::string_view& rest) noexcept { take_while(rest, is_blank); }

/// Skips blanks and the commas of list elements, empty ones too; whether there was a comma.
constexpr bool skip_commas(std::string_view& rest) noexcept
{
    bool comma = false;
    for (skip_blanks(rest); !rest.empty() && rest[0] == ','; skip_blanks(rest)) {
        rest.remove_prefix(1);
        comma = true;
    }
    return comma;
}

constexpr std::string_view take_token(std::string_view& rest) noexcept { return take_while(rest, is_tchar); }

/// Takes a quoted-string off, `inside` being what its quotes enclose (RFC 9110 §5.6.4).
constexpr bool take_quoted_string(std::string_view& rest, std::string_view& inside) noexcept
{
    const auto allowed = [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F); };
    for (std::size_t at = 1; at < rest.size(); ++at) {
        if (rest[at] == '"') {
            inside = rest.substr(1, at - 1);
            rest.remove_prefix(at + 1);
            return true;
        }
        if (rest[at] == '\\' && ++at == rest.size()) return false;
        if (!allowed(rest[at])) return false;
    }
    return false;
}

/// Whether a list element ends here: at a comma or at the end.
constexpr bool ends_element(std::string_view rest) noexcept
{
    skip_blanks(rest);
    return rest.empty() || rest[0] == ',';
}

enum class AuthStep { taken, none, malformed };

/// Takes `name = value` off; `none` when what stands there has no "=", and so is no parameter.
constexpr AuthStep take_auth_param(std::string_view& rest, AuthParam& param) noexcept
{
    std::string_view behind = rest;
    param.name = take_token(behind);
    skip_blanks(behind);
    if (param.name.empty() || behind.empty() || behind[0] != '=') return AuthStep::none;
    behind.remove_prefix(1);
    skip_blanks(behind);
    if (!behind.empty() && behind[0] == '"') {
        if (!take_quoted_string(behind, param.raw)) return AuthStep::malformed;
    } else {
        param.raw = take_token(behind);
        if (param.raw.empty()) return AuthStep::malformed;
    }
    rest = behind;
    return ends_element(rest) ? AuthStep::taken : AuthStep::malformed;
}

/// Takes a token68 off, where one stands alone in its element (RFC 9110 §11.2).
constexpr std::string_view take_token68(std::string_view& rest) noexcept
{
    std::size_t size = 0;
    while (size < rest.size() && (is_tchar(rest[size]) || rest[size] == '/')
           && std::string_view("!#$%&'*^`|").find(rest[size]) == std::string_view::npos)
        ++size;
    if (size == 0) return {};
    while (size < rest.size() && rest[size] == '=') ++size;
    if (!ends_element(rest.substr(size))) return {};
    const std::string_view token = rest.substr(0, size);
    rest.remove_prefix(size);
    return token;
}

} // namespace detail

/// One challenge: how a client may authenticate. A view of the header's value.
struct Challenge {
    std::string_view scheme;     ///< "Bearer"; compares without case
    std::string_view token68;    ///< "YII=" of "Negotiate YII="; empty where there are parameters instead
    std::string_view parameters; ///< all of them, as they stand

    constexpr bool is(std::string_view other) const noexcept { return detail::same_header(scheme, other); }

    /// The parameter with this name, whatever its case; nothing when there is none or, which is an error, several.
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

    /// Takes the next parameter off `rest`, which begins as `parameters`; false after the last one.
    static constexpr bool next(std::string_view& rest, AuthParam& param) noexcept
    {
        detail::skip_commas(rest);
        return detail::take_auth_param(rest, param) == detail::AuthStep::taken;
    }
};

/// Walks through the challenges of a WWW-Authenticate value (RFC 9110 §11.6.1). Never allocates, linear.
///
///     amiss::Challenges challenges(value);
///     for (amiss::Challenge challenge; challenges.next(challenge);) …
class Challenges {
public:
    constexpr explicit Challenges(std::string_view value AMISS_LIFETIMEBOUND) noexcept : rest_(value) {}

    /// Takes the next challenge; false after the last one and where the value stops to make sense.
    constexpr bool next(Challenge& challenge) noexcept
    {
        detail::skip_commas(rest_);
        if (rest_.empty()) return false;
        malformed_ = !take(challenge);
        if (malformed_) rest_ = {};
        return !malformed_;
    }
    /// Whether the walk ended before the value did.
    constexpr bool malformed() const noexcept { return malformed_; }

    /// The first of the challenges that are left with this scheme, whatever its case.
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

        // An element behind a comma goes on with the parameters when it has a "=" behind its first word. Otherwise it
        // begins the next challenge.
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
