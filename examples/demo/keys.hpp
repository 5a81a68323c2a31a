// SPDX-License-Identifier: BSL-1.0
// API keys: what each key permits, and the key in a request.
#pragma once

#include <demo/clock.hpp>
#include <demo/http.hpp>
#include <demo/store.hpp>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demo {

struct Key {
    enum class Kind { secret, publishable, session, portal };

    std::string text; ///< what the client sends
    Kind kind = Kind::secret;
    Owner owner;
    std::vector<std::string> scopes; ///< "tickets.read", "tickets.write"; empty means all
    bool read_only = false;          ///< because of its level, or the role of its holder
    bool revoked = false;
    std::optional<Clock::time_point> created; ///< if known, the team's policy applies
    std::optional<Clock::time_point> expires; ///< its own date
    std::vector<std::string> products;        ///< One Stack: those that it may access
    std::string project;                      ///< CodeSpar: the only one that it may access; empty means all

    /// Whether its own date has passed. `Keys::too_old` is about the policy of its team.
    bool expired(Clock::time_point now) const { return expires && *expires <= now; }
    /// Whether the scopes and the level include `what`, for example "tickets".
    bool may_read(std::string_view what) const { return has_scope(what, ".read"); }
    bool may_write(std::string_view what) const { return !read_only && has_scope(what, ".write"); }

private:
    bool has_scope(std::string_view what, std::string_view action) const;
};

/// All keys that were ever issued, including revoked and expired ones.
class Keys {
public:
    void add(Key key);
    const Key* find(std::string_view text) const;

    /// A team's security policy: its keys expire at this age, whatever their own dates.
    void set_max_age(std::string tenant, std::chrono::seconds age) { max_ages_[std::move(tenant)] = age; }
    bool too_old(const Key& key, Clock::time_point now) const;

private:
    std::map<std::string, std::chrono::seconds, std::less<>> max_ages_;
    std::map<std::string, Key, std::less<>> keys_;
};

/// The token of `Authorization: Bearer <token>`; nothing when the header is absent or has another form.
///
/// A second one, an extra blank, a tab or part of a line break makes the header malformed, whatever the token.
std::optional<std::string_view> bearer_token(const HeaderFields& headers);

} // namespace demo
