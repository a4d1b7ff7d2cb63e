#!/usr/bin/env python3
"""Measures the language: walks and compilations, several rounds, medians.

  Benchmarks/language.py                      modet alone, on stories of its own
  Benchmarks/language.py --peers FOLDER       beside other engines, round by round in turn, on the
                                              stories that FOLDER's generators write
FOLDER holds gen_yarn.py, gen_ink_json.py, NAME_bench.py for each peer and venv/bin/python.
The report is Markdown on standard output; --json FILE keeps every single measurement too.
"""

import argparse
import json
import os
import platform
import shlex
import statistics
import subprocess
import sys
import tempfile

import story

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(HERE, "..", ".build", "release", "modet")
PEERS = ("inkcpp", "bink")
MEGABYTE = 1_000_000


def run(command, folder=None):
    """The last line of JSON that a command prints; None, with a word about it, where there is none."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=600)
    for line in reversed(done.stdout.splitlines()):
        try:
            return json.loads(line)
        except ValueError:
            continue
    print(f"{shlex.join(command)}: no result (exit {done.returncode})", file=sys.stderr)
    print(done.stderr[-500:], file=sys.stderr)
    return None


class Story:
    """One story with its files and the walk that is expected."""

    def __init__(self, name, yarn, sha=None, ink=None):
        self.name, self.yarn, self.sha, self.ink = name, yarn, sha, ink


def own_stories(folder):
    stories = []
    for count in (1_000, 10_000):
        all_places = story.places(count)
        stories.append(write(folder, f"{count} nodes", story.script(all_places)))
        stories[-1].sha = story.walk_sha(all_places)
    stories.append(write(folder, "1 MB", story.script_of_size(MEGABYTE)))
    return stories


def write(folder, name, text):
    path = os.path.join(folder, name.replace(" ", "-") + ".yarn")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return Story(name, path)


def peer_stories(peers, folder):
    python = [os.path.join(peers, "venv", "bin", "python"), "-B"]
    stories = []
    for name, mode, size in (
        ("1000 nodes", "nodes", 1_000), ("10000 nodes", "nodes", 10_000), ("1 MB", "size", MEGABYTE),
    ):
        made = {}
        for kind, generator in (("yarn", "gen_yarn.py"), ("json", "gen_ink_json.py")):
            made[kind] = os.path.join(folder, f"{name.replace(' ', '-')}.{kind}")
            subprocess.run(
                python + [os.path.join(peers, generator), mode, str(size), made[kind]], check=True)
        stories.append(Story(name, made["yarn"], ink=made["json"]))
    return stories


def commands(item, arguments):
    """The programs that take this story's walk."""
    result = {
        "modet": [arguments.modet, "bench", "language", "--yarn", item.yarn, "--choices",
                  str(arguments.choices), "--repeat", "1"]
    }
    if arguments.peers and item.name != "1 MB":
        python = os.path.join(arguments.peers, "venv", "bin", "python")
        for peer in PEERS:
            script = os.path.join(arguments.peers, f"{peer}_bench.py")
            if os.path.exists(script):
                result[peer] = [python, "-B", script, item.ink, str(min(arguments.choices, 50_000))]
    return result


def measure(stories, arguments):
    rows = []
    for number in range(arguments.rounds):
        for item in stories:
            for name, command in commands(item, arguments).items():
                result = run(command, arguments.peers if name != "modet" else None)
                if result:
                    load = round(os.getloadavg()[0], 2)
                    rows.append(dict(result, story=item.name, name=name, round=number, load1=load))
                    print(f"round {number + 1}: {item.name}, {name}", file=sys.stderr)
    return rows


def median(rows, key):
    values = [row[key] for row in rows if row.get(key) is not None]
    return statistics.median(values) if values else None


def cell(value, digits=0):
    return "–" if value is None else f"{value:,.{digits}f}".replace(",", " ")


def ratios(rows, name):
    """modet's speed over another engine's of the same round."""
    found = []
    for row in (row for row in rows if row["name"] == name):
        ours = [r for r in rows if r["name"] == "modet" and r["round"] == row["round"]]
        if ours and row.get("choices_per_cpu_s"):
            found.append(ours[0]["choices_per_cpu_s"] / row["choices_per_cpu_s"])
    return statistics.median(found) if found else None


def report(stories, rows, arguments):
    lines = [
        "# The language, measured", "",
        f"{cpu()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}. "
        f"{arguments.rounds} rounds in turn; medians. Figures for one machine under its load of "
        f"{min(r['load1'] for r in rows)}–{max(r['load1'] for r in rows)}: compare within a column "
        "only.", "",
    ]
    for item in stories:
        ours = [row for row in rows if row["story"] == item.name]
        lines += [f"## {item.name}", "",
                  f"`{os.path.getsize(item.yarn):,}` bytes of script.".replace(",", " "), ""]
        lines += [
            "| engine | choices / CPU s | modet is | choices / s | compile ms | of it checking | "
            "allocations / choice | MiB | walk |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---|",
        ]
        for name in dict.fromkeys(row["name"] for row in ours):
            own = [row for row in ours if row["name"] == name]
            ratio = None if name == "modet" else ratios(ours, name)
            walks = {row.get("walk_sha") for row in own}
            same = {row.get("walk_sha") for row in ours} == walks
            wanted = item.sha is None or walks == {item.sha}
            lines.append(
                f"| {own[0]['engine']} | {cell(median(own, 'choices_per_cpu_s'))} | "
                f"{'' if ratio is None else f'{ratio:.1f} ×'} | "
                f"{cell(median(own, 'choices_per_s'))} | {cell(median(own, 'compile_ms'), 1)} | "
                f"{cell(median(own, 'check_ms'), 1)} | "
                f"{cell(median(own, 'allocations_per_choice'), 2)} | {cell(median(own, 'rss_mb'))} | "
                f"{'as expected' if same and wanted else 'DIFFERS'} |")
        lines.append("")
    lines += [
        "A choice is: the lines up to it with their texts, the options with theirs, one of them "
        "taken. Choices come from one fixed generator; *walk* compares a hash of the first 1 000. "
        "Compiling is reading, checking and making the program, in processor time. Peers that are "
        "reached through a Python binding pay for it in every call. MiB is the peak of the whole "
        "process.", "",
    ]
    return "\n".join(lines)


def cpu():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(l.split(":", 1)[1].strip() for l in file if l.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or "unknown processor"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modet", default=PROGRAM, help="the program, built for release")
    parser.add_argument("--peers", help="a folder with other engines' benchmarks")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--choices", type=int, default=500_000)
    parser.add_argument("--json", help="a file for every measurement")
    arguments = parser.parse_args()
    arguments.modet = os.path.abspath(arguments.modet)
    if arguments.peers:
        arguments.peers = os.path.abspath(arguments.peers)
    with tempfile.TemporaryDirectory() as folder:
        stories = peer_stories(arguments.peers, folder) if arguments.peers else own_stories(folder)
        rows = measure(stories, arguments)
        if not rows:
            sys.exit("nothing could be measured")
        text = report(stories, rows, arguments)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(rows, file, indent=1)
    print(text)
    if "DIFFERS" in text:
        sys.exit(1)


if __name__ == "__main__":
    main()
