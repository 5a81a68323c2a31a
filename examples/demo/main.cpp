// SPDX-License-Identifier: BSL-1.0
// amiss_demo: four APIs on the loopback interface, and requests that cause each error in their documents.
#include <demo/driver.hpp>
#include <demo/options.hpp>
#include <demo/scenario.hpp>
#include <demo/serve.hpp>

#include <ticket_client/tour.hpp>

#include <array>
#include <exception>
#include <iostream>

namespace {

int run(const demo::Options& options)
{
    constexpr std::array tables{demo::cstar_scenarios, demo::cstar_v1_scenarios, demo::codespar_scenarios,
                                demo::onestack_scenarios};
    bool good = true;
    for (const auto table : tables) {
        const demo::Scenarios scenarios = table();
        if (options.api != "all" && options.api != scenarios.api.name) continue;
        if (options.serve)
            demo::serve(scenarios.api, options.port, options.quiet);
        else
            good = demo::run_scenarios(scenarios, options.quiet) && good;
    }
    const bool has_cstar = options.api == "all" || options.api == "cstar";
    if (has_cstar && !options.serve) good = tickets::run_tour(options.quiet) && good;
    return good ? 0 : 1;
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
