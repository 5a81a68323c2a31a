// SPDX-License-Identifier: BSL-1.0
// HTTP messages as plain structs, so that only the server and the client need Beast.
#pragma once

#include <amiss/http_status.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demo {

/// Whether two header names or schemes are equal; the case of ASCII letters is ignored (RFC 9110 §5.1).
inline bool same_name(std::string_view left, std::string_view right) noexcept
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [lower](char a, char b) { return lower(a) == lower(b); });
}

struct HeaderField {
    std::string name;
    std::string value;
};

/// The header fields of one message, in order.
class HeaderFields {
public:
    void add(std::string_view name, std::string_view value)
    {
        fields_.push_back({std::string(name), std::string(value)});
    }

    /// The first value with this name; nothing when there is no such header.
    std::optional<std::string_view> find(std::string_view name) const
    {
        for (const HeaderField& field : fields_) {
            if (same_name(field.name, name)) return field.value;
        }
        return std::nullopt;
    }

    auto begin() const noexcept { return fields_.begin(); }
    auto end() const noexcept { return fields_.end(); }

    /// Whether there are two or more of this name.
    bool repeats(std::string_view name) const
    {
        const auto has_it = [name](const HeaderField& field) { return same_name(field.name, name); };
        return std::count_if(begin(), end(), has_it) > 1;
    }

private:
    std::vector<HeaderField> fields_;
};

struct HttpRequest {
    std::string method = "GET";
    std::string target = "/"; ///< path and query, as in the request line
    HeaderFields headers;
    std::string body;

    /// On a server: why it did not read all of this request, which then has what came before the fault.
    std::optional<amiss::HttpStatus> refused{};
};

/// Makes the next chunk of a body; nothing after the last one. What it throws breaks the response off in the middle.
using NextChunk = std::function<std::optional<std::string>()>;

/// Chunks that were made in advance.
inline NextChunk chunks_of(std::vector<std::string> all)
{
    return [all = std::move(all), at = std::size_t{0}]() mutable -> std::optional<std::string> {
        if (at == all.size()) return std::nullopt;
        return std::move(all[at++]);
    };
}

struct HttpResponse {
    int status = 200;
    HeaderFields headers;
    std::string body;
    NextChunk next_chunk{}; ///< on a server, in place of the body: called for each chunk when the last one was sent
    bool broken = false;    ///< on a client: it broke off, and the body is what had come
};

} // namespace demo
