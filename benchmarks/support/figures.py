# SPDX-License-Identifier: BSL-1.0
# Writes the figures of docs/performance.md and of the README, between their marks, from the rows of a run.
import re
import plot

# What, question, workload, the row of amiss, what its baseline does or None.
PIECES = "pieces, put together by hand"
SAX = "Boost.JSON's parser, keeping nothing"
LINES = [
    ("from the fault through 8 functions to the last byte: 81 + 322 bytes", "request", "request", "amiss", PIECES),
    ("from a 400 with 12 headers to a typed error and the decision not to retry", "response", "refused", "amiss", PIECES),
    ("from a 429 with 12 headers to a typed error and the decision to retry after 3 s", "response", "rate_limited", "amiss", PIECES),
    ("write a body of 322 bytes", "write", "clean", "amiss", PIECES),
    ("the same with a layout that is not bound to a catalogue", "write", "clean", "amiss_layout", None),
    ("write 400 bytes with 11 escapes", "write", "escaped", "amiss", "pieces of the 322 bytes"),
    ("return an error with a parameter and its message through 8 functions", "result", "filled", "amiss",
     "`expected<int, std::error_code>`, which holds no text"),
    ("return an error without text through them", "result", "code", "amiss", "`expected<int, std::error_code>`"),
    ("return a value through them", "result", "success", "amiss", "`expected<int, std::error_code>`"),
    ("read 322 bytes as amiss writes them", "read", "as_written", "amiss", SAX),
    ("the same and 12 headers, which the others leave out", "read", "as_written", "amiss_headers", SAX),
    ("read the same body spaced", "read", "spaced", "amiss", SAX),
    ("pretty-printed", "read", "pretty_printed", "amiss", SAX),
    ("with its members sorted by name", "read", "sorted_members", "amiss", SAX),
    ("with one member more", "read", "one_member_more", "amiss", SAX),
    ("with escaped slashes", "read", "escaped_slashes", "amiss", SAX),
    ("with a line feed after it", "read", "line_feed", "amiss", SAX),
    ("`read_any` of a known envelope", "any", "any_known", "amiss", "Boost.JSON's DOM"),
    ("`read_any` of an unknown envelope", "any", "any_unknown", "amiss", "Boost.JSON's DOM"),
    ("read a hostile body of 61 KB", "any", "hostile", "amiss", "Boost.JSON's DOM"),
    ("add 1,000 details", "growth", "with_detail_1000", "amiss", "a string and a hash set"),
    ("add 10,000 details", "growth", "with_detail_10000", "amiss", "a string and a hash set"),
    ("add 10,000 violations", "growth", "with_violation_10000", "amiss", "a vector of strings and a hash set"),
    ("find the code of a name, among 10", "lookup", "name_10", "amiss", "one comparison"),
    ("find the code of a name, among 1,000", "lookup", "name_1000", "amiss", "one comparison"),
    ("answer a request with an error, in a server", "server", "request", "amiss", "a constant answer of the same size"),
]
README_LINES = [("request", "request"), ("result", "filled"), ("response", "rate_limited")]

# The rivals that are shown, by question.
RIVALS = {
    "request": {"static": "formatted before", "glaze": "glaze", "fmt": "{fmt}", "boost_json": "Boost.JSON", "nlohmann": "nlohmann",
                "exception": "an exception and nlohmann"},
    "response": {"glaze": "glaze", "simdjson": "simdjson", "nlohmann": "nlohmann"},
    "write": {"simdjson_builder": "simdjson's builder", "glaze": "glaze", "fmt": "{fmt} without escaping",
              "fmt_escaped": "{fmt} after an escaping loop", "yyjson": "yyjson", "rapidjson": "RapidJSON",
              "boost_json": "Boost.JSON", "nlohmann": "nlohmann"},
    "result": {"leaf": "Boost.LEAF", "leaf_strings": "Boost.LEAF with strings", "outcome": "Boost.Outcome",
               "std_expected": "`std::expected`", "status_code": "status-code", "boost_result": "`boost::system::result`",
               "abseil": "`absl::StatusOr`", "strings": "a struct of strings", "exception": "an exception"},
    "read": {"glaze_views": "glaze into views, which own nothing", "glaze": "glaze into strings", "yyjson": "yyjson",
             "simdjson": "simdjson", "boost_json": "Boost.JSON", "rapidjson": "RapidJSON", "nlohmann": "nlohmann"},
    "any": {},
    "growth": {},
    "lookup": {"unordered_map": "`std::unordered_map`", "sorted_array": "binary search"},
    "server": {"exception": "an exception and nlohmann"},
}
VIEWS = {("filled", "leaf"): "Boost.LEAF with a view of the parameter and no message"}


