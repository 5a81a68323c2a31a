// SPDX-License-Identifier: BSL-1.0
// Counts allocations: malloc and its relatives are replaced by functions that count and then call glibc's __libc_ names.
//
// For one file of a program.
#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdlib>

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);
}

namespace allocations {

inline volatile long calls = 0;

inline void count() { calls = calls + 1; }

/// Whether `make` allocates.
template <class Make>
bool counts(Make make)
{
    const long before = calls;
    make();
    return calls > before;
}

} // namespace allocations

extern "C" {

void* malloc(std::size_t size) noexcept
{
    allocations::count();
    return __libc_malloc(size);
}
void* calloc(std::size_t number, std::size_t size) noexcept
{
    allocations::count();
    return __libc_calloc(number, size);
}
void* realloc(void* block, std::size_t size) noexcept
{
    allocations::count();
    return __libc_realloc(block, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept
{
    allocations::count();
    return __libc_memalign(alignment, size);
}
void* memalign(std::size_t alignment, std::size_t size) noexcept
{
    allocations::count();
    return __libc_memalign(alignment, size);
}
int posix_memalign(void** block, std::size_t alignment, std::size_t size) noexcept
{
    allocations::count();
    *block = __libc_memalign(alignment, size);
    return *block == nullptr ? ENOMEM : 0;
}
void free(void* block) noexcept
{
    allocations::count();
    __libc_free(block);
}

} // extern "C"
