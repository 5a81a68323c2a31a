// SPDX-License-Identifier: BSL-1.0
// Writes the transcript, and counts.
#include <clients/report.hpp>

#include <algorithm>
#include <exception>
#include <iostream>

namespace clients {

Report::Report(std::string_view name, std::ostream& transcript) : transcript_(transcript) { result_.name = name; }

void Report::station(std::string_view title)
{
    const auto has_it = [title](const Station& other) { return other.title == title; };
    const bool unique = std::none_of(result_.stations.begin(), result_.stations.end(), has_it);
    result_.stations.push_back({std::string(title), {}});
    transcript_ << "\n=== " << result_.name << ": " << title << '\n';
    check("no other station has this title", unique);
}

void Report::say(std::string_view line) { transcript_ << "  " << line << '\n'; }

void Report::check(std::string_view what, bool good)
{
    ++result_.checks;
    if (good) return;
    Station& station = result_.stations.back();
    station.problems.emplace_back(what);
    result_.problems.push_back(station.title + ": " + std::string(what));
}

int run_program(TourResult (*tour)(std::ostream&))
{
    try {
        const TourResult result = tour(std::cout);
        for (const std::string& problem : result.problems) std::cout << "WRONG: " << problem << '\n';
        std::cout << result.name << ": " << result.stations.size() << " stations, " << result.checks
                  << " checks, problems: " << result.problems.size() << '\n';
        return result.problems.empty() ? 0 : 1;
    } catch (const std::exception& exception) {
        std::cerr << "the tour ended early: " << exception.what() << '\n';
        return 1;
    }
}

} // namespace clients
