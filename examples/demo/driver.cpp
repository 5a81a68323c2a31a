// SPDX-License-Identifier: BSL-1.0
// Runs scenarios against a server in the same process, and reads the responses as a client does.
#include <demo/driver.hpp>

#include <demo/check.hpp>
#include <demo/client.hpp>
#include <demo/server.hpp>
#include <demo/service.hpp>
#include <demo/typed.hpp>

#include <amiss/catalog_lookup.hpp>
#include <amiss/http_status.hpp>

#include <chrono>
#include <ostream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace demo {
namespace {

using Log = std::vector<std::string>;

/// A response that breaks off is one too, without headers: of a stream that does, what came of it is the body.
HttpResponse exchange(const Scenario& scenario, Client& client)
{
    HttpResponse response;
    std::string data;
    try {
        if (!scenario.breaks) return client.send(scenario.request);
        response = client.stream(scenario.request, [&data](std::string_view piece) { data += piece; });
    } catch (const std::system_error&) {
        response.status = data.empty() ? 0 : 200; // there is data of a 2xx only
        response.broken = true;
    }
    response.body += data;
    return response;
}

Row run(const Scenario& scenario, const Rules& rules, Service& service, Log& log, Client& client, std::ostream& out)
{
    for (int time = 0; time < scenario.before; ++time) client.send(scenario.request);
    service.with([&](Services& services) {
        log.clear();
        if (scenario.prepare) scenario.prepare(services);
    });
    const HttpResponse response = exchange(scenario, client);
    print_exchange(out, service.api().name, scenario, response);

    Row row{&scenario, response.status, check(scenario, rules, response), {}};
    if (response.status >= 400) {
        const Typed typed = read_typed(service.api(), scenario.request, response);
        check_typed(scenario, service.api(), response, typed, row.checked);
        row.decision = decision_line(typed);
        print_typed(out, typed);
    }
    service.with([&](Services& services) {
        check_log(scenario, response, log, row.checked);
        if (scenario.also && !scenario.also(services))
            row.checked.problems.emplace_back("it did not leave what it should");
    });
    for (const std::string& line : log) out << "log: " << line << '\n'; // no request is being handled
    return row;
}

/// Adds whether the scenario was as documented, under its name and under what it has in common with others. Returns
/// whether its name is new.
bool add_evidence(Summary& summary, const Row& row)
{
    const bool good = row.checked.problems.empty();
    const auto add = [&](const std::string& name) {
        const auto [known, is_new] = summary.evidence.emplace(summary.api + ": " + name, good);
        known->second = known->second && good;
        return is_new;
    };
    const Scenario& scenario = *row.scenario;
    const std::string status = std::to_string(scenario.status);
    add("every response");
    add("status " + status);
    if (scenario.status >= 400) add("every error");
    if (!scenario.code.empty()) add("code " + scenario.code + " " + status);
    return add(scenario.what);
}

/// The requests that were answered with this code, as one line.
CodeSummary summarize(const std::vector<Row>& rows, const amiss::RowData& code)
{
    CodeSummary summary{std::string(code.name), amiss::to_int(code.status), 0, {}};
    for (const Row& row : rows) {
        if (row.checked.code != code.name) continue;
        if (summary.requests++ == 0) summary.decision = row.decision;
    }
    return summary;
}

} // namespace

Summary run_scenarios(const Scenarios& scenarios, std::ostream& transcript)
{
    Log log;
    Service service(scenarios.api, example_time);
    service.with(
        [&log](Services& services) { services.log = [&log](std::string_view line) { log.emplace_back(line); }; });
    const Server server(0, [&service](const HttpRequest& request) { return service.handle(request); });
    Client client(server.port());

    std::vector<Row> rows;
    for (const Scenario& scenario : scenarios.all)
        rows.push_back(run(scenario, scenarios.rules, service, log, client, transcript));
    print_table(transcript, scenarios.api.name, rows);

    Summary summary{std::string(scenarios.api.name), {}, rows.size(), {}, {}};
    for (const Row& row : rows) {
        for (const std::string& problem : row.checked.problems)
            summary.problems.push_back(row.scenario->what + std::string(": ") + problem);
        if (!add_evidence(summary, row))
            summary.problems.push_back("there are two scenarios '" + row.scenario->what + "'");
    }
    // Each row of the catalogue needs a scenario, except that of a retired code, which is never sent.
    for (const amiss::RowData& row : *scenarios.api.catalog) {
        const CodeSummary code = summarize(rows, row);
        if ((code.requests == 0) != row.retired)
            summary.problems.push_back(code.code + (row.retired ? " was sent" : " never came"));
        if (!row.retired) summary.codes.push_back(code);
    }
    return summary;
}

} // namespace demo
