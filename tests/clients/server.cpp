// SPDX-License-Identifier: BSL-1.0
// A server that speaks the dialects of others, for their clients: it prints its address, and serves until its input ends.
//
// usage: amiss_dialect_server [port] [dialect of the targets that name none]
#include <clients/answer.hpp>
#include <demo/server.hpp>

#include <charconv>
#include <exception>
#include <iostream>
#include <string_view>

int main(int count, char** arguments)
try {
    const std::string_view number = count > 1 ? arguments[1] : "0";
    const std::string_view name = count > 2 ? arguments[2] : "";
    unsigned short port = 0;
    const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), port);
    const judge::Dialect* const otherwise = judge::find_dialect(name);
    const bool has_faults = failed != std::errc() || end != number.data() + number.size();
    if (has_faults || count > 3 || (count > 2 && !otherwise)) {
        std::cerr << "usage: amiss_dialect_server [port] [dialect]\n";
        return 2;
    }
    judge::Answer answer(otherwise);
    const demo::Server server(port, [&answer](const demo::HttpRequest& request) { return answer(request); });
    std::cout << "http://127.0.0.1:" << server.port() << std::endl;
    while (std::cin.get() != std::char_traits<char>::eof()) {
    }
    return 0;
} catch (const std::exception& problem) {
    std::cerr << "amiss_dialect_server: " << problem.what() << '\n';
    return 1;
}
