# SPDX-License-Identifier: BSL-1.0
# Makes the report of a run: a Markdown table and an SVG plot for each question, and which goals are reached.
#
# usage: report.py --results DIR --conditions FILE [--quick] [--page FILE] [--readme FILE]; reads
# DIR/<question>[.<process>].json, writes DIR/results.md and DIR/<question>.svg, and the figures in the other two files.
import argparse
import json
import os
import pathlib
import platform
import re

import goals
import medians
import plot
import figures

QUESTIONS = {
    "request": ("A request that fails", "An error with a parameter is made, returned through eight functions, and becomes status line, "
                "headers and body in one buffer: 81 + 322 bytes. Every rival made the same bytes as amiss; all but amiss and pieces "
                "are given the head finished but for the length."),
    "response": ("Receiving a response that failed", "Body and twelve headers become a typed error, and that becomes a decision: whether "
                 "to retry, and after which delay. `refused`: a 400, not retried; `rate_limited`: a 429 with Retry-After. Rivals have "
                 "the loop over the headers, the codes and the rule written by hand; all results were compared. `baseline` is "
                 "pieces, which know one spelling."),
    "write": ("Writing an error as a JSON body", "An error becomes the bytes of its body, in a buffer of the caller. "
              "`clean`: 322 bytes, nothing to escape; `escaped`: 400 bytes, 11 escapes and a character outside ASCII. "
              "Every rival wrote the same bytes as amiss. Rivals are given finished texts and a fast time stamp. `baseline` is pieces, the "
              "clean body put together by hand from literals and texts: the unit in both workloads."),
    "result": ("An error on its way", "Made in a leaf, returned through eight functions that are not inlined, destroyed. "
               "`code`: the code alone, without text; `filled`: with a parameter and the message that names it; `success`: a "
               "value through the same functions. What each result holds was compared with what amiss holds. `baseline` holds only the "
               "code, in `filled` too; the others that do are left out there."),
    "read": ("Reading an error body", "A body becomes an error that owns its texts. `as_written`: 322 bytes, byte for byte as amiss writes "
             "them; the others are the same body as others write it. `one_member_more` has a member that nobody knows. What each "
             "rival read was compared with what amiss read; rivals need not know the code or parse the time. `amiss_headers` "
             "reads twelve headers too; all others read only the body."),
    "any": ("Reading what is not known before", "`any_…`: read_any, in one of the envelopes it knows, in that with one member more, and in one "
            "that nobody knows. `hostile`: 64 arrays as details, 61 KB, by read and by read_any. `baseline`: Boost.JSON's DOM "
            "of the same body."),
    "growth": ("How the cost grows", "`with_detail`, `with_violation`: an error gets 10 to 10,000 of them, and is destroyed; `equal`: two errors "
               "with as many violations, in opposite orders, are compared. The results were compared. `baseline`: containers "
               "of std::string and hash sets."),
    "lookup": ("Looking a code up", "`name`: from the name on the wire to the code; `value`: from the code to its name; "
               "among 10 and among 1,000, in random order. `few`: among 1,000, of which ten are asked for. "
               "All answers were compared with those of amiss."),
    "compile": ("What the compiler and the object file pay", "Processor time of `-std=c++17 -O2 -c`, interleaved. "
                "Bytes of a code or an envelope are what the object file grows by: code, constants, constants with addresses. "
                "Bytes of a program are its code and constants, linked and stripped."),
    "server": ("A server answering an error", "The demo's Beast server, asked by wrk on the loopback interface: the processor time of the "
               "server for an answer, the kernel's included, against a constant answer of the same size. The errors' bodies "
               "were compared."),
}
ORDER = ["clean", "escaped", "filled", "code", "success", *goals.SPELLINGS,
         "any_known", "any_one_member_more", "any_unknown", "hostile", "any_hostile",
         *(f"{what}_{count}" for what in ("with_detail", "with_violation", "equal") for count in (10, 100, 1000, 10000)),
         "name_10", "name_1000", "name_1000_few", "value_10", "value_1000"]
LIMITS = ("baseline", "memcpy", "static")


def google_rows(documents):
    """Google Benchmark's repetitions as rows; a document holds what one process measured."""
    times, notes, allocations = {}, {}, {}
    for process, document in enumerate(documents):
        for run in document["benchmarks"]:
            if run["run_type"] != "iteration":
                continue
            workload, rival = run["name"].split("/")[:2]
            repetition = process, run.get("repetition_index", 0)
            times.setdefault(workload, {}).setdefault(rival, {})[repetition] = run["cpu_time"]
            notes[workload, rival] = run.get("label", "")
            allocations[workload, rival] = run.get("allocations")
    rows = []
    for workload, rivals in times.items():
        baseline = rivals["baseline"]
        for rival, values in rivals.items():
            shared = sorted(set(values) & set(baseline))
            row = medians.row(workload, rival, [values[i] for i in shared], [baseline[i] for i in shared], "ns",
                              notes[workload, rival])
            rows.append({**row, "allocations": allocations[workload, rival]})
    return rows


def sorted_rows(rows):
    """Workloads in their order; in each, the limit first, then the others by time."""
    order = ORDER + list(dict.fromkeys(row["workload"] for row in rows))
    return sorted(rows, key=lambda row: (order.index(row["workload"]), row["rival"] != "baseline", row["value"]))


def ahead(rows):
    """Who is faster than amiss, by workload, in words."""
    sentences = []
    for workload in dict.fromkeys(row["workload"] for row in rows):
        own = [row for row in rows if row["workload"] == workload]
        ours = next((row["value"] for row in own if row["rival"] == "amiss"), None)
        if ours is None:
            continue
        faster = [f"{row['rival']} ({row['value'] / ours:.2f} of our figure)" for row in own
                  if row["value"] < ours and row["rival"] not in LIMITS and not row["rival"].startswith("amiss")]
        if faster:
            sentences.append(f"**Ahead of amiss** in `{workload}`: {', '.join(faster)}.")
    return sentences


