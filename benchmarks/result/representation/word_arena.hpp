// SPDX-License-Identifier: BSL-1.0
// Candidate 1 in the form that the library uses: a head of three words, copied word by word, and 232 bytes of records.
// For text that does not fit, the address of a heap block replaces the records.
#pragma once

#include "copy_schemes.hpp"
#include "rows.hpp"

#include <cstdlib>
#include <new>

namespace representation {

// The empty asm keeps a compiler from combining words into vectors.
template <std::size_t From, std::size_t To>
[[gnu::always_inline]] inline void move_words(unsigned char* to, const unsigned char* from) noexcept
{
    if constexpr (From < To) {
        std::uint64_t word = load_word(from + From);
        asm("" : "+r"(word));
        std::memcpy(to + From, &word, sizeof word);
        move_words<From + 8, To>(to, from);
    }
}

class WordArena {
public:
    explicit WordArena(std::uint16_t row, const char* file = __builtin_FILE(), int line = __builtin_LINE()) noexcept
        : head_{rows, file, static_cast<std::uint16_t>(line), row, rows[row].status, 0, 0}
    {}

    WordArena(const WordArena& other) noexcept { copy_from(other); }
    WordArena(WordArena&& other) noexcept { take_from(other); }
    WordArena& operator=(const WordArena& other) noexcept { return *this = WordArena(other); }
    WordArena& operator=(WordArena&& other) noexcept
    {
        if (this != &other) {
            this->~WordArena();
            take_from(other);
        }
        return *this;
    }
    ~WordArena()
    {
        if (__builtin_expect(head_.used == on_heap, 0)) std::free(block());
    }

    WordArena& with_param(std::string_view param) noexcept
    {
        const Row& row = head_.rows[head_.row];
        const std::size_t size = filled_size(row, param);
        if (char* out = append(param.size() + size + 4)) {
            const std::uint16_t sizes[2] = {static_cast<std::uint16_t>(param.size()), static_cast<std::uint16_t>(size)};
            std::memcpy(out, sizes, 4);
            fill(put(out + 4, param), row, param);
        }
        return *this;
    }

    std::uint16_t row() const noexcept { return head_.row; }
    std::string_view message() const noexcept
    {
        return head_.used == 0 ? head_.rows[head_.row].message : std::string_view(text() + 4 + size(0), size(1));
    }
    std::string_view param() const noexcept
    {
        return head_.used == 0 ? std::string_view() : std::string_view(text() + 4, size(0));
    }

private:
    static constexpr std::uint8_t on_heap = 255;

    struct Head {
        const Row* rows;
        const char* file;
        std::uint16_t line;
        std::uint16_t row;
        std::uint16_t status;
        std::uint8_t flags;
        std::uint8_t used; // bytes of text, or on_heap
    };
    static_assert(sizeof(Head) == 24);

    // g++ would warn about copying bytes that may be uninitialised. The empty asm hides from it where they come from.
    const unsigned char* stored() const noexcept
    {
        auto* bytes = reinterpret_cast<const unsigned char*>(this);
#if !defined(__clang__)
        asm("" : "+r"(bytes));
#endif
        return bytes;
    }
    char* block() const noexcept
    {
        char* address = nullptr;
        std::memcpy(&address, stored() + sizeof(Head), sizeof address);
        return address;
    }
    const char* text() const noexcept { return head_.used == on_heap ? block() : text_; }
    std::uint16_t size(int which) const noexcept
    {
        std::uint16_t size = 0;
        std::memcpy(&size, text() + 2 * which, sizeof size);
        return size;
    }

    char* append(std::size_t bytes) noexcept
    {
        if (__builtin_expect(bytes > sizeof text_, 0)) return append_heap(bytes);
        head_.used = static_cast<std::uint8_t>(bytes);
        return text_;
    }
    [[gnu::noinline, gnu::cold]] char* append_heap(std::size_t bytes) noexcept
    {
        char* made = bytes > 65535 ? nullptr : static_cast<char*>(std::malloc(bytes));
        head_.flags |= made ? 0 : 1;
        if (!made) return nullptr;
        head_.used = on_heap;
        std::memcpy(text_, &made, sizeof made);
        return made;
    }

    unsigned char* bytes() noexcept { return reinterpret_cast<unsigned char*>(this); }

    // The compiler can see what is left in `other`: nothing that its destructor would have to check.
    [[gnu::always_inline]] void take_from(WordArena& other) noexcept
    {
        move_words<0, sizeof(Head)>(bytes(), other.bytes());
        const std::uint8_t used = other.head_.used;
        if (__builtin_expect(used == 0, 1)) return;
        if (used == on_heap) other.head_.used = 0;
        move_words<sizeof(Head), 72>(bytes(), other.stored());
        if (used > 48) move_range<72, whole_size>(bytes(), other.stored());
    }
    void copy_from(const WordArena& other) noexcept
    {
        move_range<0, whole_size>(bytes(), other.stored());
        if (head_.used != on_heap) return;
        head_.used = 0;
        const std::size_t bytes = 4U + other.size(0) + other.size(1);
        if (char* out = append(bytes)) std::memcpy(out, other.text(), bytes);
    }

    Head head_;
    char text_[whole_size - sizeof(Head)]; // never initialised beyond `used`
};

} // namespace representation
