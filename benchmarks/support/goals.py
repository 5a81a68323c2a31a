# SPDX-License-Identifier: BSL-1.0
# What amiss is to reach: each goal is a ratio of two figures taken in one run on one machine.

# The question, its workload (or what it begins with), the rival that is held against the other, the most, in words.
GOALS = [
    ("write", "clean", "amiss", "baseline", 3, "write a clean body of 322 bytes, to memcpy of its bytes"),
    ("write", "escaped", "amiss", "baseline", 10, "write a body of 400 bytes with 11 escapes, to memcpy of its bytes"),
    ("write", "clean", "amiss_other", "amiss", 2, "write it in another catalogue's envelope, to its own"),
    ("result", "code", "amiss", "baseline", 2, "an error through 8 frames, to expected<int, std::error_code>"),
    ("result", "success", "amiss", "baseline", 1.1, "success through the same frames, to the same"),
    ("read", "body", "amiss", "glaze", 1, "read a body of 322 bytes, to glaze into std::string"),
    ("lookup", "name_1000", "amiss", "amiss in name_10", 1.2, "a name among 1,000 codes, to one among 10"),
    ("compile", "expected.hpp", "amiss", "baseline", 1.5, "compile <amiss/expected.hpp>, to <system_error> and <tl/expected.hpp>"),
    ("compile", "umbrella", "amiss", "baseline", 1.4, "compile <amiss.hpp>, to <boost/json.hpp>"),
    ("compile", "1,000 codes", "amiss", "baseline", 2, "compile a catalogue of 1,000 codes, to switches and a category"),
]


def reached(rows_of):
    """A line for each goal and workload: what it is, the most, the figure or None, whether it is reached."""
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
