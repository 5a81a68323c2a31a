// SPDX-License-Identifier: BSL-1.0
// Memory that ends at a page which can be neither read nor written, so that one byte too many stops the program.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>

class GuardedPage {
public:
    static constexpr char filler = 'g';

    GuardedPage() : size_(static_cast<std::size_t>(sysconf(_SC_PAGESIZE)))
    {
        void* const pages = mmap(nullptr, 2 * size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (pages == MAP_FAILED) std::abort();
        begin_ = static_cast<char*>(pages);
        std::memset(begin_, filler, size_);
        if (mprotect(begin_ + size_, size_, PROT_NONE) != 0) std::abort();
    }
    GuardedPage(const GuardedPage&) = delete;
    GuardedPage& operator=(const GuardedPage&) = delete;
    ~GuardedPage() { munmap(begin_, 2 * size_); }

    /// The first byte that cannot be read; at least 4,096 before it can.
    char* end() const { return begin_ + size_; }

private:
    std::size_t size_;
    char* begin_ = nullptr;
};
