#!/usr/bin/env python3
"""Measures the verifier: every state of some scenarios, several rounds in turn, medians.

  Benchmarks/verifier.py                    the shipped scenario in both modes and drawn scenes
  Benchmarks/verifier.py politi-id-tjek     one scenario in both modes
A state counts once for all settings together. The report is Markdown on standard output;
--json FILE keeps every single measurement too.
"""

import argparse
import json
import os
import statistics
import sys

from language import PROGRAM, cell, cpu, run

GOALS = ("Goals: 500 000 states per CPU second, the shipped scenario with all settings "
         "in 10 s, a drawn scene of 300 lines in 100 ms.")


def subjects(scenario):
    """What is explored, each with a name and the program's words for it."""
    name = scenario or "politi-id-tjek"
    chosen = [
        (f"{name}, all settings", [name]),
        (f"{name}, without reduction", [name, "--no-reduction"]),
    ]
    if scenario:
        return chosen
    return chosen + [
        ("drawn, 60 lines", ["--lines", "60"]),
        ("drawn, 300 lines", ["--lines", "300"]),
        ("drawn, 300 lines, without reduction", ["--lines", "300", "--no-reduction"]),
        ("drawn, 3 000 lines", ["--lines", "3000"]),
    ]


def measure(chosen, arguments):
    rows = []
    for number in range(arguments.rounds):
        for name, words in chosen:
            result = run([arguments.modet, "bench", "verify", *words, "--repeat", "3"])
            if result:
                load = round(os.getloadavg()[0], 2)
                rows.append(dict(result, name=name, round=number, load1=load))
                print(f"round {number + 1}: {name}", file=sys.stderr)
    return rows


def median(rows, key):
    values = [row[key] for row in rows if row.get(key) is not None]
    return statistics.median(values) if values else None


def report(chosen, rows):
    loads = [row["load1"] for row in rows]
    lines = [
        f"{cpu()}, {os.cpu_count()} cores, load {min(loads)}–{max(loads)}; "
        f"medians of {max(row['round'] for row in rows) + 1} rounds. {GOALS}", "",
        "| scenario | states | undecided | findings | exploring, CPU ms | states per CPU second | "
        "reading the folder, ms | memory, MB |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, _ in chosen:
        own = [row for row in rows if row["name"] == name]
        if not own:
            continue
        counts = {(row["states"], row["undecided"], row["findings"]) for row in own}
        states, undecided, findings = own[0]["states"], own[0]["undecided"], own[0]["findings"]
        lines.append(
            f"| {name} | {cell(states)}{'' if len(counts) == 1 else ' DIFFERS'} | {cell(undecided)} | "
            f"{cell(findings)} | {cell(median(own, 'cpu_ms'))} | "
            f"{cell(median(own, 'states_per_cpu_s'))} | {cell(median(own, 'load_ms'))} | "
            f"{cell(median(own, 'rss_mb'))} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenario", nargs="?", help="a folder or an id; else the usual ones")
    parser.add_argument("--modet", default=PROGRAM, help="the program, built for release")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", help="a file for every measurement")
    arguments = parser.parse_args()
    arguments.modet = os.path.abspath(arguments.modet)
    chosen = subjects(arguments.scenario)
    rows = measure(chosen, arguments)
    if not rows:
        sys.exit("nothing could be measured")
    text = report(chosen, rows)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(rows, file, indent=1)
    print(text)
    if "DIFFERS" in text:
        sys.exit(1)


if __name__ == "__main__":
    main()
