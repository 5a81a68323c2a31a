# SPDX-License-Identifier: BSL-1.0
# Writes the table of figures of docs/performance.md, between its two marks, from the rows of a run.
BEGIN, END = "<!-- figures: written by tools/bench --publish -->\n\n", "\n<!-- /figures -->\n"

# What, question, workload, the row of amiss, what its baseline does or None.
LINES = [
    ("write a body of 322 bytes", "write", "clean", "amiss", "copying the finished bytes"),
    ("the same with a layout that is not bound to a catalogue", "write", "clean", "amiss_layout", None),
    ("write 400 bytes with 11 escapes", "write", "escaped", "amiss", "copying the finished bytes"),
    ("return an error without text through 8 functions", "result", "code", "amiss", "`expected<int, std::error_code>`"),
    ("return an error with a parameter and its message through them", "result", "filled", "amiss",
     "`expected<int, std::error_code>`, which holds no text"),
    ("read 322 bytes exactly as amiss writes them", "read", "as_written", "amiss", "Boost.JSON's parser, keeping nothing"),
    ("read the same body pretty-printed", "read", "pretty_printed", "amiss", "Boost.JSON's parser, keeping nothing"),
    ("read the same body with its members sorted by name", "read", "sorted_members", "amiss", "Boost.JSON's parser, keeping nothing"),
    ("find the code of a name, among 10", "lookup", "name_10", "amiss", "one comparison"),
    ("find the code of a name, among 1,000", "lookup", "name_1000", "amiss", "one comparison"),
    ("answer a request with an error, in a server", "server", "request", "amiss", "a constant answer of the same size"),
]

# The rivals that are shown, by question. In `filled`, boost_result does not hold what the line says.
RIVALS = {
    "write": {"simdjson_builder": "simdjson's builder", "glaze": "glaze", "fmt": "{fmt} without escaping",
              "fmt_escaped": "{fmt} after an escaping loop", "yyjson": "yyjson", "rapidjson": "RapidJSON",
              "boost_json": "Boost.JSON", "nlohmann": "nlohmann"},
    "result": {"boost_result": "`boost::system::result`", "abseil": "`absl::StatusOr`", "strings": "a struct of strings",
               "exception": "an exception"},
    "read": {"glaze_views": "glaze into views, which own nothing", "glaze": "glaze into strings", "yyjson": "yyjson",
             "simdjson": "simdjson", "boost_json": "Boost.JSON", "rapidjson": "RapidJSON", "nlohmann": "nlohmann"},
    "lookup": {"unordered_map": "`std::unordered_map`", "sorted_array": "binary search"},
    "server": {"exception": "an exception and nlohmann"},
}
LEFT_OUT = {("filled", "boost_result")}


def time(row):
    return f"{row['value']:,.{0 if row['value'] >= 20 else 1}f} {row['unit']}"


def table(rows_of):
    """The lines of the table, without those that were not measured. Who is faster than amiss is in bold."""
    lines = ["| what | amiss | limit | others |", "|---|---:|---|---|"]
    for what, question, workload, name, limit in LINES:
        rows = {row["rival"]: row for row in rows_of.get(question, []) if row["workload"] == workload}
        if name not in rows:
            continue
        others = []
        for rival, row in sorted(rows.items(), key=lambda pair: pair[1]["value"]):
            if limit and rival in RIVALS[question] and (workload, rival) not in LEFT_OUT:
                words = f"{RIVALS[question][rival]} {time(row)}"
                others.append(f"**{words}**" if row["value"] < rows[name]["value"] else words)
        least = f"{time(rows['baseline'])}: {limit}" if limit else ""
        lines.append(f"| {what} | {time(rows[name])} | {least} | {', '.join(others)} |")
    return lines


def write(path, rows_of):
    """Replaces what is between the marks of the file at `path`."""
    before, begin, rest = path.read_text().partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{path}: has no lines {BEGIN.strip()} and {END.strip()} to write the figures between")
    path.write_text(before + begin + "\n".join(table(rows_of)) + "\n" + end + after)
