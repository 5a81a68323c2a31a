# SPDX-License-Identifier: BSL-1.0
# Counts the instructions of one write by header, with callgrind, as the difference between two runs.
#
# usage: profile.py --program FILE --output FILE; the program is tests/instructions with debug information.
import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import tempfile

OPERATIONS = {"write": "clean", "write_escaped": "escaped"}
COUNT = 2000
REST = "the standard library, inlined or called"
NAME = re.compile(r"(fl|fi|fe|cfi|cfl)=\((\d+)\)(?: (.*))?$")
COST = re.compile(r"[-+*\d]\S* (\d+)$")


def by_file(path):
    """Returns the self cost of each source file; inlined code counts for the file in which it is written."""
    files, names, file, is_call = collections.Counter(), {}, "", False
    for line in pathlib.Path(path).read_text().splitlines():
        if match := NAME.match(line):
            what, number, name = match.groups()
            if name:
                names[number] = name
            if not what.startswith("c"):  # these lines describe a callee
                file = names[number]
        elif line.startswith("calls="):
            is_call = True
        elif match := COST.match(line):
            if not is_call:
                files[file] += int(match.group(1))
            is_call = False
    return files


def count(program, operation, times):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program, operation, str(times)],
                       check=True, capture_output=True)
        return by_file(out)


def profile(program, operation):
    once, twice = count(program, operation, COUNT), count(program, operation, 2 * COUNT)
    parts = collections.Counter()
    for file in twice:
        header = re.search(r"(?:^|/)include/(amiss/.*)$", file)
        if not file.endswith("operations.cpp"):
            parts[header.group(1) if header else REST] += round((twice[file] - once[file]) / COUNT)
    return {name: cost for name, cost in parts.most_common() if cost > 0}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--output", required=True)
    arguments = parser.parse_args()
    found = {workload: profile(arguments.program, operation) for operation, workload in OPERATIONS.items()}
    pathlib.Path(arguments.output).write_text(json.dumps(found, indent=1) + "\n")


main()
