// SPDX-License-Identifier: BSL-1.0
// Writes protobuf messages into a buffer, or counts their bytes: no generated code and no memory of its own.
#pragma once

#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Writes fields in order (protobuf.dev, "Encoding"). What does not fit is counted and not written.
///
/// A message inside another has its size before it, so its body runs twice: once to count, and once to write. A body that only
/// counts runs once, however deep it is.
class ProtoWriter {
public:
    /// Counts only.
    constexpr ProtoWriter() noexcept = default;
    /// Writes into the buffer.
    constexpr ProtoWriter(char* buffer, std::size_t capacity) noexcept : buffer_(buffer), capacity_(capacity) {}

    /// How many bytes all fields have.
    constexpr std::size_t size() const noexcept { return size_; }

    /// A number that is not negative (int32, int64, enum). 0 is the default, which is not written.
    void put_number(unsigned field, std::uint64_t value) noexcept
    {
        if (value == 0) return;
        put_varint(std::uint64_t{field} << 3U);
        put_varint(value);
    }
    /// A text, with U+FFFD in the place of each ill-formed part: other libraries refuse a whole message for one bad byte. An
    /// empty text is the default, which is not written.
    void put_text(unsigned field, std::string_view text) noexcept
    {
        if (!text.empty()) put_pieces(field, [text](auto put) { put(text); });
    }
    /// A text of pieces, none of which begins or ends inside a character. `for_each` gives them to a function, twice.
    template <class ForEach>
    void put_pieces(unsigned field, ForEach for_each) noexcept
    {
        std::size_t size = 0;
        for_each([&size](std::string_view piece) {
            put_well_formed(piece, [&size](std::string_view part) { size += part.size(); });
        });
        put_length(field, size);
        if (buffer_ == nullptr) return void(size_ += size);
        for_each([this](std::string_view piece) {
            put_well_formed(piece, [this](std::string_view part) { put_bytes(part); });
        });
    }
    /// A message, whose fields `body` puts into the ProtoWriter that it is given.
    template <class Body>
    void put_message(unsigned field, Body body) noexcept
    {
        ProtoWriter counter;
        body(counter);
        put_length(field, counter.size());
        if (buffer_ == nullptr)
            size_ += counter.size();
        else
            body(*this);
    }

private:
    void put_length(unsigned field, std::size_t size) noexcept
    {
        put_varint(std::uint64_t{field} << 3U | 2U);
        put_varint(size);
    }
    void put_varint(std::uint64_t value) noexcept
    {
        for (; value >= 0x80; value >>= 7U) put_byte(static_cast<char>((value & 0x7FU) | 0x80U));
        put_byte(static_cast<char>(value));
    }
    void put_byte(char byte) noexcept { put_bytes({&byte, 1}); }
    void put_bytes(std::string_view bytes) noexcept
    {
        if (size_ <= capacity_ && bytes.size() <= capacity_ - size_ && !bytes.empty())
            std::memcpy(buffer_ + size_, bytes.data(), bytes.size());
        size_ += bytes.size();
    }

    char* buffer_ = nullptr; ///< null where only the size counts
    std::size_t capacity_ = 0;
    std::size_t size_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
