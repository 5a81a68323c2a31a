// SPDX-License-Identifier: BSL-1.0
// The head of a request as text: its first line and its headers, read strictly.
#pragma once

#include <amiss/detail/server/reply_header.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/header_view.hpp>
#include <amiss/http_status.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The head of an HTTP/1 request (RFC 9112 §3, §5), as views of its text. POCO takes a header without a colon for none, decodes
/// values as those of e-mails (RFC 2047), and puts any white space between the parts of the first line.
class HeadText {
public:
    static constexpr std::size_t most_target = 8192;

    explicit HeadText(std::string_view text)
    {
        std::string_view line = next_line(text);
        read_request_line(line);
        while (fault == HttpStatus::ok && !text.empty()) {
            line = next_line(text);
            if (line.empty()) return;
            read_header(line);
        }
    }

    HttpStatus fault = HttpStatus::ok; ///< what to refuse the request with
    std::string_view method{};
    std::string_view target{};
    std::string_view version{}; ///< "HTTP/1.1" or "HTTP/1.0"
    std::vector<HeaderView> headers{};

private:
    static std::string_view next_line(std::string_view& text) noexcept
    {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() == text.size() ? line.size() : line.size() + 1);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        return line;
    }
    static bool is_version(std::string_view text) noexcept
    {
        return text.size() == 8 && text.substr(0, 5) == "HTTP/" && is_digit(text[5]) && text[6] == '.'
            && is_digit(text[7]);
    }
    void read_request_line(std::string_view line) noexcept
    {
        method = line.substr(0, line.find(' '));
        version = line.substr(line.rfind(' ') + 1); // npos + 1 is 0
        const std::size_t around = method.size() + version.size() + 2;
        if (line.size() > around) target = line.substr(method.size() + 1, line.size() - around);
        const bool is_line = is_token(method) && !target.empty() && consists_of(target, is_in_target);
        if (!is_line || !is_version(version))
            fault = HttpStatus::bad_request;
        else if (version.substr(0, 7) != "HTTP/1.")
            fault = HttpStatus::http_version_not_supported;
        else if (target.size() > most_target)
            fault = HttpStatus::uri_too_long;
    }
    void read_header(std::string_view line)
    {
        const std::string_view name = line.substr(0, line.find(':'));
        // The name of a line that continues another is no token either (RFC 9112 §5.2).
        if (name.size() == line.size() || !is_token(name)) {
            fault = HttpStatus::bad_request;
            return;
        }
        std::string_view value = line.substr(name.size() + 1);
        while (!value.empty() && is_blank(value.front())) value.remove_prefix(1);
        while (!value.empty() && is_blank(value.back())) value.remove_suffix(1);
        if (!consists_of(value, is_field_character)) fault = HttpStatus::bad_request;
        headers.push_back({name, value});
    }
    static bool is_in_target(char c) noexcept { return is_field_character(c) && !is_blank(c); }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
