# SPDX-License-Identifier: BSL-1.0
# Measures what amiss costs in compile time, in interleaved repetitions, and in the sections of object files.
#
# usage: measure.py --compiler CXX… --include DIR --work DIR --repetitions N --output FILE
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import medians
from processor_time import seconds_of

GENERATOR = pathlib.Path(__file__).resolve().parent.parent / "support" / "catalogue.cmake"
FLAGS = ["-std=c++17", "-O2"]

USE_CATALOGUE = """#include "{header}"
std::error_code code({space}::Code code) {{ return code; }}
const amiss::RowData* by_value({space}::Code code) {{ return amiss::catalog_of<{space}::Code>().find(static_cast<int>(code)); }}
const amiss::RowData* by_name(std::string_view name) {{ return amiss::catalog_of<{space}::Code>().find(name); }}
"""
USE_SWITCHES = """#include "{header}"
std::error_code code({space}::Code code) {{ return code; }}
const char* name({space}::Code code) {{ return {space}::name_of(code); }}
const char* type({space}::Code code) {{ return {space}::type_of(code); }}
const char* message({space}::Code code) {{ return {space}::message_of(code); }}
int status({space}::Code code) {{ return {space}::status_of(code); }}
"""
ENVELOPE = """
inline constexpr auto envelope_{number} = amiss::envelope(static_cast<codes::Code>(1), [] {{
    return amiss::object(
        amiss::member("success", false),
        amiss::member("error_{number}", amiss::object(
            amiss::member("type", amiss::field::type),
            amiss::member("code", amiss::field::code),
            amiss::member("message", amiss::field::message),
            amiss::optional_member("param", amiss::field::param),
            amiss::optional_member("request_id", amiss::field::request_id))));
}});
amiss::Written write_{number}(const amiss::ApiError& error, char* buffer, std::size_t capacity)
{{
    return amiss::write(envelope_{number}, error, {{}}, buffer, capacity);
}}
"""

WRITE_ONCE = """
#include <cstdio>
int main(int argc, char** argv)
{
    amiss::ApiError error(static_cast<codes::Code>(argc));
    if (argc > 1) error.with_param(argv[1]);
    char buffer[1024];
    const std::string_view body = write_0(error, buffer, sizeof buffer).text;
    return std::fwrite(body.data(), 1, body.size(), stdout) == body.size() ? 0 : 1;
}
"""
BY_HAND = """#include "{header}"
#include <cstdio>
static void put(std::string& body, const char* key, const char* text)
{{
    body.append(key).append(":\\"");
    for (; *text != 0; ++text) {{
        if (*text == '"' || *text == '\\\\') body += '\\\\';
        if (static_cast<unsigned char>(*text) >= 0x20) body += *text;
    }}
    body += '"';
}}
int main(int argc, char** argv)
{{
    const auto code = static_cast<{space}::Code>(argc);
    std::string body = "{{\\"success\\":false,\\"error\\":{{";
    put(body, "\\"type\\"", {space}::type_of(code));
    put(body, ",\\"code\\"", {space}::name_of(code));
    put(body, ",\\"message\\"", {space}::message_of(code));
    if (argc > 1) put(body, ",\\"param\\"", argv[1]);
    body += "}}}}";
    return std::fwrite(body.data(), 1, body.size(), stdout) == body.size() ? 0 : 1;
}}
"""


