// SPDX-License-Identifier: BSL-1.0
// The program of the ticket client: runs the tour and prints its transcript.
#include <ticket_client/tour.hpp>

#include <exception>
#include <iostream>

int main()
{
    try {
        return tickets::run_tour(false) ? 0 : 1;
    } catch (const std::exception& exception) {
        std::cerr << "ticket_client: " << exception.what() << '\n';
        return 1;
    }
}
