// SPDX-License-Identifier: BSL-1.0
// Candidate 2: a handle of 16 bytes to one of 64 static blocks, which a lock-free stack of indices manages. When all
// are taken, malloc is used. A tag in the upper half of the stack's head keeps a pop from succeeding with a stale next
// index.
#pragma once

#include "block.hpp"

#include <atomic>
#include <cstdlib>

namespace representation {

class Pool {
public:
    static constexpr std::uint32_t capacity = 64;
    static constexpr std::uint32_t none = capacity;

    constexpr Pool() noexcept : head_{0}, next_{}, blocks_{} {}

    std::uint32_t take() noexcept
    {
        std::uint64_t head = head_.load(std::memory_order_acquire);
        for (;;) {
            const auto index = static_cast<std::uint32_t>(head);
            if (index == none) return none;
            // 0 means "the next block", so the pool can be zero-initialised and needs no start-up code.
            const std::uint32_t stored = next_[index].load(std::memory_order_relaxed);
            const std::uint32_t after = stored == 0 ? index + 1 : stored - 1;
            if (head_.compare_exchange_weak(head, tagged(head, after), std::memory_order_acquire)) return index;
        }
    }
    void give_back(std::uint32_t index) noexcept
    {
        std::uint64_t head = head_.load(std::memory_order_relaxed);
        do {
            next_[index].store(static_cast<std::uint32_t>(head) + 1, std::memory_order_relaxed);
        } while (!head_.compare_exchange_weak(head, tagged(head, index), std::memory_order_release,
                                              std::memory_order_relaxed));
    }
    Block& at(std::uint32_t index) noexcept { return blocks_[index]; }

private:
    static std::uint64_t tagged(std::uint64_t head, std::uint32_t index) noexcept
    {
        return ((head >> 32) + 1) << 32 | index;
    }

    std::atomic<std::uint64_t> head_;
    std::atomic<std::uint32_t> next_[capacity];
    Block blocks_[capacity];
};

inline Pool pool;

class PooledBlock {
public:
    explicit PooledBlock(std::uint16_t row, const char* file = __builtin_FILE(), int line = __builtin_LINE()) noexcept
        : block_{nullptr}, index_{pool.take()}
    {
        if (__builtin_expect(index_ == Pool::none, 0)) {
            block_ = static_cast<Block*>(std::malloc(sizeof(Block)));
            if (!block_) std::abort(); // a real implementation would use a shared last block here
        } else {
            block_ = &pool.at(index_);
        }
        block_->start(row, file, line);
    }
    PooledBlock(PooledBlock&& other) noexcept : block_{other.block_}, index_{other.index_} { other.block_ = nullptr; }
    PooledBlock& operator=(PooledBlock&&) = delete;
    ~PooledBlock()
    {
        if (!block_) return;
        if (__builtin_expect(index_ == Pool::none, 0))
            std::free(block_);
        else
            pool.give_back(index_);
    }

    PooledBlock& with_param(std::string_view param) noexcept
    {
        block_->fill_in(param);
        return *this;
    }
    std::uint16_t row() const noexcept { return block_->row; }
    std::string_view message() const noexcept { return block_->message(); }
    std::string_view param() const noexcept { return block_->param(); }

private:
    Block* block_;
    std::uint32_t index_;
};

} // namespace representation
