// SPDX-License-Identifier: BSL-1.0
// The physical limit of reading: copying the bytes of the body.
#include <read/question.hpp>

#include <array>
#include <cstring>

namespace {

struct Copy {
    std::array<char, 512> copy;

    bool operator()(std::string_view body)
    {
        if (body.size() > copy.size()) return false;
        std::memcpy(copy.data(), body.data(), body.size());
        benchmark::DoNotOptimize(copy);
        return true;
    }
    static std::string text(bool) { return {}; }
};

const bool entered =
    bench::enter_reader<Copy, bench::AsWritten>("memcpy",
                                                "copies the bytes, reads nothing; no unit, differs from run to run",
                                                bench::Shows::nothing);

} // namespace
