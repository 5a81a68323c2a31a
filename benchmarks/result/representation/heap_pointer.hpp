// SPDX-License-Identifier: BSL-1.0
// Candidate 3: an owning pointer to a block from malloc.
#pragma once

#include "block.hpp"

#include <cstdlib>

namespace representation {

class HeapPointer {
public:
    explicit HeapPointer(std::uint16_t row, const char* file = __builtin_FILE(), int line = __builtin_LINE()) noexcept
        : block_{static_cast<Block*>(std::malloc(sizeof(Block)))}
    {
        if (!block_) std::abort(); // a real implementation would use a static block here
        block_->start(row, file, line);
    }
    HeapPointer(HeapPointer&& other) noexcept : block_{other.block_} { other.block_ = nullptr; }
    HeapPointer& operator=(HeapPointer&&) = delete;
    ~HeapPointer()
    {
        if (block_) std::free(block_);
    }

    HeapPointer& with_param(std::string_view param) noexcept
    {
        block_->fill_in(param);
        return *this;
    }
    std::uint16_t row() const noexcept { return block_->row; }
    std::string_view message() const noexcept { return block_->message(); }
    std::string_view param() const noexcept { return block_->param(); }

private:
    Block* block_;
};

} // namespace representation
