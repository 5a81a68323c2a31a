// SPDX-License-Identifier: BSL-1.0
// Lines of shell that provoke each error of an API, to paste while its server runs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demo {

/// How to provoke one error. In the lines, `{base}` is the address of the server and `{control}` that of its control.
struct Sample {
    std::string_view code;          ///< the last line is answered with it
    std::string_view what;          ///< why, if the code alone does not say so
    std::vector<std::string> lines; ///< may use what the lines before them have set

    bool needs_control() const;
};

/// A line that prints the whole response, one that only sends, and one for the control; see curl(1).
std::string show(std::string_view arguments);
std::string send(std::string_view arguments);
std::string order(std::string_view path_and_query);

/// Arguments of curl: a header, a key, a JSON body, and those that follow.
std::string header(std::string_view name, std::string_view value, std::string_view rest);
std::string bearer(std::string_view key, std::string_view rest);
std::string json(std::string_view body, std::string_view rest);

/// A sample for each code that the API sends, and for other errors that take some time.
///
/// No sample depends on another, so they work in any order.
const std::vector<Sample>& samples_of(std::string_view api);

std::vector<Sample> cstar_samples();
std::vector<Sample> cstar_v1_samples();
std::vector<Sample> codespar_samples();
std::vector<Sample> onestack_samples();

} // namespace demo
