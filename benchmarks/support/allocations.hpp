// SPDX-License-Identifier: BSL-1.0
// How often memory was allocated, so that the report can say it for each rival.
#pragma once

namespace bench {

/// The calls of operator new so far in the whole program. An exception's own memory, and malloc in C, are not among them.
long allocations() noexcept;

} // namespace bench
