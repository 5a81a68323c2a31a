// SPDX-License-Identifier: BSL-1.0
// Runs a server until a signal ends it.
#include <demo/serve.hpp>

#include <demo/server.hpp>
#include <demo/service.hpp>

#include <csignal>
#include <iostream>
#include <string>

namespace demo {
namespace {

std::string with_base(std::string_view sample, const std::string& base)
{
    std::string text(sample);
    constexpr std::string_view mark = "{base}";
    if (const std::size_t at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), base);
    return text;
}

} // namespace

void serve(const Api& api, unsigned short port, bool quiet)
{
    // Blocked before the server's threads start, which inherit this: the signals are left to sigwait.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    Service service(api);
    if (!quiet)
        service.with(
            [](Services& services) { services.log = [](std::string_view line) { std::clog << line << '\n'; }; });
    const Server server(port, [&service](const HttpRequest& request) { return service.handle(request); });

    const std::string base = "http://127.0.0.1:" + std::to_string(server.port());
    std::cout << "serving " << api.name << " on " << base << " until SIGINT or SIGTERM; try\n";
    for (const std::string_view sample : api.samples) std::cout << "  curl -i " << with_base(sample, base) << '\n';
    std::cout << std::flush;

    int signal = 0;
    sigwait(&signals, &signal);
    std::cout << "stopped\n";
}

} // namespace demo