def time(row):
    return plot.scaled(row["value"], row["unit"])


def line(what, question, workload, name, limit, rows_of):
    """A line of the table, or None where it was not measured. Who is faster than amiss is in bold."""
    rows = {row["rival"]: row for row in rows_of.get(question, []) if row["workload"] == workload}
    if name not in rows:
        return None
    others = []
    for rival, row in sorted(rows.items(), key=lambda pair: pair[1]["value"]):
        if limit and rival in RIVALS[question]:
            words = f"{VIEWS.get((workload, rival), RIVALS[question][rival])} {time(row)}"
            others.append(f"**{words}**" if row["value"] < rows[name]["value"] else words)
    least = f"{time(rows['baseline'])}: {limit}" if limit else ""
    return f"| {what} | {time(rows[name])} | {least} | {', '.join(others)} |"


def table(lines, rows_of):
    made = [line(*each, rows_of) for each in lines]
    return ["| what | amiss | limit | others |", "|---|---:|---|---|", *(each for each in made if each)]


def figure(goal):
    return "" if goal.figure is None else f"{goal.figure:g}" if goal.figure in (0, 1) else plot.number(goal.figure)


def short(words):
    """The words of a goal without the compiler and the spelling of the body: what has the same words is one goal in README."""
    words = re.sub(r" \((clang\+\+|g\+\+)[-0-9]*\)$", "", words)
    return re.sub(r"^read a body .* and 12 headers", "read a body and 12 headers", words)


def missed(reached):
    groups = {}
    for goal in reached:
        if "not reached" in goal.verdict:
            groups.setdefault((short(goal.words), goal.most), []).append(goal)
    lines = []
    for (words, most), goals in groups.items():
        goals.sort(key=lambda goal: goal.figure)
        figures = dict.fromkeys(figure(goal) for goal in (goals[0], goals[-1]))
        lines.append(f"{words}: {' to '.join(figures)} (at most {most})")
    return lines


def page_lines(rows_of, reached):
    lines = table(LINES, rows_of)
    lines += ["", "The goals, as ratios unless a unit is given:", "", "| | at most | is | |", "|---|---:|---:|---|"]
    return lines + [goal_line(goal) for goal in reached]


def goal_line(goal):
    return f"| {goal.words} | {goal.most} | {figure(goal)} | {goal.verdict} |"


def readme_lines(rows_of, reached):
    lines = table([each for each in LINES if each[1:3] in README_LINES], rows_of)
    found = missed(reached)
    return [*lines, "", "Goals that are not reached: " + "; ".join(found) + "." if found else "All goals are reached."]


def write(path, lines):
    """Replaces what is between the marks of the file at `path`."""
    begin_mark, end_mark = "<!-- figures: written by tools/bench --publish -->\n\n", "\n<!-- /figures -->\n"
    before, begin, rest = path.read_text().partition(begin_mark)
    _, end, after = rest.partition(end_mark)
    if not begin or not end:
        raise SystemExit(f"{path}: has no lines {begin_mark.strip()} and {end_mark.strip()} to write the figures between")
    path.write_text(before + begin + "\n".join(lines) + "\n" + end + after)
