// SPDX-License-Identifier: BSL-1.0
// Random texts and errors, the same in every run, with controls, escapes, NUL and every kind of ill-formed UTF-8.
#pragma once

#include <amiss/error.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <system_error>

/// Which bytes a random text may have.
enum class Bytes { well_formed, any };

class RandomError {
public:
    explicit RandomError(unsigned seed) : engine_(seed) {}

    std::size_t below(std::size_t limit) { return engine_() % limit; }
    bool one_in(std::size_t count) { return below(count) == 0; }

    /// A text of at most `pieces` pieces of at most 12 bytes each.
    std::string text(std::size_t pieces, Bytes bytes)
    {
        std::string out;
        for (std::size_t count = below(pieces + 1); count > 0; --count) {
            const std::size_t kind = below(bytes == Bytes::any ? 9 : 6);
            if (kind < 2) {
                out.append(plain_[below(std::size(plain_))]);
            } else if (kind == 2) {
                out += static_cast<char>(below(0x20));
            } else if (kind == 3) {
                out += "\"\\/<>&\x7F"[below(7)];
            } else if (kind < 6) {
                out.append(multibyte_[below(std::size(multibyte_))]);
            } else {
                out.append(ill_formed[below(std::size(ill_formed))]);
            }
        }
        return out;
    }

    /// Sets some of everything on `error`. Among the keys of its details are duplicates and keys that layouts write.
    void decorate(amiss::ApiError& error, Bytes bytes)
    {
        // An empty message is read as no message, so messages here are never empty.
        if (one_in(2)) error.with_message(text(12, bytes) + ".");
        if (one_in(2)) error.with_param(text(3, bytes));
        if (one_in(2)) error.with_request_id(text(3, bytes));
        if (one_in(4)) error.with_instance(text(3, bytes));
        if (one_in(4)) error.with_trace_id(text(3, bytes));
        if (one_in(4)) error.with_doc_url(text(4, bytes));
        if (one_in(3)) error.with_retry_after(static_cast<int>(below(100000)));
        if (one_in(3))
            error.with_timestamp(std::chrono::system_clock::from_time_t(static_cast<std::time_t>(engine_())));
        if (one_in(3)) error.with_rate_limit({static_cast<std::int64_t>(below(1000)), 0, -1});
        for (std::size_t count = one_in(2) ? below(5) : 0; count > 0; --count)
            error.with_violation(text(2, bytes) + (distinct_fields ? std::to_string(count) : ""), text(4, bytes));
        for (std::size_t count = one_in(2) ? below(7) : 0; count > 0; --count) add_detail(error, bytes);
        if (one_in(3)) error.with_context(std::string(secret) + text(3, bytes));
        if (one_in(3)) error.with_cause(std::make_error_code(std::errc::no_such_file_or_directory));
    }

    /// Whether every violation has a field, and all fields stay different when ill-formed bytes are replaced.
    bool distinct_fields = false;

    /// Each context begins with this text, which appears nowhere else.
    static constexpr std::string_view secret = "db-7.internal";

    /// Examples of every way to violate Unicode Table 3-7.
    static constexpr std::string_view ill_formed[] = {
        "\x80",
        "\xBF",
        "\x80\xBF\x80", // continuation without a start
        "\xC0\x80",
        "\xC0\xAF",
        "\xC1\xBF", // overlong, two bytes
        "\xE0\x80\x80",
        "\xE0\x9F\xBF", // overlong, three bytes
        "\xF0\x80\x80\x80",
        "\xF0\x8F\xBF\xBF", // overlong, four bytes
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xED\xA0\xBD\xED\xB8\x80", // surrogates
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xF8\x88\x80\x80\x80",
        "\xFE",
        "\xFF", // past U+10FFFF
        "\xC3",
        "\xE2",
        "\xE2\x82",
        "\xF0",
        "\xF0\x9F",
        "\xF0\x9F\x98", // cut short
        "\xE0\xA0",
        "\xED\x9F",
        "\xF4\x8F\xBF",
        "\xF1\x80\x80",
    };

private:
    void add_detail(amiss::ApiError& error, Bytes bytes)
    {
        static constexpr const char* taken[] = {"fields",  "retryAfter", "code",  "error",       "status",
                                                "message", "type",       "title", "connect_url", "needed"};
        static constexpr const char* raw[] = {"{\"a\":[1,2,{\"b\":null}],\"c\":\"\xC3\xA9\\n\"}", "[]", "{}",
                                              R"(["<",">"])"};
        const std::string key = one_in(3) ? taken[below(std::size(taken))] : one_in(3) ? "limit" : text(2, bytes);
        switch (below(6)) {
        case 0: error.with_detail(key, static_cast<std::int64_t>(engine_()) - 2147483648LL); break;
        case 1: error.with_detail(key, static_cast<double>(engine_()) / 1024.0); break;
        case 2: error.with_detail(key, one_in(2)); break;
        case 3: error.with_detail(key, amiss::raw_json(raw[below(std::size(raw))])); break;
        default: error.with_detail(key, text(4, bytes)); break;
        }
    }

    static constexpr std::string_view plain_[] = {"a",    "title", "The field", " ", "0123456789ab",
                                                  "req_", "x y z", "%s%n"};
    static constexpr std::string_view multibyte_[] = {
        "\xC2\x80",         "\xC3\xA9",         "\xDF\xBF",         "\xE0\xA0\x80", "\xE2\x80\xA8",
        "\xE2\x80\xA9",     "\xED\x9F\xBF",     "\xEE\x80\x80",     "\xEF\xBF\xBD", "\xEF\xBF\xBF",
        "\xF0\x90\x80\x80", "\xF0\x9F\x98\x80", "\xF4\x8F\xBF\xBF",
    };

    std::mt19937 engine_;
};
