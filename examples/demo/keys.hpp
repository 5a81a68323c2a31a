// SPDX-License-Identifier: BSL-1.0
// API keys: what each may do, and how a request names one.
#pragma once

#include <demo/clock.hpp>
#include <demo/http.hpp>
#include <demo/store.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

struct Key {
    enum class Kind { secret, publishable, session, portal };

    std::string text; ///< what the client sends
    Kind kind = Kind::secret;
    Owner owner;
    std::vector<std::string> scopes; ///< "tickets.read", "tickets.write"; empty: all
    bool read_only = false;          ///< by its level, or by the role of its holder
    bool revoked = false;
    std::optional<Clock::time_point> expires;
    std::vector<std::string> products; ///< One Stack: what it was granted
    std::string project;               ///< CodeSpar: the only one that it reaches; empty: all

    bool expired(Clock::time_point now) const { return expires && *expires <= now; }
    /// Whether the scopes and the level include `what`, "tickets" for example.
    bool may_read(std::string_view what) const { return has_scope(what, ".read"); }
    bool may_write(std::string_view what) const { return !read_only && has_scope(what, ".write"); }

private:
    bool has_scope(std::string_view what, std::string_view action) const;
};

/// All keys that were ever issued, the revoked and the expired too.
class Keys {
public:
    void add(Key key);
    const Key* find(std::string_view text) const;

private:
    std::map<std::string, Key, std::less<>> keys_;
};

/// The token of `Authorization: Bearer <token>`; nothing when the header is absent or has another form.
///
/// A blank too many, a tab or what is left of a line break: the header is malformed, whatever the token.
std::optional<std::string_view> bearer_token(const HeaderFields& headers);

} // namespace demo
