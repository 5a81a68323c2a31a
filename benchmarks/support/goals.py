# SPDX-License-Identifier: BSL-1.0
# The goals: ratios of two figures that one run took on one machine, times, bytes, and allocations.
import typing

SPELLINGS = {"as_written": "as amiss writes it", "spaced": "spaced", "pretty_printed": "pretty-printed",
             "sorted_members": "with its members sorted by name", "one_member_more": "with one member more",
             "escaped_slashes": "with escaped slashes", "line_feed": "with a line feed after it"}
LARGER = {"ns": 1, "µs": 1e3, "ms": 1e6, "bytes": 1, "KiB": 1024}  # than the unit of the row


class Goal(typing.NamedTuple):
    question: str
    workload: str            # or how it begins, with a comma after that
    most: float
    words: str
    rival: str = "amiss"
    to: str = "baseline"     # the rival it is a ratio to; "allocations" and "" are figures of their own
    where: str = ""          # the workload of that rival, if it is another
    unit: str = ""           # of a figure of its own


def allocates_nothing(question, workload, words):
    return Goal(question, workload, 0, words, to="allocations")


GOALS = [
    Goal("request", "request", 1.3, "from the fault through 8 functions to the last byte of the body, to pieces"),
    Goal("write", "clean", 1, "write a body of 322 bytes, to pieces"),
    Goal("write", "escaped", 1.8, "write a body of 400 bytes with 11 escapes, to pieces of the clean body"),
    Goal("result", "filled", 2, "an error with a parameter and its message through 8 functions, to `expected<int, error_code>`"),
    Goal("result", "code", 1.2, "an error without text through 8 functions, to `expected<int, error_code>`"),
    Goal("result", "success", 1.05, "a value through 8 functions, to `expected<int, error_code>`"),
    *(Goal("read", workload, 0.7, f"read a body {words}, to glaze into `std::string`", to="glaze")
      for workload, words in SPELLINGS.items()),
    *(Goal("read", workload, 0.7, f"read a body {words} and 12 headers, to glaze reading the body", rival="amiss_headers",
           to="glaze") for workload, words in SPELLINGS.items()),
    Goal("any", "any_known", 0.3, "`read_any` of a known envelope", to="", unit="µs"),
    Goal("any", "any_one_member_more", 1.5, "`read_any` of a known envelope with one member more", to="", unit="µs"),
    Goal("any", "any_unknown", 1.5, "`read_any` of an unknown envelope", to="", unit="µs"),
    Goal("any", "hostile", 1, "read a hostile body of 61 KB, to Boost.JSON's DOM"),
    Goal("any", "any_hostile", 1, "`read_any` of a hostile body, to Boost.JSON's DOM"),
    Goal("growth", "with_detail_10000", 3, "add 10,000 details", to="", unit="ms"),
    Goal("growth", "with_violation_10000", 3, "add 10,000 violations", to="", unit="ms"),
    Goal("growth", "equal_10000", 3, "`==` of 10,000 violations in the opposite order", to="", unit="ms"),
    allocates_nothing("request", "request", "allocations from the fault to the last byte"),
    allocates_nothing("response", "rate_limited", "allocations from a response to the decision about a retry"),
    allocates_nothing("growth", "with_detail_10", "allocations for 10 details, 212 bytes"),
    Goal("compile", "expected.hpp", 1.4, "compile `<amiss/expected.hpp>`, to `<system_error>` and `<tl/expected.hpp>`"),
    Goal("compile", "umbrella", 1.3, "compile `<amiss.hpp>`, to `<boost/json.hpp>`"),
    Goal("compile", "1,000 codes", 1.5, "compile a catalogue of 1,000 codes, to switches and a category"),
    Goal("compile", "program of 20 codes", 20, "code and constants of a program with 20 codes that writes", to="", unit="KiB"),
    Goal("lookup", "name_1000", 1.1, "find a name among 1,000 codes, to one among 10", to="amiss", where="name_10"),
]


class Reached(typing.NamedTuple):
    words: str
    most: str
    figure: typing.Optional[float]  # None where it was not measured
    verdict: str


def row_of(rows, rival, workload):
    return next((row for row in rows if (row["rival"], row["workload"]) == (rival, workload)), None)


def figure_of(goal, rows, workload):
    ours = row_of(rows, goal.rival, workload)
    if ours is None or goal.to == "baseline":
        return ours and ours["ratio"]
    if goal.to == "allocations":
        return round(ours["allocations"], 2)
    if not goal.to:
        return ours["value"] / LARGER[goal.unit]
    theirs = row_of(rows, goal.to, goal.where or workload)
    return ours["value"] / theirs["value"] if theirs else None


def reached(rows_of):
    """What became of each goal, in each workload that it is for."""
    lines = []
    for goal in GOALS:
        rows = rows_of.get(goal.question, [])
        workloads = dict.fromkeys(row["workload"] for row in rows
                                  if row["workload"] == goal.workload or row["workload"].startswith(goal.workload + ","))
        for workload in workloads:
            figure = figure_of(goal, rows, workload)
            compiler = workload[len(goal.workload):].lstrip(", ")
            verdict = "not measured" if figure is None else "reached" if figure <= goal.most else "**not reached**"
            lines.append(Reached(goal.words + (f" ({compiler})" if compiler else ""), f"{goal.most} {goal.unit}".rstrip(),
                                 figure, verdict))
    return lines