def table(rows):
    """The allocations are a column where they were counted."""
    counted = any(row.get("allocations") is not None for row in rows)
    lines = [f"| workload | | ratio | 95 % interval | median |{' allocations |' if counted else ''} |",
             f"|---|---|---:|---:|---:|{'---:|' if counted else ''}---|"]
    for row in rows:
        name = f"**{row['rival']}**" if row["rival"].startswith("amiss") else row["rival"]
        ratio = plot.number(row["ratio"]) if row["ratio"] else ""
        between = f"{plot.number(row['low'])} to {plot.number(row['high'])}" if row["low"] is not None else ""
        allocated = f" {row['allocations']:.0f} |" if counted else ""
        note = row["note"].replace("<", "\\<")  # no HTML
        lines.append(f"| {row['workload']} | {name} | {ratio} | {between} | {plot.scaled(row['value'], row['unit'])} |"
                     f"{allocated} {note} |")
    return lines


def profile(path):
    """Where the instructions of amiss go, by the header that contains them."""
    if not path.exists():
        return []
    found = json.loads(path.read_text())
    parts = sorted({part for costs in found.values() for part in costs}, key=lambda part: -sum(c.get(part, 0) for c in found.values()))
    lines = ["", "Where the instructions of one write with amiss go, by the header that contains them (callgrind, the same flags):",
             "", f"| | {' | '.join(found)} |", f"|---|{'---:|' * len(found)}"]
    for part in parts:
        lines.append(f"| {part} | {' | '.join(str(costs.get(part, 0)) for costs in found.values())} |")
    return [*lines, f"| all | {' | '.join(str(sum(costs.values())) for costs in found.values())} |"]


def headers(path):
    """What each public header costs the front ends of the compilers."""
    if not path.exists():
        return []
    found = json.loads(path.read_text())
    compilers = list(found["unit"])
    units = ", ".join(f"{compiler} {seconds:.2f} s" for compiler, seconds in found["unit"].items())
    lines = ["", "What one `#include` costs the front end (`-fsyntax-only`), as a ratio to `<system_error>` and `<tl/expected.hpp>` "
             f"together ({units}); medians of {found['repetitions']} repetitions:", "",
             f"| header | {' | '.join(compilers)} |", f"|---|{'---:|' * len(compilers)}"]
    for name, ratios in found["headers"].items():
        lines.append(f"| `<{name}>` | {' | '.join(plot.number(ratios[compiler]) for compiler in compilers)} |")
    if found["left_out"]:
        lines += ["", f"Not compiled, because a library is missing: {', '.join(f'`<{name}>`' for name in found['left_out'])}."]
    return lines


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return re.sub(r"\s+", " ", line.split(":", 1)[1].strip())
    return platform.machine()


def conditions(path, documents, quick):
    said = dict(line.split(": ", 1) for line in pathlib.Path(path).read_text().splitlines() if ": " in line)
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    repetitions = max((row["count"] for rows in documents.values() for row in rows), default=0)
    lines = [f"Machine: {processor()}, {os.cpu_count()} processors, {system}.",
             f"Compiler: {said['compiler']}, `{said['flags']}`. With: {said['rivals']}.",
             f"Medians of up to {repetitions} interleaved repetitions, of several processes where one is short; a ratio is the "
             "median of the ratios to the baseline of the same repetition."]
    if quick:
        lines.append("**A quick run, with few repetitions: good for seeing that everything works, not for figures.**")
    return lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--results", required=True)
    parser.add_argument("--conditions", required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--page", type=pathlib.Path)
    parser.add_argument("--readme", type=pathlib.Path)
    arguments = parser.parse_args()
    folder = pathlib.Path(arguments.results)

    rows_of, settings = {}, {}
    for question in QUESTIONS:
        documents = [json.loads(path.read_text()) for path in sorted(folder.glob(f"{question}.*json"))]
        if documents:
            google = "benchmarks" in documents[0]
            rows_of[question] = sorted_rows(google_rows(documents) if google else documents[0]["rows"])
            settings[question] = documents[0].get("setting", "")
    text = ["# Benchmark results", "", "Generated by `tools/bench`.", "", *conditions(arguments.conditions, rows_of, arguments.quick)]
    reached = goals.reached(rows_of)
    if reached:
        text += ["", "## Goals", "", "| | at most | is | |", "|---|---:|---:|---|"]
        text += [figures.goal_line(goal) for goal in reached]
    for question, rows in rows_of.items():
        title, prose = QUESTIONS[question]
        text += ["", f"## {question}: {title[0].lower() + title[1:]}", "", prose]
        if settings[question]:
            text.append(settings[question][0].upper() + settings[question][1:] + ".")
        drawing = plot.draw(question, title, rows)
        if drawing:
            (folder / f"{question}.svg").write_text(drawing)
            text += ["", f"![{title}]({question}.svg)"]
        text += ["", *table(rows)]
        for sentence in ahead(rows):
            text += ["", sentence]
        if question == "compile":
            text += headers(folder / "headers.json")
        if question == "write":
            text += profile(folder / "profile.json")
    (folder / "results.md").write_text("\n".join(text) + "\n")
    if arguments.page:
        figures.write(arguments.page, figures.page_lines(rows_of, reached))
    if arguments.readme:
        figures.write(arguments.readme, figures.readme_lines(rows_of, reached))


main()
