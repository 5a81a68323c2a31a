# SPDX-License-Identifier: BSL-1.0
# Measures what each public header costs the front ends of the compilers, as a ratio to a stated unit.
#
# usage: headers.py --compiler CXX… --include DIR --work DIR --repetitions N [--every N] --output FILE
import argparse
import json
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import medians
from processor_time import seconds_of

UNIT = "#include <system_error>\n#include <tl/expected.hpp>\n"
FLAGS = ["-std=c++17", "-fsyntax-only"]
BETWEEN = 8  # headers between two measurements of the unit


class Headers:
    def __init__(self, arguments):
        self.arguments = arguments
        self.work = pathlib.Path(arguments.work)
        self.work.mkdir(parents=True, exist_ok=True)
        root = pathlib.Path(arguments.include)
        names = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.hpp") if "detail" not in path.parts)
        self.names = names[::arguments.every]
        self.left_out = set()

    def seconds(self, compiler, text):
        """The processor seconds of the front end, or None when the text does not compile."""
        source = self.work / "header.cpp"
        source.write_text(text + "int main() {}\n")
        return seconds_of([compiler, *FLAGS, f"-I{self.arguments.include}", str(source)], may_fail=True)

    def repetition(self, compiler, ratios):
        """Adds the ratio of each header, and returns the last time of the unit."""
        self.seconds(compiler, UNIT)  # fills the file cache
        for at, name in enumerate(self.names):
            if at % BETWEEN == 0:
                unit = medians.median([self.seconds(compiler, UNIT) for _ in range(3)])
            seconds = self.seconds(compiler, f"#include <{name}>\n")
            if seconds is None:  # an adapter whose library is missing
                self.left_out.add(name)
            else:
                ratios[name].append(seconds / unit)
        self.names = [name for name in self.names if name not in self.left_out]
        return unit

    def measure(self):
        compilers = self.arguments.compiler
        ratios = {compiler: {name: [] for name in self.names} for compiler in compilers}
        units = {compiler: [] for compiler in compilers}
        for _ in range(self.arguments.repetitions):
            for compiler in compilers:
                units[compiler].append(self.repetition(compiler, ratios[compiler]))
        return {"unit": {os.path.basename(compiler): medians.median(times) for compiler, times in units.items()},
                "headers": {name: {os.path.basename(compiler): medians.median(ratios[compiler][name]) for compiler in compilers}
                            for name in self.names},
                "left_out": sorted(self.left_out), "repetitions": self.arguments.repetitions}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", action="append", required=True)
    for name in ("--include", "--work", "--output"):
        parser.add_argument(name, required=True)
    parser.add_argument("--repetitions", type=int, required=True)
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()
    pathlib.Path(arguments.output).write_text(json.dumps(Headers(arguments).measure(), indent=1) + "\n")


main()
