// SPDX-License-Identifier: BSL-1.0
// amiss_demo: four APIs on the loopback interface, and requests that cause each error in their documents.
#include <demo/driver.hpp>
#include <demo/options.hpp>
#include <demo/scenario.hpp>
#include <demo/serve.hpp>
#include <demo/verdict.hpp>

#include <codespar_client/tour.hpp>
#include <gateway/tour.hpp>
#include <onestack_client/tour.hpp>
#include <streaming/tour.hpp>
#include <ticket_client/tour.hpp>

#include <array>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using Tour = clients::TourResult (*)(std::ostream&);

/// The tours, with the names of the APIs whose clients they show.
constexpr std::array<std::pair<std::string_view, Tour>, 3> clients_of{
    {{"cstar", tickets::run_tour}, {"codespar", codespar_client::run_tour}, {"onestack", onestack_client::run_tour}}};

/// The tours of servers that are not one of the four APIs.
constexpr std::array<Tour, 2> servers{gateway::run_tour, streaming::run_tour};

demo::Results run(const std::vector<demo::Scenarios>& all, bool with_servers, std::ostream& transcript)
{
    demo::Results results;
    for (const demo::Scenarios& scenarios : all) results.apis.push_back(demo::run_scenarios(scenarios, transcript));
    for (const auto& [api, run_tour] : clients_of) {
        for (const demo::Scenarios& scenarios : all) {
            if (scenarios.api.name == api) results.clients.push_back(run_tour(transcript));
        }
    }
    if (!with_servers) return results;
    for (const Tour run_tour : servers) results.servers.push_back(run_tour(transcript));
    return results;
}

int run(const demo::Options& options)
{
    constexpr std::array tables{demo::cstar_scenarios, demo::cstar_v1_scenarios, demo::codespar_scenarios,
                                demo::onestack_scenarios};
    std::vector<demo::Scenarios> all;
    for (const auto table : tables) {
        demo::Scenarios scenarios = table();
        if (options.api == "all" || options.api == scenarios.api.name) all.push_back(std::move(scenarios));
    }
    if (options.serve) {
        demo::serve(all.front().api, options.port, options.control, options.quiet);
        return 0;
    }
    const std::vector<demo::Requirement> requirements = demo::read_requirements();
    std::ofstream file;
    if (!options.transcript.empty()) {
        file.open(options.transcript);
        if (!file) throw std::runtime_error("cannot write to " + options.transcript);
    }
    std::ostringstream transcript;
    const demo::Results results = run(all, options.api == "all", transcript);
    const std::vector<demo::Finding> findings = demo::judge(requirements, results);
    file << transcript.str();
    if (options.verbose) std::cout << transcript.str() << '\n';
    if (!options.quiet) {
        demo::print_findings(std::cout, findings);
        std::cout << '\n';
        demo::print_summaries(std::cout, results.apis);
        std::cout << '\n';
    }
    return print_verdict(std::cout, results, findings);
}

} // namespace

int main(int count, char** arguments)
{
    const auto options = demo::parse_options(count, arguments);
    if (!options) {
        std::cerr << demo::usage;
        return 2;
    }
    if (options->help) {
        std::cout << demo::usage;
        return 0;
    }
    try {
        return run(*options);
    } catch (const std::exception& exception) {
        std::cerr << "amiss_demo: " << exception.what() << '\n';
        return 1;
    }
}
