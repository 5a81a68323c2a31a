// SPDX-License-Identifier: BSL-1.0
// The bytes of a stream: the data of the event at hand, and what has arrived after it.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <cstring>
#include <new>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// One block of memory. The data of an event is joined in place, in the room that what was taken leaves free; after it
/// are the raw bytes. Each byte is moved a bounded number of times, in however small pieces it comes.
class StreamBytes {
public:
    StreamBytes() noexcept = default;
    StreamBytes(StreamBytes&& other) noexcept { swap(other); }
    StreamBytes& operator=(StreamBytes&& other) noexcept
    {
        swap(other);
        return *this;
    }
    ~StreamBytes() { ::operator delete(block_); }

    /// Adds raw bytes at the end. False when there is no memory for them.
    bool add(std::string_view piece) noexcept
    {
        if (piece.empty()) return true;
        if (data_ == data_end_ && raw_ == end_) data_ = data_end_ = raw_ = end_ = 0;
        if (piece.size() > capacity_ - end_ && !make_room(piece.size())) return false;
        std::memcpy(block_ + end_, piece.data(), piece.size());
        end_ += piece.size();
        return true;
    }

    /// What has arrived and was not taken yet.
    std::string_view raw() const noexcept { return {block_ + raw_, end_ - raw_}; }
    /// What was taken as data.
    std::string_view data() const noexcept { return {block_ + data_, data_end_ - data_}; }

    /// Takes raw bytes without a use for them.
    void drop(std::size_t size) noexcept { raw_ += size; }
    /// Takes a part of the raw bytes as all of the data, and drops `whole` of them.
    void take(std::size_t offset, std::size_t size, std::size_t whole) noexcept
    {
        data_ = raw_ + offset;
        data_end_ = data_ + size;
        raw_ += whole;
    }
    /// Adds a part of the raw bytes, which are dropped later, to the data.
    void join(std::size_t offset, std::size_t size) noexcept
    {
        if (size != 0) std::memmove(block_ + data_end_, block_ + raw_ + offset, size);
        data_end_ += size;
    }
    /// Adds a line feed to the data, in the place of a raw byte that has been used.
    void join_line_feed() noexcept { block_[data_end_++] = '\n'; }
    /// Ends the data.
    void clear_data() noexcept { data_ = data_end_ = raw_; }
    /// Frees the memory.
    void clear() noexcept { StreamBytes().swap(*this); }

private:
    void swap(StreamBytes& other) noexcept
    {
        exchange(block_, other.block_);
        exchange(capacity_, other.capacity_);
        exchange(data_, other.data_);
        exchange(data_end_, other.data_end_);
        exchange(raw_, other.raw_);
        exchange(end_, other.end_);
    }
    template <class T>
    static void exchange(T& one, T& other) noexcept
    {
        const T kept = one;
        one = other;
        other = kept;
    }

    // Half of the block is free afterwards, so the next move is that many bytes away.
    bool make_room(std::size_t size) noexcept
    {
        const std::size_t data_size = data_end_ - data_;
        const std::size_t raw_size = end_ - raw_;
        const std::size_t kept = data_size + raw_size;
        if (size > static_cast<std::size_t>(-1) / 4 || kept > static_cast<std::size_t>(-1) / 4) return false;
        const std::size_t needed = kept + size;
        char* target = block_;
        if (needed > capacity_ / 2) {
            const std::size_t room = needed < 128 ? 256 : 2 * needed;
            target = static_cast<char*>(::operator new(room, std::nothrow));
            if (target == nullptr) return false;
            capacity_ = room;
        }
        if (data_size != 0) std::memmove(target, block_ + data_, data_size);
        if (raw_size != 0) std::memmove(target + data_size, block_ + raw_, raw_size);
        if (target != block_) ::operator delete(block_);
        block_ = target;
        data_ = 0;
        data_end_ = raw_ = data_size;
        end_ = kept;
        return true;
    }

    char* block_ = nullptr;
    std::size_t capacity_ = 0;
    std::size_t data_ = 0;     ///< where the data begins
    std::size_t data_end_ = 0; ///< not after `raw_`
    std::size_t raw_ = 0;
    std::size_t end_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
