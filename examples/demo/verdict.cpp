// SPDX-License-Identifier: BSL-1.0
// Counts what was run and what was wrong with it.
#include <demo/verdict.hpp>

#include <ostream>
#include <string>
#include <string_view>

namespace demo {
namespace {

class Verdict {
public:
    explicit Verdict(std::ostream& out) : out_(out) {}

    void add(std::string_view where, const std::vector<std::string>& problems)
    {
        problems_ += problems.size();
        for (const std::string& problem : problems) out_ << "WRONG: " << where << ": " << problem << '\n';
    }
    std::size_t problems() const { return problems_; }

private:
    std::ostream& out_;
    std::size_t problems_ = 0;
};

std::string counted(std::size_t count, std::string_view what)
{
    return std::to_string(count).append(" ").append(what).append(count == 1 ? "" : "s").append(", ");
}

} // namespace

std::vector<Finding> judge(const std::vector<Requirement>& requirements, const Results& results)
{
    std::vector<std::string> apis;
    Evidence evidence;
    for (const Summary& api : results.apis) {
        apis.push_back(api.api);
        evidence.insert(api.evidence.begin(), api.evidence.end());
    }
    for (const auto* tours : {&results.clients, &results.servers}) {
        for (const clients::TourResult& tour : *tours) {
            for (const clients::Station& station : tour.stations)
                evidence.emplace(tour.name + ": " + station.title, station.problems.empty());
        }
    }
    return judge(requirements, apis, evidence);
}

int print_verdict(std::ostream& out, const Results& results, const std::vector<Finding>& findings)
{
    Verdict verdict(out);
    std::size_t codes = 0;
    std::size_t requests = 0;
    int checks = 0;
    for (const Summary& api : results.apis) {
        codes += api.codes.size();
        requests += api.requests;
        verdict.add(api.api, api.problems);
    }
    for (const clients::TourResult& tour : results.clients) {
        checks += tour.checks;
        verdict.add(tour.name, tour.problems);
    }
    for (const clients::TourResult& tour : results.servers) verdict.add(tour.name, tour.problems);
    for (const Finding& finding : findings) verdict.add(finding.requirement->row, finding.problems);
    out << (verdict.problems() == 0 ? "All as documented: " : "NOT as documented: ") << counted(codes, "code")
        << counted(results.apis.size(), "API") << counted(requests, "request")
        << counted(findings.size(), "requirement") << checks << " checks of the clients, ";
    for (const clients::TourResult& tour : results.servers) out << tour.checks << " of the " << tour.name << ", ";
    out << "problems: " << verdict.problems() << '\n';
    return verdict.problems() == 0 ? 0 : 1;
}

} // namespace demo
