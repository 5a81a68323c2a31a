// SPDX-License-Identifier: BSL-1.0
// All deviations. One that is no longer there fails the test, as does any other difference.
#include <servers/deviations.hpp>

#include <array>

namespace servers {
namespace {

// clang-format off: a table
constexpr std::array<Deviation, 3> deviations{{
    {"httplib", "two requests at once, the first for no note", "no answer: nothing more in time",
     "cpp-httplib reads ahead, and forgets what it has read when it has answered: the second request is lost."},
    {"httplib", "a method that nobody knows", "says that it closes; the next request: no answer: closed",
     "cpp-httplib refuses a method that is not in its list before it reads the headers, and cannot go on after them."},
    {"httplib", "a header without a colon", "the status is 200; does not say that it closes; the connection stays open",
     "cpp-httplib skips a line without a colon, and no program sees it."},
}};
// clang-format on

} // namespace

const Deviation* find_deviation(std::string_view server, std::string_view request)
{
    for (const Deviation& deviation : deviations) {
        if (deviation.server == server && deviation.request == request) return &deviation;
    }
    return nullptr;
}

} // namespace servers
