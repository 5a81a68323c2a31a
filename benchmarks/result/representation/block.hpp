// SPDX-License-Identifier: BSL-1.0
// The block that the two handle candidates point to. It has the content of candidate 1 but no overflow: a longer text
// is dropped, which only favours the handles.
#pragma once

#include "rows.hpp"

namespace representation {

struct Block {
    const Row* rows;
    const char* file;
    std::uint32_t line;
    std::uint16_t row;
    std::uint16_t status;
    std::uint16_t message_size;
    std::uint16_t param_size;
    char text[256 - 28];

    void start(std::uint16_t which, const char* where, int at) noexcept
    {
        rows = representation::rows;
        file = where;
        line = static_cast<std::uint32_t>(at);
        row = which;
        status = rows[which].status;
        message_size = 0;
        param_size = 0;
    }
    void fill_in(std::string_view param) noexcept
    {
        const std::size_t size = filled_size(rows[row], param);
        if (size + param.size() > sizeof text) return;
        fill(text, rows[row], param);
        put(text + size, param);
        message_size = static_cast<std::uint16_t>(size);
        param_size = static_cast<std::uint16_t>(param.size());
    }
    std::string_view message() const noexcept
    {
        return message_size ? std::string_view{text, message_size} : rows[row].message;
    }
    std::string_view param() const noexcept { return {text + message_size, param_size}; }
};
static_assert(sizeof(Block) == 256);

} // namespace representation
