// SPDX-License-Identifier: BSL-1.0
// Copies JSON into a log without its secrets, so that it stays JSON, and without what forges a line or a terminal command.
#pragma once

#include <amiss/detail/json/json_log_writer.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/text/redact.hpp>
#include <amiss/detail/text/secret_value.hpp>
#include <amiss/detail/text/secret_words.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/detail/text/value_end.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Copies one object or array, which is valid JSON. The secrets are those that a log line finds in the same text: it is
/// searched once from front to back, and what is a secret of a string becomes `***` in it, any other value a string of that.
/// Besides, the key of an object or array announces secrets for all that is inside, as it does for a single value.
class RedactedJson {
public:
    RedactedJson(JsonLogWriter& out, std::string_view json) noexcept
        : out_(out), json_(json), secrets_(out.secrets_of(json))
    {}

    void put() noexcept
    {
        while (at_ < json_.size() && step()) {
        }
        while (depth_ != 0) close();
    }

private:
    static constexpr unsigned deepest = 64; // one bit for each level; what is read or set has at most 48

    bool step() noexcept
    {
        const char c = json_[at_];
        switch (c) {
        case '"': return put_string();
        case '{':
        case '[': return open(c);
        case '}':
        case ']':
            pass();
            if (depth_ != 0) close();
            return true;
        case ',':
            is_key_ = depth_ != 0 && !is_array();
            pass();
            return true;
        case ':':
            after_key_ = at_;
            pass();
            return true;
        default: break;
        }
        if (!is_space(c)) return put_word();
        pass();
        return true;
    }

    bool is_array() const noexcept { return (arrays_ >> (depth_ - 1) & 1U) != 0; }

    /// Whether the character at `at` belongs to a secret; to be asked for each, from front to back.
    bool is_hidden(std::size_t at) noexcept
    {
        if (at < hidden_end_) return true;
        std::size_t end = secrets_.end_of_secret(at);
        if (at >= inherited_.begin && at < inherited_.end && end < inherited_.end) end = inherited_.end;
        if (end == at) return false;
        hidden_end_ = end;
        return true;
    }
    void pass() noexcept { static_cast<void>(is_hidden(at_++)); }

    /// An element begins with a comma before it; the value of a member has its key before it.
    void begin_value() noexcept
    {
        if (depth_ != 0 && is_array()) out_.begin_item();
    }

    bool open(char bracket) noexcept
    {
        begin_value();
        if (depth_ == deepest) {
            at_ += JsonView(json_.substr(at_)).json().size();
            return out_.put_whole("null");
        }
        if (!out_.open(bracket)) return false;
        if (announced_.kind == SecretKind::none && after_key_ != 0) {
            announced_ = announced_by(json_.substr(0, after_key_));
            announced_depth_ = depth_;
        }
        after_key_ = 0;
        arrays_ = (arrays_ & ~(std::uint64_t{1} << depth_)) | std::uint64_t{bracket == '['} << depth_;
        ++depth_;
        is_key_ = bracket == '{';
        pass();
        return true;
    }
    void close() noexcept
    {
        out_.close(is_array() ? ']' : '}');
        if (--depth_ == announced_depth_) announced_ = {};
    }

    /// What a key further out says of the value from `at_` to `end`.
    void search_value(std::size_t end) noexcept
    {
        after_key_ = 0;
        if (announced_.kind == SecretKind::none) return;
        const Separator colon{1, false, true};
        inherited_ = secret_value(json_.substr(0, end), at_, colon, announced_);
    }

    bool put_string() noexcept
    {
        const bool is_key = is_key_;
        if (is_key)
            out_.begin_item();
        else
            begin_value();
        is_key_ = false;
        if (!is_key) search_value(at_ + JsonView(json_.substr(at_)).json().size());
        pass();
        if (json_.substr(at_, 1) == "\"") {
            pass();
            const bool fits = out_.put_whole("\"\"");
            if (is_key) out_.end_key();
            return fits;
        }
        const bool is_whole = out_.put_string([this](LogWriter& out) { put_inside(out); });
        if (at_ < json_.size()) pass();
        if (!is_key) return is_whole || out_.stop();
        out_.end_key(); // of a key that was cut there is no room for it
        return true;
    }
    /// What is between the quotes, up to the closing one.
    void put_inside(LogWriter& out) noexcept
    {
        for (std::size_t marked = 0; at_ < json_.size() && json_[at_] != '"';) {
            const std::string_view unit = next_unit();
            bool hidden = false;
            // A secret may end between two backslashes, of which the second one begins the end of an element.
            for (std::size_t byte = 0; byte < (unit[0] == '\\' ? unit.size() : 1U); ++byte)
                hidden = is_hidden(at_ + byte) || (hidden && unit.size() > 2);
            at_ += unit.size();
            if (!hidden) {
                put_unit(out, unit);
            } else if (marked != hidden_end_) {
                out.put("***");
                marked = hidden_end_;
            }
        }
    }
    /// The character or escape at `at_`.
    std::string_view next_unit() const noexcept
    {
        const std::string_view rest = json_.substr(at_);
        if (rest[0] != '\\') return rest.substr(0, next_scalar(rest).size);
        return rest.substr(0, rest.substr(1, 1) == "u" ? escaped_scalar(json_, at_).size : 2);
    }
    static void put_unit(LogWriter& out, std::string_view unit) noexcept
    {
        if (unit[0] != '\\')
            out.put_scalar(unit);
        else if (unit.size() == 6 && escaped_scalar(unit, 0).is_lone_surrogate())
            out.put(replacement_character);
        else
            out.put(unit);
    }

    /// A number, true, false or null.
    bool put_word() noexcept
    {
        begin_value();
        const std::string_view word = JsonView(json_.substr(at_)).json();
        search_value(at_ + word.size());
        bool hidden = false;
        for (std::size_t left = word.size(); left != 0; --left) hidden = is_hidden(at_++) || hidden;
        return out_.put_whole(hidden ? std::string_view("\"***\"") : word);
    }

    JsonLogWriter& out_;
    std::string_view json_;
    SecretFinder secrets_;
    std::size_t at_ = 0;
    std::size_t hidden_end_ = 0;
    std::uint64_t arrays_ = 0;     // for each level, whether it is an array
    Announced announced_{};        // by the key of the outermost object or array that has such a key
    TextRange inherited_;          // the secret that it announces in the value at hand
    std::size_t after_key_ = 0;    // the colon, before a value; 0 elsewhere
    unsigned announced_depth_ = 0; // outside of that object or array
    unsigned depth_ = 0;
    bool is_key_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