class Bench:
    def __init__(self, arguments):
        self.arguments = arguments
        self.work = pathlib.Path(arguments.work)
        self.work.mkdir(parents=True, exist_ok=True)
        self.rows = []

    def source(self, name, text):
        path = self.work / f"{name}.cpp"
        path.write_text(text)
        return path

    def made_up(self, codes, form, space):
        path = self.work / f"{form}_{codes}.hpp"
        subprocess.run(["cmake", f"-DCODES={codes}", f"-DFORM={form}", f"-DNAMESPACE={space}", f"-DOUTPUT={path}", "-P",
                        str(GENERATOR)], check=True)
        return path

    def compile(self, compiler, source):
        """Returns the processor seconds of one compilation."""
        return seconds_of([compiler, *FLAGS, f"-I{self.arguments.include}", "-c", str(source), "-o",
                           str(source.with_suffix(".o"))])

    def time(self, compiler, name, baseline, ours, notes):
        workload = f"{name}, {os.path.basename(compiler)}"
        times = [[], []]
        for repetition in range(self.arguments.repetitions + 1):
            for which in ((0, 1), (1, 0))[repetition % 2]:
                seconds = self.compile(compiler, (baseline, ours)[which])
                if repetition > 0:  # the first one only fills the file cache
                    times[which].append(seconds)
        for which, rival in enumerate(("baseline", "amiss")):
            self.rows.append(medians.row(workload, rival, times[which], times[0], "s", notes[which]))

    def sections(self, source):
        """Returns the bytes of code, of constants, and of constants with addresses that the loader fills in."""
        listed = subprocess.run(["size", "-A", "-d", str(source.with_suffix(".o"))], check=True, capture_output=True, text=True)
        sums = {".text": 0, ".rodata": 0, ".data.rel.ro": 0}
        for line in listed.stdout.splitlines():
            fields = line.split()
            for kind in sums:
                if len(fields) == 3 and (fields[0] == kind or fields[0].startswith(kind + ".")):
                    sums[kind] += int(fields[1])
        return sums

    def growth(self, compiler, workload, rival, small, large, by, note):
        for source in (small, large):
            self.compile(compiler, source)
        few, many = self.sections(small), self.sections(large)
        each = {kind: (many[kind] - few[kind]) / by for kind in few}
        parts = ", ".join(f"{kind} {round(bytes_)}" for kind, bytes_ in each.items())
        return {"workload": f"{workload}, {os.path.basename(compiler)}", "rival": rival, "value": sum(each.values()),
                "unit": "bytes", "note": f"{parts}; {note}", "ratio": None, "low": None, "high": None, "count": 1}

    def measure_times(self, compiler):
        main = "int main() {}\n"
        self.time(compiler, "expected.hpp",
                  self.source("system_error", "#include <system_error>\n#include <tl/expected.hpp>\n" + main),
                  self.source("expected", "#include <amiss/expected.hpp>\n" + main),
                  ("<system_error> and <tl/expected.hpp>", "<amiss/expected.hpp>"))
        self.time(compiler, "umbrella", self.source("boost_json", "#include <boost/json.hpp>\n" + main),
                  self.source("umbrella", "#include <amiss.hpp>\n" + main), ("<boost/json.hpp>", "<amiss.hpp>"))
        switches = self.made_up(1000, "switches", "switches")
        catalogue = self.made_up(1000, "catalogue", "codes")
        self.time(compiler, "1,000 codes",
                  self.source("use_switches", USE_SWITCHES.format(header=switches.name, space="switches")),
                  self.source("use_catalogue", USE_CATALOGUE.format(header=catalogue.name, space="codes")),
                  ("the enum with four switches and a category", "the same as a catalogue, with both look-ups"))

    def measure_bytes(self, compiler):
        few, many = 100, 200
        uses = {}
        for form, space, use in (("switches", "switches", USE_SWITCHES), ("catalogue", "codes", USE_CATALOGUE)):
            for codes in (few, many):
                header = self.made_up(codes, form, space)
                uses[form, codes] = self.source(f"size_{form}_{codes}", use.format(header=header.name, space=space))
        baseline = self.growth(compiler, "a code more", "baseline", uses["switches", few], uses["switches", many],
                               many - few, "four switches")
        ours = self.growth(compiler, "a code more", "amiss", uses["catalogue", few], uses["catalogue", many], many - few,
                           "the catalogue, with both look-ups")
        written = {codes: self.source(f"size_written_{codes}", self.envelopes(codes, 1)) for codes in (few, many)}
        with_envelope = self.growth(compiler, "a code more", "amiss, written", written[few], written[many], many - few,
                                    "the same, with its body compiled for one envelope")
        for line in (baseline, ours, with_envelope):
            line["ratio"] = line["value"] / baseline["value"]
            self.rows.append(line)
        self.made_up(10, "catalogue", "codes")
        one, two = (self.source(f"size_envelopes_{count}", self.envelopes(10, count)) for count in (1, 2))
        self.rows.append(self.growth(compiler, "an envelope more", "amiss", one, two, 1, "of a catalogue of 10 codes"))

    def measure_program(self, compiler):
        """What a linked and stripped program with 20 codes has of code and constants, without addresses to fill in."""
        self.made_up(20, "catalogue", "codes")
        switches = self.made_up(20, "switches", "switches")
        texts = {"amiss": self.envelopes(20, 1) + WRITE_ONCE, "baseline": BY_HAND.format(header=switches.name, space="switches")}
        notes = {"amiss": "one envelope, write()", "baseline": "switches, and one body put together in a std::string"}
        for rival, text in texts.items():
            source = self.source(f"program_{rival}", text)
            program = source.with_suffix("")
            seconds_of([compiler, *FLAGS, f"-I{self.arguments.include}", str(source), "-o", str(program), "-s"])
            listed = subprocess.run(["size", "-A", "-d", str(program)], check=True, capture_output=True, text=True).stdout
            parts = {kind: int(re.search(rf"^{re.escape(kind)}\s+(\d+)", listed, re.MULTILINE).group(1))
                     for kind in (".text", ".rodata")}
            self.rows.append({"workload": f"program of 20 codes, {os.path.basename(compiler)}", "rival": rival,
                              "value": sum(parts.values()), "unit": "bytes", "ratio": None, "low": None, "high": None, "count": 1,
                              "note": ", ".join(f"{kind} {size}" for kind, size in parts.items()) + f"; {notes[rival]}"})

    @staticmethod
    def envelopes(codes, count):
        text = f'#include "catalogue_{codes}.hpp"\n#include <amiss/write.hpp>\n'
        return text + "".join(ENVELOPE.format(number=number) for number in range(count))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", action="append", required=True)
    for name in ("--include", "--work", "--output"):
        parser.add_argument(name, required=True)
    parser.add_argument("--repetitions", type=int, required=True)
    arguments = parser.parse_args()
    bench = Bench(arguments)
    for compiler in arguments.compiler:
        bench.measure_times(compiler)
        bench.measure_bytes(compiler)
        bench.measure_program(compiler)
    pathlib.Path(arguments.output).write_text(json.dumps({"rows": bench.rows}, indent=1))


main()
