// SPDX-License-Identifier: BSL-1.0
// The transcript of a tour, and the checks on it.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clients {

/// One outcome, and what was done with it.
struct Station {
    std::string title;                 ///< no other station of the tour has it
    std::vector<std::string> problems; ///< a few words for each thing that is not as it should be
};

struct TourResult {
    std::string name; ///< of what the tour shows, such as "ticket_client"
    std::vector<Station> stations;
    int checks = 0;
    std::vector<std::string> problems; ///< those of all stations, with their titles
};

/// Writes what happens into the transcript, station by station, and collects what is not as it should be.
class Report {
public:
    Report(std::string_view name, std::ostream& transcript);

    void station(std::string_view title);
    void say(std::string_view line);
    void check(std::string_view what, bool good);
    TourResult finish() { return std::move(result_); }

private:
    std::ostream& transcript_;
    TourResult result_;
};

/// The program of one tour: prints its transcript and verdict. Returns the exit status.
int run_program(TourResult (*tour)(std::ostream&));

} // namespace clients
