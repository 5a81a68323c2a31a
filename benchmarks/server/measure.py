# SPDX-License-Identifier: BSL-1.0
# Measures the processor time of the demo's server for a request, asked by wrk in interleaved rounds on the loopback interface.
#
# usage: measure.py --server PROGRAM --rounds N --seconds N --output FILE
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import medians  # noqa: E402

CONNECTIONS = 16
ANSWERS = {
    "baseline": ("/constant", False, "200 with a constant body of the same size and the same headers"),
    "amiss": ("/amiss", True, "400: an expected fails two functions below, respond() writes it"),
    "exception": ("/exception", True, "400: thrown two functions below, rendered with nlohmann/json"),
}


def pinned(processor, command):
    return ["taskset", "-c", str(processor), *command] if processor is not None else command


def processor_seconds(process):
    """The processor time that all threads of a process have used, in user mode and in the kernel."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run_wrk(processor, port, path, seconds, fails):
    said = subprocess.run(pinned(processor, ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "5s",
                                             f"http://127.0.0.1:{port}{path}"]),
                          check=True, capture_output=True, text=True, timeout=seconds + 60).stdout
    rate = float(re.search(r"Requests/sec:\s+([0-9.]+)", said).group(1))
    requests = int(re.search(r"(\d+) requests in", said).group(1))
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    if "Socket errors" in said or (int(refused.group(1)) if refused else 0) != (requests if fails else 0) or rate <= 0:
        sys.exit(f"{path}: not every answer was as expected\n{said}")
    return rate, requests


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--output", required=True)
    arguments = parser.parse_args()

    processors = sorted(os.sched_getaffinity(0))
    for_server, for_wrk = (processors[0], processors[-1]) if len(processors) > 1 else (None, None)
    rates, costs = {name: [] for name in ANSWERS}, {name: [] for name in ANSWERS}
    server = subprocess.Popen(pinned(for_server, [arguments.server]), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        port = int(server.stdout.readline())
        for path, fails, _ in ANSWERS.values():
            run_wrk(for_wrk, port, path, 1, fails)  # warm-up
        names = list(ANSWERS)
        for round_ in range(arguments.rounds):
            for name in names[round_ % len(names):] + names[:round_ % len(names)]:
                path, fails, _ = ANSWERS[name]
                before = processor_seconds(server.pid)
                rate, requests = run_wrk(for_wrk, port, path, arguments.seconds, fails)
                rates[name].append(rate)
                costs[name].append(1e6 * (processor_seconds(server.pid) - before) / requests)
    finally:
        server.stdin.close()  # this ends the server
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()

    rows = []
    for name, (_, _, note) in ANSWERS.items():
        line = medians.row("request", name, costs[name], costs["baseline"], "µs",
                           f"{medians.median(rates[name]):,.0f} requests/s; {note}")
        rows.append(line)
    pinning = f"server on processor {for_server}, wrk on {for_wrk}" if for_server is not None else "not pinned"
    setting = f"{arguments.rounds} rounds of {arguments.seconds} s each, {CONNECTIONS} connections, {pinning}"
    pathlib.Path(arguments.output).write_text(json.dumps({"setting": setting, "rows": rows}, indent=1))


main()
