// SPDX-License-Identifier: BSL-1.0
// Sends the forty requests of the table to one server and checks what it answers.
//
// usage: amiss_server_NAME NAME [--results FILE] [--only WORDS]
// --results writes what docs/servers.md is made of; --only sends the rows whose name contains the words. A server that is
// written by hand ("by_hand_…") may answer as it likes: its answers are only counted.
#include <servers/api.hpp>
#include <servers/compare.hpp>
#include <servers/deviations.hpp>
#include <servers/notes.hpp>
#include <servers/server.hpp>
#include <servers/table.hpp>
#include <servers/wire.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>

namespace {

using servers::After;
using servers::Case;
using servers::Differences;

struct Options {
    std::string server;
    std::string results;
    std::string only;
    bool is_by_hand = false;
};

/// What was sent and what came, for the eyes of whoever looks for the fault.
std::string dump(std::string_view title, const std::string& bytes)
{
    std::string text = "  " + std::string(title) + " (" + std::to_string(bytes.size()) + " bytes):\n    | ";
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (at == 1500 && bytes.size() > 2000) {
            text += "\n    | … " + std::to_string(bytes.size() - 1900) + " bytes …\n    | ";
            at = bytes.size() - 400;
        }
        const char c = bytes[at];
        const bool is_shown = static_cast<unsigned char>(c) >= 0x20;
        if (is_shown) text += c;
        if (!is_shown && c != '\r' && c != '\n') text += '?';
        if (c == '\n' && at + 1 != bytes.size()) text += "\n    | ";
    }
    return text + "\n";
}

/// The answers that a row wants, in the same form.
std::string dump(const Case& row)
{
    std::string bytes;
    for (const servers::Expected& expected : row.answers) {
        bytes += "HTTP/1.1 " + std::to_string(expected.status) + "\n" + expected.headers;
        bytes += (expected.headers.empty() ? "" : "\n") + expected.body + "\n";
    }
    return dump("wanted", bytes + (row.after == After::closes ? "and then the end" : "and then more requests"));
}

struct Outcome {
    Differences differences;
    std::string sent;
    std::string received;
};

void add(Differences& all, const Differences& more) { all.insert(all.end(), more.begin(), more.end()); }

/// How long an answer may take. A server with an adapter answers at once, unless the machine is busy; of the others, many stay
/// silent, and not all tests may take so long.
std::chrono::milliseconds patience_with(bool is_by_hand) { return std::chrono::milliseconds(is_by_hand ? 1500 : 4000); }

/// Sends the pieces of a row. The first answer, if it came before all of them were sent; else one without a status.
servers::Received send(servers::Wire& wire, const Case& row, bool is_by_hand, Outcome& outcome)
{
    for (const std::string& piece : row.pieces) {
        if (piece == servers::await_continue) {
            servers::Received interim = wire.receive(false, patience_with(is_by_hand));
            if (interim.status >= 200) return interim;
            if (interim.status != 100) outcome.differences.push_back("there is no 100 Continue");
            continue;
        }
        if (&piece != &row.pieces.front()) std::this_thread::sleep_for(std::chrono::milliseconds(15));
        wire.send(piece);
        outcome.sent += piece;
    }
    return {};
}

void check_end(servers::Wire& wire, const servers::Received& last, const Case& row, bool is_by_hand, Outcome& outcome)
{
    const bool says_close = last.header("Connection") != nullptr && *last.header("Connection") == "close";
    const bool is_old = outcome.sent.find(" HTTP/1.0\r\n") != std::string::npos; // it closes without a word
    if (row.after == After::closes) {
        if (!says_close && !is_old) outcome.differences.push_back("does not say that it closes");
        const std::string end = wire.end(patience_with(is_by_hand));
        if (!end.empty()) outcome.differences.push_back(end);
    } else {
        if (says_close) outcome.differences.push_back("says that it closes");
        std::string id;
        wire.send(servers::probe());
        const servers::Expected healthy{200, "", R"({"ok":true})"};
        for (const std::string& difference :
             compare(wire.receive(false, patience_with(is_by_hand)), healthy, false, id))
            outcome.differences.push_back("the next request: " + difference);
    }
}

