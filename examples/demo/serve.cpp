// SPDX-License-Identifier: BSL-1.0
// Runs a server until a signal ends it.
#include <demo/serve.hpp>

#include <demo/control.hpp>
#include <demo/samples.hpp>
#include <demo/server.hpp>
#include <demo/service.hpp>

#include <amiss/catalog.hpp>
#include <amiss/http_status.hpp>

#include <csignal>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

namespace demo {
namespace {

void replace_all(std::string& text, std::string_view mark, const std::string& with)
{
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += with.size())
        text.replace(at, mark.size(), with);
}

/// Prints the sample as shell: what it provokes, as a comment, and the lines.
void print(std::ostream& out, const Api& api, const Sample& sample, const std::string& base, const std::string& control)
{
    const amiss::RowData& row = *api.catalog->find(sample.code);
    out << "\n# " << row.name << ' ' << amiss::to_int(row.status) << '\n';
    if (!sample.what.empty()) out << "# " << sample.what << '\n';
    for (std::string line : sample.lines) {
        replace_all(line, "{base}", base);
        replace_all(line, "{control}", control);
        out << line << '\n';
    }
}

/// The lines for what can be provoked; without a control, also what a control would add.
void print_samples(std::ostream& out, const Api& api, const std::string& base, const std::string& control)
{
    std::string more;
    for (const Sample& sample : samples_of(api.name)) {
        if (!control.empty() || !sample.needs_control())
            print(out, api, sample, base, control);
        else
            more.append(more.empty() ? "" : ", ").append(sample.what.empty() ? sample.code : sample.what);
    }
    if (!more.empty()) out << "\n# --control PORT moves the clock and orders faults. It adds: " << more << '\n';
}

std::string address(const Server& server) { return "http://127.0.0.1:" + std::to_string(server.port()); }

} // namespace

void serve(const Api& api, unsigned short port, unsigned short control, bool quiet)
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

    std::optional<Server> orders;
    if (control != 0)
        orders.emplace(control, [&service](const HttpRequest& request) { return handle_control(service, request); });

    std::cout << "serving " << api.name << " on " << address(server) << "\n";
    if (orders) std::cout << "control on " << address(*orders) << "; GET / lists what it can do\n";
    std::cout << "Each group of lines provokes the error in the comment before it.\n";
    print_samples(std::cout, api, address(server), orders ? address(*orders) : "");
    std::cout << "\n# Ctrl-C stops the server; so does SIGTERM.\n" << std::flush;

    int signal = 0;
    sigwait(&signals, &signal);
    std::cout << "stopped\n";
}

} // namespace demo
