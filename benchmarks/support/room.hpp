// SPDX-License-Identifier: BSL-1.0
// Memory for a buffer that lies elsewhere in its page with each repetition.
#pragma once

#include <cstddef>

namespace bench {

/// Memory for a buffer that starts at another offset in its page with each repetition. Where source and target have the same
/// offset in their pages, processors suspect that loads depend on stores, and memcpy takes three times as long.
template <class Buffer>
class Room {
public:
    Buffer& at(std::size_t repetition) noexcept { return *reinterpret_cast<Buffer*>(bytes_ + 832 * repetition % page); }

private:
    static constexpr std::size_t page = 4096;
    alignas(64) char bytes_[page + sizeof(Buffer)];
};

} // namespace bench
