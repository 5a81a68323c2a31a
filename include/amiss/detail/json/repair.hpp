// SPDX-License-Identifier: BSL-1.0
// Finds the first JSON value in a body that is not quite JSON, and mends what servers get wrong in its texts and numbers.
#pragma once

#include <amiss/detail/json/find_escape.hpp>
#include <amiss/detail/json/mended_word.hpp>
#include <amiss/detail/json/validate.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Finds the value in one pass, and writes what it is when mended in another one over the value alone.
///
/// Skipped in front of the value: a byte order mark (RFC 8259 §8.1), white space, and the lines that keep browsers from
/// running JSON as a script, such as `)]}'`. In a stream of server-sent events the value is the data of the first event
/// that looks like JSON; one whose name has "error" in it comes first, then one whose data has. Of several values the first
/// that speaks of an error is taken, and without one the first. Whatever follows is ignored.
///
/// Mended inside it: ill-formed UTF-8 and lone surrogates become U+FFFD, control characters in texts become escapes, and
/// NaN and Infinity, also as C prints them, become null. Everything else is left to the parser, which may still refuse.
///
/// None of this is inlined: it must not take a compiler's budget from reading good bodies.
class JsonRepair {
public:
    explicit JsonRepair(std::string_view body) noexcept : rest_(body) {}

    /// False when there is no value: the body begins with something else, ends inside the value, or is nested too deep.
    AMISS_NOINLINE bool find() noexcept
    {
        if (!search()) return false;
        source_ = {begin_, static_cast<std::size_t>(rest_.data() - begin_)};
        return true;
    }
    /// Writes the mended value that was found: `size()` bytes.
    AMISS_NOINLINE void write(char* out) noexcept
    {
        rest_ = source_;
        out_ = out;
        if (begins_container())
            value();
        else if (begin())
            text();
    }

    /// How many bytes the mended value has.
    std::size_t size() const noexcept { return size_; }
    /// Whether something inside the value was mended.
    bool changed() const noexcept { return changed_; }
    /// The value as it is in the body.
    std::string_view source() const noexcept { return source_; }

private:
    bool search() noexcept
    {
        take(byte_order_mark);
        rest_ = without_leading_space(rest_);
        if (begins_event()) return event();
        rest_ = without_script_guard(rest_);
        if (begins_container()) return values();
        // A sentence may begin with a word in quotes.
        return at('"') && begin() && text() && is_padding(rest_);
    }
    // Of several values, the first that speaks of an error, and without one the first.
    AMISS_NOINLINE bool values() noexcept
    {
        if (!value()) return false;
        if (says_error()) return true;
        const Found first{begin_, rest_, size_, changed_};
        for (;;) {
            rest_ = without_leading_space(rest_);
            if (!begins_container() || !value()) break;
            if (says_error()) return true;
        }
        begin_ = first.begin;
        rest_ = first.rest;
        size_ = first.size;
        changed_ = first.changed;
        return true;
    }
    bool says_error() const noexcept
    {
        const std::string_view found{begin_, static_cast<std::size_t>(rest_.data() - begin_)};
        return found.find("\"error") != found.npos;
    }

    bool begin() noexcept
    {
        begin_ = rest_.data();
        size_ = 0;
        changed_ = false;
        return true;
    }
    bool at(char c) const noexcept { return !rest_.empty() && rest_[0] == c; }
    bool at_line_end() const noexcept { return at('\n') || at('\r'); }
    bool begins_container() const noexcept { return at('{') || at('['); }
    bool begins_with(std::string_view text) const noexcept { return rest_.substr(0, text.size()) == text; }
    bool take(std::string_view text) noexcept
    {
        if (!begins_with(text)) return false;
        rest_.remove_prefix(text.size());
        return true;
    }
    static bool is_padding(std::string_view text) noexcept
    {
        return consists_of(text, [](char c) { return c == '\0' || is_space(c); });
    }

    void put(std::string_view text) noexcept
    {
        if (out_ != nullptr && !text.empty()) std::memcpy(out_ + size_, text.data(), text.size());
        size_ += text.size();
    }
    void copy(std::size_t size) noexcept
    {
        put(rest_.substr(0, size));
        rest_.remove_prefix(size);
    }
    void replace(std::size_t size, std::string_view with) noexcept
    {
        put(with);
        rest_.remove_prefix(size);
        changed_ = true;
    }

    AMISS_NOINLINE void skip_line() noexcept
    {
        const std::size_t end = rest_.find_first_of("\r\n");
        rest_.remove_prefix(end == rest_.npos ? rest_.size() : end);
        if (!take("\r\n") && !rest_.empty()) rest_.remove_prefix(1);
    }

