// SPDX-License-Identifier: BSL-1.0
// The parts of the lines that all samples share.
#include <demo/samples.hpp>

#include <algorithm>
#include <map>

namespace demo {

bool Sample::needs_control() const
{
    return std::any_of(lines.begin(), lines.end(),
                       [](const std::string& line) { return line.find("{control}") != std::string::npos; });
}

std::string show(std::string_view arguments) { return std::string("curl -s -i -w '\\n' ").append(arguments); }

std::string send(std::string_view arguments) { return std::string("curl -s -o /dev/null ").append(arguments); }

std::string order(std::string_view path_and_query)
{
    return std::string("curl -s -X POST '{control}").append(path_and_query) += '\'';
}

std::string header(std::string_view name, std::string_view value, std::string_view rest)
{
    return std::string("-H '").append(name).append(": ").append(value).append("' ").append(rest);
}

std::string bearer(std::string_view key, std::string_view rest)
{
    return header("Authorization", std::string("Bearer ").append(key), rest);
}

std::string json(std::string_view body, std::string_view rest)
{
    return header("Content-Type", "application/json", std::string("-d '").append(body).append("' ").append(rest));
}

const std::vector<Sample>& samples_of(std::string_view api)
{
    static const std::map<std::string_view, std::vector<Sample>> all{{"cstar", cstar_samples()},
                                                                     {"cstar_v1", cstar_v1_samples()},
                                                                     {"codespar", codespar_samples()},
                                                                     {"onestack", onestack_samples()}};
    return all.at(api);
}

} // namespace demo
