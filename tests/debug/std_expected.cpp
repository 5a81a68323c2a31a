// SPDX-License-Identifier: BSL-1.0
// Results of the standard library, in C++23, for tests/debug/gdb.sh; run alone, it checks itself.
#include "subjects.hpp"

#include <expected>

namespace debug {

std::expected<int, amiss::ApiError> number = 7;
std::expected<int, amiss::ApiError> failed = std::unexpected(amiss::ApiError(Code::sold_out));
std::expected<void, amiss::ApiError> nothing;

} // namespace debug

int main()
{
    const bool checks = debug::number && !debug::failed && debug::nothing;
    return checks ? 0 : 1;
}
