// SPDX-License-Identifier: BSL-1.0
// The requirements of the documents, one a line of requirements.txt, and whether what was run holds them.
#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

/// What shows that a requirement holds.
///
///     cstar: No Authorization header            a scenario of an API
///     ticket_client: A used-up limit            a station of a client's tour
///     cstar/invalid_api_key: cstar keys list    a text in the reference of a code
///     cstar/header: X-RateLimit-Reset           a text in the notes of an API, of one kind
///     tests/raises.cpp: narrow_keeps_what_is    a test, which `tools/test` runs
struct Holder {
    std::string subject;
    std::string name;
};

struct Requirement {
    std::string row;  ///< number and lines of the document, "000:24-27"
    std::string text; ///< what is required
    std::vector<Holder> holders;
};

/// Reads lines of `row | requirement | holder; holder`. Throws std::runtime_error, with the line's number, at any other.
std::vector<Requirement> read_requirements(std::istream& lines);
/// Those of requirements.txt in the source tree.
std::vector<Requirement> read_requirements();

/// Each scenario and station that was run, by "cstar: No Authorization header", and whether it was as documented.
using Evidence = std::map<std::string, bool, std::less<>>;

/// A requirement, what was found of it, and what is wrong.
struct Finding {
    const Requirement* requirement = nullptr;
    std::size_t run = 0;               ///< how many holders were seen to hold it
    std::size_t tests = 0;             ///< how many are tests, which this program does not run
    std::vector<std::string> problems; ///< a sentence for each holder that does not hold
};

/// Judges the requirements on the APIs in `apis`, and those on the library if all four are in it.
std::vector<Finding> judge(const std::vector<Requirement>& requirements, const std::vector<std::string>& apis,
                           const Evidence& evidence);

/// Prints a line for each requirement: row, requirement, how it was provoked, and whether it holds.
void print_findings(std::ostream& out, const std::vector<Finding>& findings);

} // namespace demo
