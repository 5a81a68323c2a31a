// SPDX-License-Identifier: BSL-1.0
// What the operations whose growth is counted share.
#pragma once

#include <cstddef>
#include <functional>

namespace growth {

/// Counts an operation of a size, in which each element may take at most `most` instructions. It returns whether its result
/// was right.
void measure(const char* name, std::size_t size, std::size_t most, const std::function<bool()>& operation);

/// Reads bodies that were made to be slow, of this many elements.
void hostile_bodies(std::size_t size);

} // namespace growth
