// SPDX-License-Identifier: BSL-1.0
// A record whose value arrives in pieces.
#pragma once

#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A record while its value grows. Nothing else is added to the buffer in the meantime.
class OpenRecord {
public:
    OpenRecord() noexcept = default;

    /// Starts a record of an unkeyed kind. When there is no memory, it is not open and takes nothing.
    OpenRecord(RecordBuffer& records, RecordKind kind) noexcept : kind_(kind)
    {
        if (!records.append(kind, {}, {}, false)) return;
        records_ = &records;
        start_ = records.size() - RecordBuffer::head_size; // only now: others may have given way to it
    }

    bool is_open() const noexcept { return records_ != nullptr; }

    /// What it holds so far.
    std::string_view value() const noexcept
    {
        if (!is_open()) return {};
        const std::uint32_t begin = start_ + RecordBuffer::head_size;
        return {records_->data_.begin() + begin, records_->size() - begin};
    }

    /// Makes room for a piece of what may be a code or an id: where there is no memory, texts give way to it.
    void make_way(std::size_t bytes) noexcept
    {
        if (!is_open() || value().size() + bytes > RecordBuffer::max_first) return;
        const std::uint32_t before = records_->size();
        if (!records_->grow(bytes)) records_->give_way(bytes, rank_of_request_id);
        start_ -= before - records_->size(); // this record is the last one
    }

    /// Adds a piece, cut on a code point when there is no room for all of it.
    void add(std::string_view piece) noexcept
    {
        if (!is_open()) return;
        if (kind_ == FieldKind::code || kind_ == FieldKind::request_id) make_way(piece.size()); // it comes from a body
        std::size_t room = piece.size();
        const std::uint32_t before = records_->size();
        if (!records_->grow(room, piece)) room = cut_size(piece, records_->room());
        start_ -= before - records_->size(); // gaps before this record may have gone
        const std::size_t have = value().size();
        const std::size_t limit = have < RecordBuffer::max_value ? RecordBuffer::max_value - have : 0;
        if (room > limit) room = cut_size(piece, limit);
        if (room < piece.size()) records_->set_truncated();
        char* at = add_reserved(room);
        if (room != 0) std::memcpy(at, piece.data(), room);
    }

    /// Adds `bytes` bytes, for which the caller has reserved room, and returns where to write them.
    char* add_reserved(std::size_t bytes) noexcept
    {
        char* const begin = records_->data_.begin();
        char* const at = begin + records_->size();
        records_->data_.set_size(records_->size() + static_cast<std::uint32_t>(bytes));
        store_size(begin + start_, load_size(begin + start_) + (static_cast<std::uint32_t>(bytes) << 8U));
        return at;
    }

    /// Keeps the record; an earlier one of its kind goes.
    void close() noexcept
    {
        if (is_open()) records_->erase(kind_, {}, start_);
        records_ = nullptr;
    }

    /// Removes the record, also when others were added after its last piece.
    void drop() noexcept
    {
        if (is_open()) records_->erase(kind_);
        records_ = nullptr;
    }

private:
    RecordBuffer* records_ = nullptr;
    std::uint32_t start_ = 0;
    RecordKind kind_;
};

/// Collects small pieces for a record, which looks for room each time that it is added to. A text with many escapes comes
/// in as many pieces.
class PieceCollector {
public:
    /// `makes_way`: where there is no memory, texts give way to what is collected, as it may be a code or an id.
    explicit PieceCollector(OpenRecord& record, bool makes_way = false) noexcept
        : record_(record), makes_way_(makes_way)
    {}

    void add(std::string_view piece) noexcept
    {
        if (piece.size() > sizeof pieces_ - size_) flush();
        if (piece.size() > sizeof pieces_) return put(piece);
        if (!piece.empty()) std::memcpy(pieces_ + size_, piece.data(), piece.size());
        size_ += piece.size();
    }
    /// Adds what was collected; to be called at the end.
    void flush() noexcept
    {
        put({pieces_, size_});
        size_ = 0;
    }

private:
    void put(std::string_view piece) noexcept
    {
        if (makes_way_) record_.make_way(piece.size());
        record_.add(piece);
    }

    OpenRecord& record_;
    bool makes_way_;
    std::size_t size_ = 0;
    char pieces_[256];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
