// SPDX-License-Identifier: BSL-1.0
// Reads request targets.
#include <demo/request.hpp>

#include <algorithm>
#include <utility>

namespace demo {
namespace {

int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Proxies, and clients of proxies, send "http://host/path" (RFC 9112 §3.2.2).
std::string_view without_authority(std::string_view target)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!same_name(target.substr(0, scheme.size()), scheme)) continue;
        const std::size_t end = target.find_first_of("/?", scheme.size());
        if (end == std::string_view::npos || target[end] == '?') return "/";
        return target.substr(end);
    }
    return target;
}

} // namespace

std::string decoded(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
        const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
        if (low >= 0) {
            result += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            result += text[at];
        }
    }
    return result;
}

namespace {

// In a query, a plus sign is a blank, as forms and URLSearchParams write it.
std::string decoded_query(std::string_view text)
{
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    return decoded(spaced);
}

} // namespace

void set_target(Request& request, std::string_view target)
{
    target = without_authority(target);
    const std::size_t mark = target.find('?');
    request.encoded_path = target.substr(0, mark);
    request.path = decoded(request.encoded_path);
    if (mark == std::string_view::npos) return;
    for (std::string_view rest = target.substr(mark + 1); !rest.empty();) {
        const std::size_t end = rest.find('&');
        const std::string_view pair = rest.substr(0, end);
        const std::size_t equals = pair.find('=');
        const std::string_view value = equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
        std::string name = decoded_query(pair.substr(0, equals));
        if (!request.query.try_emplace(name, decoded_query(value)).second) request.repeated.insert(std::move(name));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
}

} // namespace demo
