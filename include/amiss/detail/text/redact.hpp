// SPDX-License-Identifier: BSL-1.0
// Finds the secrets of a text from front to back: by their form, by the word before them, by a catalogue's prefixes.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/secret_forms.hpp>
#include <amiss/detail/text/secret_match.hpp>
#include <amiss/detail/text/secret_value.hpp>
#include <amiss/detail/text/secret_words.hpp>
#include <amiss/detail/text/url_password.hpp>
#include <amiss/detail/text/value_end.hpp>
#include <amiss/secret_prefixes.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The secrets of one text. Takes time linear in its size, and no memory.
class SecretFinder {
public:
    /// `own` and `other` are the prefixes that catalogues declare.
    constexpr explicit SecretFinder(std::string_view text, SecretPrefixes own = {}, SecretPrefixes other = {}) noexcept
        : text_(text), own_(own), other_(other)
    {}

    /// Where the secret ends that begins at `at`; `at` itself where none does. To be asked for each character that is
    /// shown, from front to back.
    constexpr std::size_t end_of_secret(std::size_t at) noexcept
    {
        if (found_.end <= at) found_ = search(at);
        if (found_.begin == at && found_.end > at) {
            before_ = '*';
            escape_ = 0;
            return found_.end;
        }
        pass(at);
        return at;
    }

    /// Moves the beginning of the secret that was found last to `at`: what is before it is not hidden, or is already.
    constexpr void begin_at(std::size_t at) noexcept { found_.begin = at; }

private:
    /// The secret that something at `at` gives away. Its beginning may be further on.
    constexpr TextRange search(std::size_t at) noexcept
    {
        const std::string_view rest = text_.substr(at);
        if (own_.count + other_.count != 0) {
            if (const Secret secret = declared_at(rest); secret.size != 0) return {at + secret.shown, at + secret.size};
        }
        if (const Secret secret = secret_at(rest, before_); secret.size != 0)
            return {at + secret.shown, at + secret.size};
        return is_alnum(rest[0]) ? TextRange{} : behind_separator(at);
    }

    /// The secret at the beginning of `text` that has a prefix of a catalogue.
    AMISS_NOINLINE constexpr Secret declared_at(std::string_view text) const noexcept
    {
        if (is_alnum(before_)) return {};
        constexpr SecretForm any{"", SecretTail::token, 0, 1, false, false};
        for (const SecretPrefixes& prefixes : {own_, other_}) {
            for (const std::string_view prefix : prefixes) {
                if (text.substr(0, prefix.size()) != prefix) continue;
                const std::size_t size = tail_size(any, text.substr(prefix.size()));
                if (size != 0) return {prefix.size(), prefix.size() + size};
            }
        }
        return {};
    }

    /// The secret after the word and the separator at `at`, or in the URL that they begin.
    AMISS_NOINLINE constexpr TextRange behind_separator(std::size_t at) noexcept
    {
        const std::string_view rest = text_.substr(at);
        if (const std::size_t slashes = url_slashes(rest); slashes != 0)
            return url_password(text_, at + slashes, searched_);
        const Separator separator = separator_at(text_, at);
        if (separator.size == 0) return {};
        const Announced announced = announced_by(text_.substr(0, at));
        if (announced.kind == SecretKind::none || (separator.tag && !announced.tag)) return {};
        if (separator.colon && announced.path) return {};
        return secret_value(text_, at + separator.size, separator, announced);
    }

    /// Remembers what is before the next character. A word may begin after an escape of JSON, of a URL, or of a
    /// terminal's colour.
    constexpr void pass(std::size_t at) noexcept
    {
        constexpr std::size_t max_control = 16;
        const std::string_view rest = text_.substr(at);
        before_ = rest[0];
        if (escape_ != 0) {
            if (--escape_ == 0) before_ = ' ';
        } else if (before_ == '\\') {
            escape_ = rest.substr(1, 1) == "u" ? 5 : 1;
        } else if (before_ == '%') {
            escape_ = 2;
        } else if (before_ == '\x1B') {
            const std::size_t end = rest.substr(0, max_control).find('m');
            escape_ = end == rest.npos ? 0 : end;
        }
    }

    std::string_view text_;
    SecretPrefixes own_;
    SecretPrefixes other_;
    TextRange found_;
    std::size_t searched_ = 0; ///< no "@" of a URL is before this
    std::size_t escape_ = 0;   ///< how many characters of an escape are left
    char before_ = ' ';
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
