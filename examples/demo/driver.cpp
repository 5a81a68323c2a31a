// SPDX-License-Identifier: BSL-1.0
// Runs scenarios against a server in the same process, and reads the responses as a client does.
#include <demo/driver.hpp>

#include <demo/check.hpp>
#include <demo/client.hpp>
#include <demo/report.hpp>
#include <demo/server.hpp>
#include <demo/service.hpp>
#include <demo/typed.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace demo {
namespace {

using Log = std::vector<std::string>;

Row run(const Scenario& scenario, const Rules& rules, Service& service, Log& log, Client& client, bool quiet)
{
    for (int time = 0; time < scenario.before; ++time) client.send(scenario.request);
    service.with([&](Services& services) {
        log.clear();
        if (scenario.prepare) scenario.prepare(services);
    });
    const HttpResponse response = client.send(scenario.request);
    if (!quiet) print_exchange(service.api().name, scenario, response);

    Row row{&scenario, response.status, check(scenario, rules, response), {}};
    if (response.status >= 400) {
        const Typed typed = read_typed(service.api(), scenario.request, response);
        check_typed(scenario, service.api(), response, typed, row.checked);
        row.decision = decision_line(typed);
        if (!quiet) print_typed(typed);
    }
    service.with([&](Services& services) {
        check_log(scenario, response, log, row.checked);
        if (scenario.also && !scenario.also(services))
            row.checked.problems.emplace_back("it did not leave what it should");
    });
    if (!quiet) {
        for (const std::string& line : log) std::cout << "log: " << line << '\n'; // no request is being handled
    }
    return row;
}

bool produced(const std::vector<Row>& rows, std::string_view code)
{
    return std::any_of(rows.begin(), rows.end(), [code](const Row& row) { return row.checked.code == code; });
}

} // namespace

bool run_scenarios(const Scenarios& scenarios, bool quiet)
{
    const std::string_view api = scenarios.api.name;
    Log log;
    Service service(scenarios.api, example_time);
    service.with(
        [&log](Services& services) { services.log = [&log](std::string_view line) { log.emplace_back(line); }; });
    const Server server(0, [&service](const HttpRequest& request) { return service.handle(request); });
    Client client(server.port());

    std::vector<Row> rows;
    for (const Scenario& scenario : scenarios.all)
        rows.push_back(run(scenario, scenarios.rules, service, log, client, quiet));
    print_table(api, rows);

    // Each row of the catalogue needs a scenario, except that of a retired code, which is never sent.
    std::size_t codes = 0;
    std::size_t found = 0;
    std::size_t problems = 0;
    for (const amiss::RowData& row : *scenarios.api.catalog) {
        if (!row.retired) ++codes;
        if (produced(rows, row.name) == row.retired) {
            std::cout << "    WRONG: " << row.name << (row.retired ? " was sent\n" : " never came\n");
            ++problems;
        } else if (!row.retired) {
            ++found;
        }
    }
    for (const Row& row : rows) problems += row.checked.problems.size();
    std::cout << api << ": " << found << " of " << codes << " codes, " << rows.size()
              << " requests, problems: " << problems << '\n';
    return problems == 0;
}

} // namespace demo
