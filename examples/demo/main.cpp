// SPDX-License-Identifier: BSL-1.0
// amiss_demo: four APIs on the loopback interface, and requests that cause each error in their documents.
#include <demo/driver.hpp>
#include <demo/options.hpp>
#include <demo/scenario.hpp>
#include <demo/serve.hpp>

#include <ticket_client/tour.hpp>

#include <array>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

/// Everything that was run, for the table and the verdict.
struct Results {
    std::vector<demo::Summary> apis;
    tickets::TourResult tour;
};

Results run(const std::vector<demo::Scenarios>& all, bool with_tour, std::ostream& transcript)
{
    Results results;
    for (const demo::Scenarios& scenarios : all) results.apis.push_back(demo::run_scenarios(scenarios, transcript));
    if (with_tour) results.tour = tickets::run_tour(transcript);
    return results;
}

/// Prints each problem, and one line that says whether there are any. Returns the exit status.
int print_verdict(std::ostream& out, const Results& results)
{
    std::size_t codes = 0;
    std::size_t requests = 0;
    std::size_t problems = results.tour.problems.size();
    for (const demo::Summary& api : results.apis) {
        codes += api.codes.size();
        requests += api.requests;
        problems += api.problems.size();
        for (const std::string& problem : api.problems) out << "WRONG: " << api.api << ": " << problem << '\n';
    }
    for (const std::string& problem : results.tour.problems) out << "WRONG: ticket_client: " << problem << '\n';
    out << (problems == 0 ? "All as documented: " : "NOT as documented: ") << codes << " codes, " << results.apis.size()
        << (results.apis.size() == 1 ? " API, " : " APIs, ") << requests << " requests, " << results.tour.checks
        << " checks of the client, problems: " << problems << '\n';
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
    const Results results = run(all, options.api == "all" || options.api == "cstar", transcript);
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
