// SPDX-License-Identifier: BSL-1.0
// What the fuzz targets know about a body without reading it as amiss does.
#pragma once

#include <amiss/detail/text/utf8.hpp>
#include <amiss/error.hpp>

#include <boost/json/parse.hpp>

#include <cstddef>
#include <string_view>

#include "require.hpp"

/// Whether Boost.JSON accepts it.
inline bool is_accepted(std::string_view text, std::size_t depth)
{
    boost::json::parse_options options;
    options.max_depth = depth;
    boost::json::error_code ec;
    boost::json::parse({text.data(), text.size()}, ec, {}, options);
    return !ec;
}

/// Whether a reader may accept it without a flag: JSON with at most 32 levels and 64 KiB.
inline bool is_body(std::string_view text) { return text.size() <= 65536 && is_accepted(text, 32); }

/// Whether it is well-formed.
inline bool is_utf8(std::string_view text)
{
    while (!text.empty()) {
        const amiss::detail::Utf8Step step = amiss::detail::next_scalar(text);
        if (!step.well_formed) return false;
        text.remove_prefix(step.size);
    }
    return true;
}

/// Whether there is nothing in it that could be wrong.
inline bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

/// Whether it may be XML: it begins with a tag.
inline bool is_markup(std::string_view text)
{
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != text.npos && text[first] == '<' && text.size() <= 65536;
}

/// Requires what is true of every error that was read from `body`. `any`: by read_any, which also reads XML.
inline void check_origin(const amiss::ApiError& error, std::string_view body, bool any)
{
    const bool usable = error.provenance() == amiss::Provenance::server;
    require(usable || error.provenance() == amiss::Provenance::synthesized, "the error was read or synthesized");
    require(usable || error.malformed() || is_blank(body), "a useless body is flagged");
    require(!usable || body.size() <= 65536, "a body that is too long gives no server error");
    require(!usable || error.malformed() || (any && is_markup(body)) || is_body(body),
            "a body that is not JSON is flagged, unless it is XML");
}
