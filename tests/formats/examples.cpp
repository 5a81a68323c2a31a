// SPDX-License-Identifier: BSL-1.0
// Reads the files of printed error bodies.
#include "formats/examples.hpp"

#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/text/token.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace formats_test {
namespace {

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

std::string after(std::string_view line, std::string_view start)
{
    return std::string(amiss::detail::trim_blanks(line.substr(start.size())));
}

} // namespace

std::string_view Example::header(std::string_view name) const
{
    for (const auto& [key, value] : headers) {
        if (amiss::detail::same_header(key, name)) return value;
    }
    return {};
}

std::vector<Example> examples_of(std::string_view dialect)
{
    const std::string path = std::string(AMISS_SOURCE_DIR "/tests/vectors/dialects/") + std::string(dialect) + ".txt";
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::vector<Example> examples;
    bool in_body = false;
    for (std::string line; std::getline(file, line);) {
        if (line == "---") {
            in_body = false;
        } else if (in_body) {
            examples.back().body += line + '\n';
        } else if (starts_with(line, "# ")) {
            examples.push_back({after(line, "# "), {}, 0, {}, {}});
        } else if (starts_with(line, "source: ")) {
            examples.back().source = after(line, "source: ");
        } else if (starts_with(line, "status: ")) {
            examples.back().status = std::atoi(line.c_str() + 8);
        } else if (starts_with(line, "header: ")) {
            const std::string header = after(line, "header: ");
            const std::size_t colon = header.find(':');
            examples.back().headers.emplace_back(header.substr(0, colon), after(header, header.substr(0, colon + 1)));
        } else if (line == "body:") {
            in_body = true;
        } else if (!line.empty() && !starts_with(line, "note: ")) {
            throw std::runtime_error(path + ": what is this line? " + line);
        }
    }
    return examples;
}

std::string without_white_space(std::string_view body)
{
    const bool is_xml = starts_with(body, "<");
    std::string text;
    bool in_string = false;
    for (std::size_t at = 0; at < body.size(); ++at) {
        const char c = body[at];
        if (!is_xml && in_string && c == '\\' && at + 1 < body.size()) {
            text.append(body.substr(at++, 2));
            continue;
        }
        if (!is_xml && c == '"') in_string = !in_string;
        const bool is_space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (is_xml && is_space) { // between two tags
            const std::size_t next = body.find_first_not_of(" \n\r\t", at);
            if (next == body.npos || (body[next] == '<' && (text.empty() || text.back() == '>'))) continue;
        } else if (is_space && !in_string) {
            continue;
        }
        text += c;
    }
    return text;
}

TEST(examples, white_space_counts_inside_strings_only)
{
    EXPECT_EQ(without_white_space("{ \"a b\" :\n[ 1, \"\\\" \" ] }"), R"({"a b":[1,"\" "]})");
    EXPECT_EQ(without_white_space("<a x=\"1\">\n  <b>two words</b>\n</a>\n"), "<a x=\"1\"><b>two words</b></a>");
}

} // namespace formats_test
