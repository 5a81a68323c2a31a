# SPDX-License-Identifier: BSL-1.0
# The goals: each is a ratio of two figures that one run took on one machine.

# Question, workload (or how it begins), the figure, the figure it is divided by, the most that the ratio may be, in words.
GOALS = [
    ("request", "request", "amiss", "baseline", 1.3, "an error with a parameter through 8 frames, its head and body in a buffer, to pieces"),
    ("write", "clean", "amiss", "baseline", 1, "write a clean body of 322 bytes, to pieces"),
    ("write", "escaped", "amiss", "baseline", 1.8, "write a body of 400 bytes with 11 escapes, to the clean pieces"),
    ("write", "clean", "amiss_other", "amiss", 2, "write it in another catalogue's envelope, to its own"),
    ("result", "code", "amiss", "baseline", 2, "an error without text through 8 frames, to expected<int, std::error_code>"),
    ("result", "filled", "amiss", "baseline", 2, "an error with a parameter and its message through the same frames, to the same"),
    ("result", "success", "amiss", "baseline", 1.1, "success through the same frames, to the same"),
    ("read", "as_written", "amiss", "glaze", 1, "read a body byte for byte as amiss writes it, to glaze into std::string"),
    ("read", "pretty_printed", "amiss", "glaze", 1, "read it pretty-printed, to the same"),
    ("read", "sorted_members", "amiss", "glaze", 1, "read it with its members sorted by name, to the same"),
    ("lookup", "name_1000", "amiss", "amiss in name_10", 1.2, "a name among 1,000 codes, to one among 10"),
    ("compile", "expected.hpp", "amiss", "baseline", 1.5, "compile <amiss/expected.hpp>, to <system_error> and <tl/expected.hpp>"),
    ("compile", "umbrella", "amiss", "baseline", 1.4, "compile <amiss.hpp>, to <boost/json.hpp>"),
    ("compile", "1,000 codes", "amiss", "baseline", 2, "compile a catalogue of 1,000 codes, to switches and a category"),
]


def reached(rows_of):
    """A line for each goal and workload: in words, the most, and the figure, or None where it was not measured."""
    lines = []
    for question, begins, rival, other, most, words in GOALS:
        rows = rows_of.get(question, [])
        elsewhere = other.split(" in ")
        workloads = list(dict.fromkeys(row["workload"] for row in rows if row["workload"] == begins
                                       or row["workload"].startswith(begins + ",")))
        for workload in workloads:
            def ratio(name, where): # to the baseline
                return next((row["ratio"] for row in rows if (row["rival"], row["workload"]) == (name, where)), None)
            def value(name, where):
                return next((row["value"] for row in rows if (row["rival"], row["workload"]) == (name, where)), None)
            ours = value(rival, workload)
            theirs = value(elsewhere[0], elsewhere[1] if len(elsewhere) > 1 else workload)
            figure = ratio(rival, workload) if other == "baseline" else ours / theirs if ours and theirs else None
            compiler = workload[len(begins):].lstrip(", ")
            lines.append((words + (f" ({compiler})" if compiler else ""), most, figure))
    return lines
