// SPDX-License-Identifier: BSL-1.0
// What has to be so in every answer, and what a row says of its own.
#include <servers/compare.hpp>

#include <amiss/detail/text/token.hpp>
#include <amiss/request_id.hpp>

#include <charconv>
#include <cstddef>

namespace servers {
namespace {

std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        all.push_back(text.substr(at, end - at));
        at = end == std::string::npos ? text.size() : end + 1;
    }
    return all;
}

bool begins(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

/// `text` as one line that shows control characters, and not too long.
std::string shown(std::string_view text)
{
    std::string line;
    for (const char c : text.substr(0, 200)) {
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        if (is_control)
            line += '?';
        else
            line += c;
    }
    return line + (text.size() > 200 ? "…" : "");
}

/// Whether `name: value`, as a line of a table says it, is among the headers.
bool has(const Received& answer, std::string_view line)
{
    const std::string_view name = line.substr(0, line.find(": "));
    for (const auto& [own, value] : answer.headers) {
        if (!amiss::detail::same_header(own, name)) continue;
        if (name.size() == line.size() || value == line.substr(name.size() + 2)) return true;
    }
    return false;
}

/// The wanted body with the id in place of `<id>`, where the body has one that is clean.
std::string filled(std::string wanted, std::string_view body, std::string& id)
{
    const std::size_t at = wanted.find("<id>");
    if (at == std::string::npos || body.size() < at) return wanted;
    const std::string_view found = body.substr(at, body.find('"', at) - at);
    if (!amiss::is_request_id(found)) return wanted;
    id = found;
    return wanted.replace(at, 4, id);
}

void compare_headers(const Received& answer, const Expected& expected, Differences& differences)
{
    bool has_type = false;
    for (const std::string& line : lines(expected.headers)) {
        has_type = has_type || begins(line, "Content-Type: ");
        if (line[0] == '!' && has(answer, line.substr(1))) differences.push_back("has " + line.substr(1));
        if (line[0] != '!' && !has(answer, line)) {
            const std::string* const other = answer.header(line.substr(0, line.find(':')));
            differences.push_back("lacks " + line + (other != nullptr ? ", has " + shown(*other) : ""));
        }
    }
    for (std::size_t at = 0; at < answer.headers.size(); ++at) {
        for (std::size_t other = 0; other < at; ++other) {
            if (amiss::detail::same_header(answer.headers[at].first, answer.headers[other].first))
                differences.push_back("has " + answer.headers[at].first + " twice");
        }
    }
    if (has_type || expected.body.empty()) return;
    const std::string* const type = answer.header("Content-Type");
    if (type == nullptr || *type != "application/json")
        differences.push_back("Content-Type is " + (type != nullptr ? shown(*type) : "absent"));
}

void compare_body(const Received& answer, const Expected& expected, bool is_head, std::string& id,
                  Differences& differences)
{
    if (!is_head) {
        const std::string wanted = filled(expected.body, answer.body, id);
        if (answer.body != wanted) differences.push_back("the body is '" + shown(answer.body) + "'");
        return;
    }
    // An id that was made is as long as another, but nobody knows how long that is.
    const std::string* const length = answer.header("Content-Length");
    const std::size_t least = expected.body.size();
    const bool has_id = expected.body.find("<id>") != std::string::npos;
    std::size_t said = 0;
    if (length != nullptr) std::from_chars(length->data(), length->data() + length->size(), said);
    const std::size_t most = has_id ? least - 4 + amiss::longest_request_id : least;
    if (said < least || said > most)
        differences.push_back("Content-Length is " + (length != nullptr ? *length : "absent"));
}

} // namespace

Differences compare(const Received& answer, const Expected& expected, bool is_head, std::string& id)
{
    Differences differences;
    if (!answer.fault.empty()) return {answer.fault};
    compare_headers(answer, expected, differences);
    compare_body(answer, expected, is_head, id, differences);
    if (const std::string* const outside = answer.header("X-Request-Id")) {
        if (!amiss::is_request_id(*outside)) differences.push_back("X-Request-Id is " + shown(*outside));
        if (!id.empty() && *outside != id) differences.push_back("two ids, " + *outside + " and " + id);
        id = *outside;
    }
    return differences;
}

Expected leniently(Expected expected, const Received& answer)
{
    const auto replace = [](std::string& text, std::string_view from, std::string_view to) {
        const std::size_t at = text.find(from);
        if (at != std::string::npos) text.replace(at, from.size(), to);
    };
    std::string without_id = expected.body;
    replace(without_id, R"(,"request_id":"<id>")", "");
    const std::string* const length = answer.header("Content-Length"); // all that there is of the answer to a HEAD
    const bool has_no_id = answer.body.empty() ? length != nullptr && *length == std::to_string(without_id.size())
                                               : answer.body.find("request_id") == std::string::npos;
    if (has_no_id) expected.body = without_id;
    if (answer.body.find(R"("request_id":"")") != std::string::npos) replace(expected.body, "<id>", "");
    const std::string* const allow = answer.header("Allow");
    for (const std::string_view method : {", HEAD", ", OPTIONS"}) {
        if (allow != nullptr && allow->find(method) == std::string::npos) replace(expected.headers, method, "");
    }
    return expected;
}

Differences compare(const std::vector<std::string>& noted, const std::vector<Expected>& expected,
                    const std::vector<std::string>& ids)
{
    Differences differences;
    std::size_t count = 0;
    for (std::size_t at = 0; at < expected.size(); ++at) {
        if (expected[at].status < 400) continue;
        if (++count > noted.size()) continue;
        const std::string& line = noted[count - 1];
        std::vector<std::string> parts = lines(expected[at].noted);
        if (at < ids.size() && !ids[at].empty()) parts.push_back("id=" + ids[at]);
        for (const std::string& part : parts) {
            if (line.find(part) == std::string::npos)
                differences.push_back("on_error had no '" + part + "' but '" + shown(line) + "'");
        }
    }
    if (noted.size() != count)
        differences.push_back("on_error was called " + std::to_string(noted.size()) + " times before the answer, not "
                              + std::to_string(count));
    return differences;
}

} // namespace servers
