// SPDX-License-Identifier: BSL-1.0
// Writes with {fmt}: a compiled format string into a char array; as it is, or after an escaping loop.
#pragma once

#include <support/timestamp.hpp>
#include <write/fields.hpp>

#include <fmt/compile.h>

#include <array>
#include <cstddef>
#include <string_view>

namespace fmt_writing {

inline constexpr char pattern[] =
    R"({{"success":false,"error":{{"type":"{}","code":"{}","message":"{}","param":"{}","doc_url":"{}",)"
    R"("request_id":"{}"}},"meta":{{"requestId":"{}","timestamp":"{}"}}}})";

/// Writes the body; the texts go into it as they are.
inline std::string_view write(bench::Buffer& buffer, const bench::Fields& fields)
{
    const bench::Timestamp time(fields.time);
    // format_to writes to a pointer unchecked, so the size is checked here. format_to_n would take several times as long.
    const std::size_t texts = fields.type.size() + fields.code.size() + fields.message.size() + fields.param.size()
        + fields.doc_url.size() + 2 * fields.request_id.size() + time.view().size();
    if (texts > sizeof buffer - sizeof pattern) return {};
    const char* const end =
        fmt::format_to(static_cast<char*>(buffer), FMT_COMPILE(pattern), fields.type, fields.code, fields.message,
                       fields.param, fields.doc_url, fields.request_id, fields.request_id, time.view());
    return {buffer, static_cast<std::size_t>(end - buffer)};
}

/// A text escaped for a JSON string, in memory of its own.
class Escaping {
public:
    explicit Escaping(std::string_view text)
    {
        for (const char c : text) {
            if (size_ + 6 > text_.size()) return;
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') {
                put('\\');
                put(c);
            } else if (c == '\n') {
                put('\\');
                put('n');
            } else if (byte < 0x20) {
                constexpr char digits[] = "0123456789abcdef";
                for (const char part : {'\\', 'u', '0', '0', digits[byte >> 4U], digits[byte & 15U]}) put(part);
            } else {
                put(c);
            }
        }
    }
    std::string_view view() const noexcept { return {text_.data(), size_}; }

private:
    void put(char c) noexcept { text_[size_++] = c; }

    std::array<char, 512> text_;
    std::size_t size_ = 0;
};

/// The same with the texts from outside escaped; type, code and link are constants of the program.
inline std::string_view write_escaped(bench::Buffer& buffer, const bench::Fields& fields)
{
    const Escaping message(fields.message), param(fields.param), request_id(fields.request_id);
    bench::Fields escaped = fields;
    escaped.message = message.view();
    escaped.param = param.view();
    escaped.request_id = request_id.view();
    return write(buffer, escaped);
}

} // namespace fmt_writing
