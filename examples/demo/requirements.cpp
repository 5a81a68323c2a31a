// SPDX-License-Identifier: BSL-1.0
// Reads, judges and prints the requirements.
#include <demo/requirements.hpp>

#include <demo/reference.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <iomanip>
#include <istream>
#include <ostream>
#include <stdexcept>
#include <utility>

namespace demo {
namespace {

constexpr std::size_t text_width = 58;
constexpr std::size_t holder_width = 48;

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Cuts the part before `mark` off the front of `text`, without the blanks around it.
std::string_view next_part(std::string_view& text, char mark)
{
    const std::size_t end = text.find(mark);
    const std::string_view part = trimmed(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return part;
}

Requirement parse(std::string_view line, int number)
{
    const auto require = [number](bool good, const char* what) {
        if (!good) throw std::runtime_error("requirements.txt:" + std::to_string(number) + ": " + what);
    };
    require(std::count(line.begin(), line.end(), '|') == 2, "a line is `row | requirement | holder; holder`");
    Requirement requirement{std::string(next_part(line, '|')), std::string(next_part(line, '|')), {}};
    require(!requirement.row.empty() && !requirement.text.empty(), "the row or the requirement is missing");
    require(requirement.text.size() <= text_width, "the requirement is longer than its column");
    while (!trimmed(line).empty()) {
        std::string_view holder = next_part(line, ';');
        const std::string subject(next_part(holder, ':'));
        require(!subject.empty() && !trimmed(holder).empty(), "a holder is `subject: name`");
        requirement.holders.push_back({subject, std::string(trimmed(holder))});
    }
    require(!requirement.holders.empty(), "nothing holds it");
    return requirement;
}

/// The API of a document; empty for the library itself.
std::string_view api_of(std::string_view row)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> documents{
        {{"000", "cstar"}, {"001", "cstar"}, {"002", "cstar_v1"}, {"003", "codespar"}, {"004", "onestack"}}};
    for (const auto& [document, api] : documents) {
        if (row.substr(0, document.size()) == document) return api;
    }
    return {};
}

void judge(const Holder& holder, const Evidence& evidence, Finding& finding)
{
    const std::string name = holder.subject + ": " + holder.name;
    if (holder.subject.find('.') != std::string::npos) {
        ++finding.tests;
    } else if (const std::size_t slash = holder.subject.find('/'); slash != std::string::npos) {
        const std::string_view subject = holder.subject;
        if (reference_has(subject.substr(0, slash), subject.substr(slash + 1), holder.name))
            ++finding.run;
        else
            finding.problems.push_back("the reference does not have '" + name + "'");
    } else if (const auto found = evidence.find(name); found == evidence.end()) {
        finding.problems.push_back("'" + name + "' was not run");
    } else if (found->second) {
        ++finding.run;
    } else {
        finding.problems.push_back("'" + name + "' was not as documented");
    }
}

/// The text, cut to `width` bytes. All texts in the file are ASCII.
std::string fitted(std::string text, std::size_t width)
{
    if (text.size() > width) text.replace(width - 3, std::string::npos, "...");
    return text;
}

std::string how(const Requirement& requirement)
{
    const Holder& first = requirement.holders.front();
    const std::size_t others = requirement.holders.size() - 1;
    return first.subject + ": " + first.name + (others == 0 ? "" : " (+" + std::to_string(others) + ")");
}

} // namespace

std::vector<Requirement> read_requirements(std::istream& lines)
{
    std::vector<Requirement> requirements;
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        requirements.push_back(parse(line, number));
    }
    return requirements;
}

std::vector<Requirement> read_requirements()
{
    std::ifstream file(AMISS_DEMO_REQUIREMENTS);
    if (!file) throw std::runtime_error("cannot read " AMISS_DEMO_REQUIREMENTS);
    return read_requirements(file);
}

std::vector<Finding> judge(const std::vector<Requirement>& requirements, const std::vector<std::string>& apis,
                           const Evidence& evidence)
{
    std::vector<Finding> findings;
    for (const Requirement& requirement : requirements) {
        const std::string_view api = api_of(requirement.row);
        const bool due = api.empty() ? apis.size() == 4 : std::find(apis.begin(), apis.end(), api) != apis.end();
        if (!due) continue;
        Finding& finding = findings.emplace_back();
        finding.requirement = &requirement;
        for (const Holder& holder : requirement.holders) judge(holder, evidence, finding);
    }
    return findings;
}

void print_findings(std::ostream& out, const std::vector<Finding>& findings)
{
    const auto print = [&out](std::string_view row, std::string_view text, std::string shown, std::string_view result) {
        out << std::left << std::setw(14) << row << std::setw(text_width + 2) << text << std::setw(holder_width + 2)
            << fitted(std::move(shown), holder_width) << result << '\n';
    };
    print("row", "requirement", "how it was provoked", "holds");
    for (const Finding& finding : findings) {
        const Requirement& requirement = *finding.requirement;
        const std::string_view result = !finding.problems.empty() ? "NO" : finding.run > 0 ? "ok" : "see tools/test";
        print(requirement.row, requirement.text, how(requirement), result);
        for (const std::string& problem : finding.problems) out << "    WRONG: " << problem << '\n';
    }
}

} // namespace demo
