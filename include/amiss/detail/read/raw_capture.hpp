// SPDX-License-Identifier: BSL-1.0
// Captures an object or an array as a whole: its JSON without white space, from the body or from the parser's events.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/json/compact.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/skip_json.hpp>
#include <amiss/detail/read/key_text.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Captures one value: as it is in the body, or in a record of its own, which `end` removes again.
class RawCapture {
public:
    bool active() const noexcept { return depth_ != 0; }

    /// The same as `begin` for a value whose place in the body is known, with everything after it. The events then only tell
    /// where it ends.
    void begin_in_body(RecordBuffer& records, std::string_view key, bool stays, std::string_view source) noexcept
    {
        set_key(key, stays);
        records_ = &records;
        source_ = source;
        depth_ = 1;
    }

    /// Begins with the value's first bracket. Unless the key `stays` where it is, it is copied. After `most` bytes, no more
    /// is kept.
    void begin(RecordBuffer& records, std::string_view key, bool stays, char bracket,
               std::size_t most = RecordBuffer::max_value) noexcept
    {
        left_ = most;
        set_key(key, stays);
        source_ = {};
        record_ = OpenRecord(records, RecordKind::capture);
        depth_ = 0;
        comma_ = false;
        open(bracket);
    }
    /// The key of what is being captured.
    std::string_view key() const noexcept { return key_; }
    /// The whole JSON, after its last bracket; empty when there was no memory for it. It is in the body or in the records.
    std::string_view text() noexcept { return source_.empty() ? record_.value() : text_in_body(); }
    void end() noexcept { record_.drop(); }

    void open(char bracket) noexcept
    {
        ++depth_;
        if (!source_.empty()) return;
        before_value();
        put({&bracket, 1});
        comma_ = false;
    }
    /// True when this bracket ends the whole value.
    bool close(char bracket) noexcept
    {
        --depth_;
        if (!source_.empty()) return depth_ == 0;
        put({&bracket, 1});
        comma_ = true;
        return depth_ == 0;
    }
    /// Ends a key whose text came by `string_part`.
    void end_key() noexcept
    {
        if (!source_.empty()) return;
        end_string();
        put(":");
        comma_ = false;
    }
    void scalar(std::string_view text) noexcept
    {
        if (!source_.empty()) return;
        before_value();
        put(text);
    }
    void string_part(std::string_view text) noexcept
    {
        if (!source_.empty()) return;
        if (!in_string_) {
            before_value();
            put("\"");
        }
        in_string_ = true;
        put_escaped(text);
    }
    void end_string() noexcept
    {
        if (!source_.empty()) return;
        in_string_ = false;
        put("\"");
    }

private:
    void set_key(std::string_view key, bool stays) noexcept
    {
        key_ = key;
        if (stays) return;
        const std::size_t size = key.size() < sizeof key_buffer_ ? key.size() : sizeof key_buffer_;
        if (size != 0) std::memcpy(key_buffer_, key.data(), size);
        key_ = {key_buffer_, size};
    }

    // Most JSON is in its shortest form already. Pieces of it are collected: escapes make many small ones.
    AMISS_NOINLINE std::string_view text_in_body() noexcept
    {
        const std::string_view source = source_.substr(0, size_of_container(source_.data(), source_.size()));
        PieceCollector pieces(record_);
        bool is_whole = false;
        put_compact(source, [&](std::string_view piece) {
            is_whole = piece.size() == source.size();
            if (is_whole) return;
            if (!record_.is_open()) record_ = OpenRecord(*records_, RecordKind::capture);
            pieces.add(piece);
        });
        if (is_whole) return source;
        pieces.flush();
        return record_.value();
    }

    void before_value() noexcept
    {
        if (comma_) put(",");
        comma_ = true;
    }
    void put(std::string_view text) noexcept
    {
        if (left_ == 0) return;
        text = text.substr(0, cut_size(text, left_));
        left_ -= text.size();
        record_.add(text);
    }
    // The parser has checked the UTF-8, and a piece may end inside a sequence: bytes from 0x80 up are copied.
    void put_escaped(std::string_view text) noexcept
    {
        std::size_t plain = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const auto c = static_cast<unsigned char>(text[at]);
            if (c >= 0x20 && c != '"' && c != '\\') continue;
            put(text.substr(plain, at - plain));
            const Escape escape = next_escape(text.substr(at), Escaping::json);
            put({escape.bytes, escape.size});
            plain = at + 1;
        }
        put(text.substr(plain));
    }

    std::string_view key_;
    std::string_view
        source_; ///< where the value is in the body, with all that comes after it; empty where that is not known
    RecordBuffer* records_ = nullptr;
    OpenRecord record_;
    std::size_t depth_ = 0;
    std::size_t left_ = 0; ///< how many more bytes are kept
    bool comma_ = false;
    bool in_string_ = false;
    char key_buffer_[max_read_key];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
