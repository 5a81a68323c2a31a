// SPDX-License-Identifier: BSL-1.0
// amiss_demo: four APIs on the loopback interface, and requests that cause each error in their documents.
#include <demo/driver.hpp>
#include <demo/options.hpp>
#include <demo/scenario.hpp>
#include <demo/serve.hpp>

#include <codespar_client/tour.hpp>
#include <onestack_client/tour.hpp>
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

/// Everything that was run, for the table and the verdict.
struct Results {
    std::vector<demo::Summary> apis;
    std::vector<clients::TourResult> tours;
};

/// The tours, with the names of the APIs whose clients they show.
constexpr std::array<std::pair<std::string_view, clients::TourResult (*)(std::ostream&)>, 3> tours{
    {{"cstar", tickets::run_tour}, {"codespar", codespar_client::run_tour}, {"onestack", onestack_client::run_tour}}};

Results run(const std::vector<demo::Scenarios>& all, std::ostream& transcript)
{
    Results results;
    for (const demo::Scenarios& scenarios : all) results.apis.push_back(demo::run_scenarios(scenarios, transcript));
    for (const auto& [api, run_tour] : tours) {
        for (const demo::Scenarios& scenarios : all) {
            if (scenarios.api.name == api) results.tours.push_back(run_tour(transcript));
        }
    }
    return results;
}

/// Prints each problem, and one line that says whether there are any. Returns the exit status.
int print_verdict(std::ostream& out, const Results& results)
{
    std::size_t codes = 0;
    std::size_t requests = 0;
    std::size_t problems = 0;
    int checks = 0;
    for (const demo::Summary& api : results.apis) {
        codes += api.codes.size();
        requests += api.requests;
        problems += api.problems.size();
        for (const std::string& problem : api.problems) out << "WRONG: " << api.api << ": " << problem << '\n';
    }
    for (const clients::TourResult& tour : results.tours) {
        checks += tour.checks;
        problems += tour.problems.size();
        for (const std::string& problem : tour.problems) out << "WRONG: " << tour.client << ": " << problem << '\n';
    }
    out << (problems == 0 ? "All as documented: " : "NOT as documented: ") << codes << " codes, " << results.apis.size()
        << (results.apis.size() == 1 ? " API, " : " APIs, ") << requests << " requests, " << checks
        << " checks of the clients, problems: " << problems << '\n';
    return problems == 0 ? 0 : 1;
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
    std::ofstream file;
    if (!options.transcript.empty()) {
        file.open(options.transcript);
        if (!file) throw std::runtime_error("cannot write to " + options.transcript);
    }
    std::ostringstream transcript;
    const Results results = run(all, transcript);
    file << transcript.str();
    if (options.verbose) std::cout << transcript.str() << '\n';
    if (!options.quiet) {
        demo::print_summaries(std::cout, results.apis);
        std::cout << '\n';
    }
    return print_verdict(std::cout, results);
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