Outcome run(const Case& row, int port, servers::Noted& noted, bool is_by_hand)
{
    Outcome outcome;
    servers::Wire wire(port);
    noted.take();
    servers::Received answer = send(wire, row, is_by_hand, outcome);
    const bool is_head = row.pieces.front().substr(0, 5) == "HEAD ";
    std::vector<std::string> ids;
    std::vector<servers::Expected> answers = row.answers;
    for (servers::Expected& expected : answers) {
        if (&expected != &answers.front() || answer.status == 0)
            answer = wire.receive(is_head, patience_with(is_by_hand));
        if (is_by_hand) expected = leniently(expected, answer);
        if (answer.fault.empty() && answer.status != expected.status) {
            outcome.differences.push_back("the status is " + std::to_string(answer.status));
            expected = servers::no_more_than(answer.status); // everything else has to fit the other status
        }
        add(outcome.differences, compare(answer, expected, is_head, ids.emplace_back()));
        if (answer.fault.empty()) continue;
        outcome.received = wire.bytes();
        return outcome;
    }
    if (!is_by_hand) add(outcome.differences, compare(noted.take(), answers, ids));
    check_end(wire, answer, row, is_by_hand, outcome);
    for (const std::string& line : noted.take()) outcome.differences.push_back("on_error was called late: " + line);
    outcome.received = wire.bytes();
    if (outcome.received.find("hush") != std::string::npos) outcome.differences.push_back("a secret went out");
    return outcome;
}

std::string joined(const Differences& differences)
{
    std::string all;
    for (const std::string& difference : differences) all += (all.empty() ? "" : "; ") + difference;
    return all;
}

/// One line of the results: server, request, statuses wanted, "yes", "no" or "deviates", differences, reason; between tabs.
struct Result {
    std::string line;
    bool is_right;
    bool is_failure;
};

Result check(const Options& options, const Case& row, int port, servers::Noted& noted)
{
    const Outcome outcome = run(row, port, noted, options.is_by_hand);
    const std::string found = joined(outcome.differences);
    const servers::Deviation* const deviation = servers::find_deviation(options.server, row.name);
    const std::string expected = deviation != nullptr ? std::string(deviation->difference) : "";
    const bool is_failure = !options.is_by_hand && found != expected;
    // What on_error still has to say of this row is not for the next one.
    if (!found.empty()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const std::string name(row.name);
    if (is_failure || (options.is_by_hand && !found.empty())) {
        std::cout << options.server << ": " << name << ": " << (found.empty() ? "is as in the table" : found) << "\n";
        if (deviation != nullptr) std::cout << "  the deviation that is listed: " << expected << "\n";
        std::cout << dump("sent", outcome.sent) << dump(row) << dump("received", outcome.received);
    }
    const std::string word = found.empty() ? "yes" : deviation != nullptr ? "deviates" : "no";
    std::string statuses;
    for (const servers::Expected& expected_answer : row.answers)
        statuses += (statuses.empty() ? "" : ", ") + std::to_string(expected_answer.status);
    const std::string reason = deviation != nullptr ? std::string(deviation->reason) : "";
    return {options.server + '\t' + name + '\t' + statuses + '\t' + word + '\t' + found + '\t' + reason + '\n',
            found.empty(), is_failure};
}

int run(const Options& options)
{
    servers::Noted noted;
    amiss::Service<> api(notes::envelope, notes::problem);
    servers::set_up(api, noted);
    const std::vector<Case> rows = servers::table();
    if (rows.size() != 40) return std::cerr << "the table has " << rows.size() << " requests, not 40\n", 1;
    const auto server = servers::start(api);
    std::string results;
    std::size_t sent = 0;
    std::size_t right = 0;
    std::size_t failures = 0;
    for (const Case& row : rows) {
        if (row.name.find(options.only) == std::string_view::npos) continue;
        const Result result = check(options, row, server->port, noted);
        results += result.line;
        ++sent;
        right += result.is_right ? 1 : 0;
        failures += result.is_failure ? 1 : 0;
    }
    std::cout << options.server << ": " << right << " of " << sent << " answers are as in the table\n";
    if (!options.results.empty()) std::ofstream(options.results) << results;
    return failures == 0 && sent != 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN); // some frameworks leave this to the program
    Options options;
    if (argc >= 2) options.server = argv[1];
    for (int at = 2; at + 1 < argc; at += 2) {
        const std::string name = argv[at];
        if (name == "--results") options.results = argv[at + 1];
        if (name == "--only") options.only = argv[at + 1];
    }
    options.is_by_hand = options.server.rfind("by_hand_", 0) == 0;
    if (options.server.empty() || argc % 2 != 0) {
        std::cerr << "usage: amiss_server_NAME NAME [--results FILE] [--only WORDS]\n";
        return 2;
    }
    try {
        return run(options);
    } catch (const std::exception& error) {
        std::cerr << options.server << ": " << error.what() << "\n";
        return 1;
    }
}
