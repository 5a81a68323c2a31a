// SPDX-License-Identifier: BSL-1.0
// Stores the keys, and reads the Authorization header.
#include <demo/keys.hpp>

#include <algorithm>
#include <utility>

namespace demo {

bool Key::has_scope(std::string_view what, std::string_view action) const
{
    const std::string wanted = std::string(what).append(action);
    return scopes.empty() || std::find(scopes.begin(), scopes.end(), wanted) != scopes.end();
}

void Keys::add(Key key)
{
    std::string text = key.text;
    keys_.insert_or_assign(std::move(text), std::move(key));
}

const Key* Keys::find(std::string_view text) const
{
    const auto found = keys_.find(text);
    return found == keys_.end() ? nullptr : &found->second;
}

bool Keys::too_old(const Key& key, Clock::time_point now) const
{
    const auto policy = max_ages_.find(key.owner.tenant);
    return policy != max_ages_.end() && key.created && *key.created + policy->second <= now;
}

std::optional<std::string_view> bearer_token(const HeaderFields& headers)
{
    constexpr std::string_view scheme = "Bearer";
    const auto value = headers.find("Authorization");
    if (headers.repeats("Authorization")) return std::nullopt;
    if (!value || value->size() <= scheme.size() || !same_name(value->substr(0, scheme.size()), scheme))
        return std::nullopt;
    if ((*value)[scheme.size()] != ' ') return std::nullopt;
    const std::string_view token = value->substr(scheme.size() + 1);
    const bool clean = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < 0x7F; });
    return clean && !token.empty() ? std::optional(token) : std::nullopt;
}

} // namespace demo
