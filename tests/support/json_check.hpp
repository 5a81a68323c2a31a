// SPDX-License-Identifier: BSL-1.0
// Questions about a JSON text: whether Boost.JSON accepts it, whether a key is duplicated, and the order of its keys.
#pragma once

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace json_check {

/// The value of `text`, or nothing if Boost.JSON refuses it (strict RFC 8259, UTF-8 checked, at most 64 levels).
inline std::optional<boost::json::value> parse(std::string_view text)
{
    boost::json::parse_options options;
    options.max_depth = 64;
    boost::json::error_code ec;
    boost::json::value value = boost::json::parse({text.data(), text.size()}, ec, {}, options);
    if (ec) return std::nullopt;
    return value;
}

inline bool is_json(std::string_view text) { return parse(text).has_value(); }

/// Collects the path of every key, for example "error.code", in the order of the text.
class KeyCollector {
public:
    using ErrorCode = boost::json::error_code;
    using Text = boost::json::string_view;

    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    bool on_document_begin(ErrorCode&) { return true; }
    bool on_document_end(ErrorCode&) { return true; }
    bool on_object_begin(ErrorCode&) { return open(); }
    bool on_object_end(std::size_t, ErrorCode&) { return close(); }
    bool on_array_begin(ErrorCode&) { return open(); }
    bool on_array_end(std::size_t, ErrorCode&) { return close(); }
    bool on_key_part(Text text, std::size_t, ErrorCode&)
    {
        key_.append(text.data(), text.size());
        return true;
    }
    bool on_key(Text text, std::size_t, ErrorCode&)
    {
        key_.append(text.data(), text.size());
        auto& keys = levels_.back().keys;
        for (const std::string& other : keys) repeated = repeated || other == key_;
        keys.push_back(key_);
        std::string path;
        for (std::size_t level = 0; level + 1 < levels_.size(); ++level) {
            if (!levels_[level].keys.empty()) path += levels_[level].keys.back() + ".";
        }
        paths.push_back(path + key_);
        key_.clear();
        return true;
    }
    bool on_string_part(Text, std::size_t, ErrorCode&) { return true; }
    bool on_string(Text, std::size_t, ErrorCode&) { return true; }
    bool on_number_part(Text, ErrorCode&) { return true; }
    bool on_int64(std::int64_t, Text, ErrorCode&) { return true; }
    bool on_uint64(std::uint64_t, Text, ErrorCode&) { return true; }
    bool on_double(double, Text, ErrorCode&) { return true; }
    bool on_bool(bool, ErrorCode&) { return true; }
    bool on_null(ErrorCode&) { return true; }
    bool on_comment_part(Text, ErrorCode&) { return true; }
    bool on_comment(Text, ErrorCode&) { return true; }

    bool repeated = false;
    std::vector<std::string> paths;

private:
    struct Level {
        std::vector<std::string> keys;
    };

    bool open()
    {
        levels_.emplace_back();
        return true;
    }
    bool close()
    {
        levels_.pop_back();
        return true;
    }

    std::vector<Level> levels_;
    std::string key_;
};

inline KeyCollector collect_keys(std::string_view text)
{
    boost::json::parse_options options;
    options.max_depth = 64;
    boost::json::basic_parser<KeyCollector> parser(options);
    boost::json::error_code ec;
    parser.write_some(false, text.data(), text.size(), ec);
    return parser.handler();
}

/// Whether some object in `text` has a key twice, after unescaping.
inline bool has_duplicate_key(std::string_view text) { return collect_keys(text).repeated; }

/// The paths of all members, in the order of the text.
inline std::vector<std::string> key_paths(std::string_view text) { return collect_keys(text).paths; }

} // namespace json_check
