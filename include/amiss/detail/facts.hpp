// The facts of an error that are not text.
#pragma once

#include <amiss/provenance.hpp>

#include <cstdint>
#include <cstring>

namespace amiss {
inline namespace v0 {

class Catalog;
struct RowData;

namespace detail {

/// Two 16-byte units, which copies load whole.
struct Facts {
    const Catalog* catalog = nullptr;
    const RowData* row = nullptr; ///< null for a code of no catalogue
    const char* file = nullptr;
    std::uint32_t line = 0;
    std::uint16_t status = 500;
    std::uint8_t flags = 0;
    Provenance provenance = Provenance::local;

    static constexpr std::uint8_t own_message = 1;
    static constexpr std::uint8_t malformed = 2;
    static constexpr std::uint8_t foreign = 4; ///< neither a row nor a status nor a name: a program's own 500
};

/// Stores 16 bytes by one instruction where the machine has it.
///
/// The next thing that happens to a new error is a copy with 16-byte loads, and a load that spans several smaller
/// stores has to wait until they have reached the cache: about a third of the cost of an error that is handed on.
inline void store_unit(void* to, std::uint64_t low, std::uint64_t high) noexcept
{
#if (defined(__GNUC__) || defined(__clang__)) && defined(__SSE2__)
    typedef std::uint64_t Pair __attribute__((vector_size(16)));
    Pair pair = {low, high};
    asm("" : "+x"(pair)); // or the compiler splits the store again
    std::memcpy(to, &pair, sizeof pair);
#else
    const std::uint64_t pair[2] = {low, high};
    std::memcpy(to, pair, sizeof pair);
#endif
}

/// Replaces all facts, each unit by one store.
inline void store_facts(Facts& to, const Facts& from) noexcept
{
    std::uint64_t words[sizeof(Facts) / 8];
    static_assert(sizeof words == 32 && sizeof(void*) == 8, "amiss: only 64-bit machines are supported");
    std::memcpy(words, &from, sizeof words);
    store_unit(&to, words[0], words[1]);
    store_unit(reinterpret_cast<char*>(&to) + 16, words[2], words[3]);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