    bool begins_field() const noexcept
    {
        return at(':') || begins_with("event:") || begins_with("id:") || begins_with("retry:");
    }
    bool begins_event() const noexcept { return begins_field() || begins_with("data:"); }

    // Which events of a stream are wanted: those named an error, those whose data speaks of one, or all.
    enum class Wanted : unsigned char { named, speaking, any };

    bool event() noexcept
    {
        in_event_ = true;
        const std::string_view stream = rest_;
        for (const Wanted wanted : {Wanted::named, Wanted::speaking, Wanted::any}) {
            if (event(wanted)) return true;
            rest_ = stream;
        }
        return false;
    }
    AMISS_NOINLINE bool event(Wanted which) noexcept
    {
        bool wanted = which != Wanted::named;
        for (bool first = true; !rest_.empty(); skip_line()) {
            if (at_line_end()) {
                first = true; // an empty line ends an event
                wanted = which != Wanted::named;
            } else if (take("event:")) {
                wanted = wanted || rest_.substr(0, rest_.find_first_of("\r\n")).find("error") != rest_.npos;
            } else if (first && take("data:")) {
                take_while(rest_, is_blank);
                if (wanted && begins_container() && value() && (which != Wanted::speaking || says_error())) return true;
                first = at_line_end();
            }
        }
        return false;
    }
    // Moves over the end of a line to the next piece of the same event's data; false when there is none.
    bool next_data() noexcept
    {
        skip_line();
        while (begins_field()) skip_line();
        if (!take("data:")) return false;
        take(" ");
        changed_ = true;
        return true;
    }

    AMISS_NOINLINE bool value() noexcept
    {
        begin();
        int depth = 0;
        do {
            if (rest_.empty()) return false;
            const char c = rest_[0];
            if (c == '"') {
                if (!text()) return false;
                continue;
            }
            if (is_alnum(c) || c == '-' || c == '+') {
                word();
                continue;
            }
            if (in_event_ && at_line_end()) {
                if (!next_data()) return false;
                put("\n");
                continue;
            }
            if ((c == '{' || c == '[') && ++depth > json_depth) return false;
            if (c == '}' || c == ']') --depth;
            copy(1);
        } while (depth != 0);
        return true;
    }

    AMISS_NOINLINE void word() noexcept
    {
        std::string_view rest = rest_;
        const std::string_view name = take_while(rest, is_word_char);
        const std::string_view mended = mended_word(name);
        if (mended.empty())
            copy(name.size());
        else
            replace(name.size(), mended);
    }

    AMISS_NOINLINE bool text() noexcept
    {
        copy(1);
        for (;;) {
            copy(find_escape(rest_.data(), rest_.size()));
            if (rest_.empty()) return false;
            if (at('"')) {
                copy(1);
                return true;
            }
            if (in_event_ && at_line_end()) {
                if (!next_data()) return false;
                put("\\n");
            } else {
                special();
            }
        }
    }

    AMISS_NOINLINE void special() noexcept
    {
        const auto c = static_cast<unsigned char>(rest_[0]);
        if (c == '\\') return escape();
        if (c < 0x20) return control(c);
        const Utf8Step step = next_scalar(rest_);
        if (step.well_formed)
            copy(step.size);
        else
            replace(step.size, replacement_character);
    }

    void escape() noexcept
    {
        if (rest_.size() < 2 || static_cast<unsigned char>(rest_[1]) >= 0x80) return copy(1);
        if (rest_[1] != 'u') return copy(2); // also if it is no escape: the parser refuses it
        const EscapedScalar escaped = escaped_scalar(rest_, 0);
        if (escaped.is_lone_surrogate())
            replace(escaped.size, replacement_character);
        else
            copy(escaped.size == 12 ? 12 : 2); // without four digits, the text may end here
    }

    void control(unsigned char c) noexcept
    {
        constexpr std::string_view digits = "0123456789abcdef";
        const char escaped[] = {'\\', 'u', '0', '0', digits[c >> 4U], digits[c & 15U]};
        replace(1, {escaped, sizeof escaped});
    }

    struct Found {
        const char* begin;
        std::string_view rest;
        std::size_t size;
        bool changed;
    };

    std::string_view rest_;
    std::string_view source_;
    char* out_ = nullptr; ///< null while the value is searched for
    const char* begin_ = nullptr;
    std::size_t size_ = 0;
    bool changed_ = false;
    bool in_event_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
