// SPDX-License-Identifier: BSL-1.0
// The program of the ticket client: runs the tour and prints its transcript.
#include <ticket_client/tour.hpp>

#include <exception>
#include <iostream>

int main()
{
    try {
        const tickets::TourResult result = tickets::run_tour(std::cout);
        for (const std::string& problem : result.problems) std::cout << "WRONG: " << problem << '\n';
        std::cout << "ticket_client: " << result.stations << " stations, " << result.checks
                  << " checks, problems: " << result.problems.size() << '\n';
        return result.problems.empty() ? 0 : 1;
    } catch (const std::exception& exception) {
        std::cerr << "ticket_client: " << exception.what() << '\n';
        return 1;
    }
}
