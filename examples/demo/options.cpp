// SPDX-License-Identifier: BSL-1.0
// Reads the command line.
#include <demo/options.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace demo {
namespace {

constexpr std::array<std::string_view, 5> apis{"cstar", "cstar_v1", "codespar", "onestack", "all"};

std::optional<unsigned short> parse_port(std::string_view text)
{
    unsigned short port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc() || end != text.data() + text.size() || port == 0) return std::nullopt;
    return port;
}

} // namespace

std::optional<Options> parse_options(int count, const char* const* arguments)
{
    Options options;
    bool api_given = false;
    for (int at = 1; at < count; ++at) {
        const std::string_view argument = arguments[at];
        const bool has_value = at + 1 < count;
        if (argument == "--help") {
            options.help = true;
        } else if (argument == "--quiet") {
            options.quiet = true;
        } else if (argument == "--verbose") {
            options.verbose = true;
        } else if (argument == "--transcript" && has_value) {
            options.transcript = arguments[++at];
            if (options.transcript.empty()) return std::nullopt;
        } else if (argument == "--serve") {
            options.serve = true;
        } else if (argument == "--api" && has_value) {
            options.api = arguments[++at];
            api_given = true;
            if (std::find(apis.begin(), apis.end(), options.api) == apis.end()) return std::nullopt;
        } else if (argument == "--port" && has_value) {
            const auto port = parse_port(arguments[++at]);
            if (!port) return std::nullopt;
            options.port = *port;
        } else if (argument == "--control" && has_value) {
            const auto port = parse_port(arguments[++at]);
            if (!port) return std::nullopt;
            options.control = *port;
        } else {
            return std::nullopt;
        }
    }
    if (options.help) return options;
    if (options.serve != (options.port != 0)) return std::nullopt; // one without the other
    if (options.serve && (!api_given || options.api == "all")) return std::nullopt;
    if (options.control != 0 && (!options.serve || options.control == options.port)) return std::nullopt;
    if (options.verbose && (options.quiet || options.serve)) return std::nullopt;
    if (options.serve && !options.transcript.empty()) return std::nullopt;
    return options;
}

} // namespace demo
