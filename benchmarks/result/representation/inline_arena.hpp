// SPDX-License-Identifier: BSL-1.0
// Candidate 1: a head of 48 bytes and 208 bytes of records (a header of 4 bytes and text) inside the error itself. What
// does not fit goes into one heap block. If that cannot be allocated, a flag is set, so everything is noexcept.
#pragma once

#include "composer.hpp"
#include "rows.hpp"

#include <cstdlib>
#include <new>
#include <type_traits>

namespace representation {

// How a new error is stored: field by field with text in pieces, the head in units of 16 bytes, or everything in such
// units.
enum class Stores { fields, head_units, all_units };

enum class Kind : std::uint16_t { message = 1, param = 2 };

template <class Copy, Stores How, std::size_t Align = 8>
class InlineArena {
public:
    explicit InlineArena(std::uint16_t row, const char* file = __builtin_FILE(), int line = __builtin_LINE()) noexcept
    {
        const std::uint16_t status = rows[row].status;
        if constexpr (How == Stores::fields) {
            head() = Head{rows, file, static_cast<std::uint32_t>(line), row, status, sizeof(Head), 0, nullptr, 0};
        } else {
            const std::uint64_t where = static_cast<std::uint32_t>(line) | static_cast<std::uint64_t>(row) << 32
                | static_cast<std::uint64_t>(status) << 48;
            store_pair(bytes_, reinterpret_cast<std::uintptr_t>(rows), reinterpret_cast<std::uintptr_t>(file));
            store_pair(bytes_ + 16, where, sizeof(Head));
            store_pair(bytes_ + 32, 0, 0);
        }
    }

    InlineArena(const InlineArena& other) noexcept
    {
        Copy::copy(bytes_, other.bytes_, other.head().used);
        if (__builtin_expect(head().heap != nullptr, 0)) clone_heap();
    }
    [[gnu::always_inline]] InlineArena(InlineArena&& other) noexcept
    {
        Copy::copy(bytes_, other.bytes_, other.head().used);
        other.head().heap = nullptr;
    }
    InlineArena& operator=(const InlineArena& other) noexcept { return *this = InlineArena(other); }
    InlineArena& operator=(InlineArena&& other) noexcept
    {
        if (this != &other) {
            this->~InlineArena();
            ::new (static_cast<void*>(this)) InlineArena(static_cast<InlineArena&&>(other));
        }
        return *this;
    }
    ~InlineArena()
    {
        if (__builtin_expect(head().heap != nullptr, 0)) release();
    }

    InlineArena& with_param(std::string_view param) noexcept
    {
        const Row& row = head().rows[head().row];
        const std::size_t size = filled_size(row, param);
        if constexpr (How == Stores::all_units) {
            const std::uint32_t used = head().used;
            const std::size_t both = whole(param.size()) + whole(size);
            if (__builtin_expect(used % 16 == 0 && param.size() < whole_size && both <= whole_size - used, 1)) {
                Composer text(bytes_ + used);
                text.add(record_header(Kind::param, param.size()), 4);
                text.add(param);
                text.template pad<4>();
                text.add(record_header(Kind::message, size), 4);
                text.add(row.before);
                text.add(param);
                text.add(row.after);
                text.finish();
                set_used(static_cast<std::uint32_t>(used + both));
                return *this;
            }
        }
        if (char* out = append(Kind::param, param.size())) put(out, param);
        if (char* out = append(Kind::message, size)) fill(out, row, param);
        return *this;
    }

    std::uint16_t row() const noexcept { return head().row; }
    std::string_view message() const noexcept
    {
        const std::string_view text = find(Kind::message);
        return text.data() ? text : head().rows[head().row].message;
    }
    std::string_view param() const noexcept { return find(Kind::param); }

private:
    struct Head {
        const Row* rows;
        const char* file;
        std::uint32_t line;
        std::uint16_t row;
        std::uint16_t status;
        std::uint32_t used; // from the start of the object, so a copy compares it without arithmetic
        std::uint32_t flags;
        unsigned char* heap; // the only member that the destructor reads
        std::uint64_t retry_after;
    };
    static_assert(sizeof(Head) == 48 && std::is_trivial_v<Head>);

    Head& head() noexcept { return head_; }
    const Head& head() const noexcept { return head_; }

    static constexpr std::size_t whole(std::size_t size) noexcept { return (4 + size + 3) / 4 * 4; }
    static std::uint32_t record_header(Kind kind, std::size_t size) noexcept
    {
        return static_cast<std::uint32_t>(size) | static_cast<std::uint32_t>(kind) << 16;
    }
    static char* start_record(unsigned char* at, Kind kind, std::size_t size) noexcept
    {
        const std::uint32_t header = record_header(kind, size);
        std::memcpy(at, &header, sizeof header);
        return reinterpret_cast<char*>(at + sizeof header);
    }

    // The unit that contains `used` is stored whole, because a copy loads it whole.
    void set_used(std::uint32_t used) noexcept
    {
        if constexpr (How == Stores::fields)
            head().used = used;
        else
            store_pair(bytes_ + 16, load_word(bytes_ + 16), static_cast<std::uint64_t>(head().flags) << 32 | used);
    }

    char* append(Kind kind, std::size_t size) noexcept
    {
        const std::uint32_t used = head().used;
        if (__builtin_expect(size > whole_size || whole(size) > whole_size - used, 0)) return append_heap(kind, size);
        set_used(used + static_cast<std::uint32_t>(whole(size)));
        return start_record(bytes_ + used, kind, size);
    }

    // The block begins with its used size.
    [[gnu::noinline, gnu::cold]] char* append_heap(Kind kind, std::size_t size) noexcept
    {
        const std::uint32_t old = head().heap ? overflow_used(head().heap) : 4;
        void* block = size > 65535 ? nullptr : std::realloc(head().heap, old + whole(size));
        if (!block) {
            head().flags |= 1u;
            return nullptr;
        }
        const auto used = static_cast<std::uint32_t>(old + whole(size));
        std::memcpy(block, &used, sizeof used);
        head().heap = static_cast<unsigned char*>(block);
        return start_record(head().heap + old, kind, size);
    }
    [[gnu::noinline, gnu::cold]] void clone_heap() noexcept
    {
        const unsigned char* from = head().heap;
        const std::uint32_t used = overflow_used(from);
        head().heap = static_cast<unsigned char*>(std::malloc(used));
        if (head().heap)
            std::memcpy(head().heap, from, used);
        else
            head().flags |= 1u;
    }
    [[gnu::noinline, gnu::cold]] void release() noexcept { std::free(head().heap); }
    static std::uint32_t overflow_used(const unsigned char* block) noexcept
    {
        std::uint32_t used = 0;
        std::memcpy(&used, block, sizeof used);
        return used;
    }

    std::string_view find(Kind kind) const noexcept
    {
        const std::string_view text = find_in(bytes_, sizeof(Head), head().used, kind);
        if (text.data() || !head().heap) return text;
        return find_in(head().heap, 4, overflow_used(head().heap), kind);
    }
    static std::string_view find_in(const unsigned char* base, std::size_t at, std::size_t end, Kind kind) noexcept
    {
        while (at < end) {
            std::uint32_t header = 0;
            std::memcpy(&header, base + at, sizeof header);
            const std::size_t size = header & 0xffff;
            if (header >> 16 == static_cast<std::uint32_t>(kind))
                return {reinterpret_cast<const char*>(base + at + 4), size};
            at += whole(size);
        }
        return {};
    }

    union alignas(Align) {
        Head head_;
        unsigned char bytes_[whole_size]; // never initialised beyond `used`
    };
};

} // namespace representation
