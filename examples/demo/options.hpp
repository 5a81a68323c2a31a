// SPDX-License-Identifier: BSL-1.0
// The command line of amiss_demo.
#pragma once

#include <optional>
#include <string>

namespace demo {

struct Options {
    std::string api = "all";
    bool serve = false;
    unsigned short port = 0;
    unsigned short control = 0; ///< the port of the control; 0 for none
    bool quiet = false;
    bool verbose = false;
    std::string transcript; ///< the file that it is written to; empty for none
    bool help = false;
};

inline constexpr const char* usage =
    "usage: amiss_demo [--api cstar|cstar_v1|codespar|onestack|all] [--quiet | --verbose] [--transcript FILE] [--help]\n"
    "       amiss_demo --serve --api cstar|cstar_v1|codespar|onestack --port 1-65535 [--control 1-65535] [--quiet]\n";

/// Nothing when an argument is unknown, has no value or a wrong one, or contradicts another.
std::optional<Options> parse_options(int count, const char* const* arguments);

} // namespace demo
