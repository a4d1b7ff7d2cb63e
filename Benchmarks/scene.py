#!/usr/bin/env python3
"""Measures the whole scene frame by frame, and prints Documentation/Benchmarks/scene.md's tables.

  Benchmarks/scene.py                          10 minutes of the scene for a driver that does nothing,
                                               and half a minute drawn in software
  Benchmarks/scene.py --soak 60                an hour of sessions for that driver
  Benchmarks/scene.py --from FILE …            the tables of lines that `modet bench scene` printed
Reports are Markdown on standard output; --json FILE keeps the lines.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(HERE, "..", ".build", "release", "modet")
PARTS = ["director", "animation", "panels", "sound", "skinning", "lists", "submission", "mirror"]
CAUSES = {
    "objects": "ours: made or freed a device object", "allocations": "ours: asked for memory",
    "beats": "ours: something happened", "interrupted": "another thread was put in place",
    "faults": "memory touched for the first time", "unexplained": "none of these (driver or machine)",
    "waited": "wall only: it waited", "not_run": "wall only: it was not run",
}


def measure(program, options, noop):
    environment = dict(os.environ, LIBGL_ALWAYS_SOFTWARE="1")
    if noop:
        environment["GALLIUM_NOOP"] = "1"
    done = subprocess.run(
        shlex.split(program) + ["bench", "scene"] + options, stdout=subprocess.PIPE, text=True,
        env=environment, check=True)
    return json.loads(done.stdout)


def times(name, found):
    keys = ["median_ms", "p99_ms", "p999_ms", "worst_ms"]
    return f"| {name} | " + " | ".join(f"{found[key]:.3f}" for key in keys) + " |"


def report(line):
    print(
        f"{line['frames']:,} frames of the scene and {line['calm_frames']:,} of the calm place in "
        f"{line['sessions']} sessions, {line['people']} people, {line['path']} path on "
        f"{line['device']}, two eyes of {line['eye_w']} × {line['eye_h']}, "
        f"{line['wall_s']:.0f} s on the clock.\n")
    print("| ms | median | p99 | p99.9 | worst |\n|---|---:|---:|---:|---:|")
    print(times("frame, processor", line["processor"]))
    print(times("frame, wall", line["wall"]))
    print(times("in which something happened", line["beats"]))
    print(times("in the calm place", line["calm"]))
    for part in PARTS:
        print(times(f"– {part} (wall)", line["parts"][part]))
    found = line["allocations"]
    print(
        f"\nOwn allocations: {found['steady']} in {found['steady_frames']:,} frames in which nothing "
        f"happened (at most {found['steady_worst']} in one), "
        f"{found['beats'] / max(found['beat_frames'], 1):.0f} in each of {found['beat_frames']:,} others. "
        f"Mirror: {line['mirror_pictures']:,} pictures, {line['mirror_dropped']:,} left out.\n")
    print("| frames over 4 × the median | |\n|---|---:|")
    for cause, words in CAUSES.items():
        print(f"| {words} | {line['slow'][cause]} |")
    if len(line["samples"]) > 2:
        held(line)


def held(line):
    rows = line["samples"]
    step = max(1, len(rows) // 12)
    shown = rows[::step] + ([] if (len(rows) - 1) % step == 0 else [rows[-1]])
    print("\n| minutes | sessions | frames | MiB | device objects | files | threads |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for row in shown:
        print(
            f"| {row['minutes']:.1f} | {row['sessions']} | {row['frames']:,} | {row['rss_mb']:.1f} | "
            f"{row['objects']} | {row['files']} | {row['threads']} |")
    print(f"\nMemory grows by {line['rss_growth_kb']:.2f} KiB a session over the second half.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--modet", default=PROGRAM, help="the program")
    parser.add_argument("--soak", type=float, help="minutes on the clock")
    parser.add_argument("--minutes", type=float, default=10, help="minutes of the scene")
    parser.add_argument("--from", dest="files", nargs="+", help="files of lines printed before")
    parser.add_argument("--json", help="a file for the lines")
    arguments = parser.parse_args()
    if arguments.files:
        lines = [json.loads(text) for name in arguments.files for text in open(name) if text.strip()]
    elif arguments.soak:
        small = ["--eye", "64", "--path", "gpu", "--light", "rich", "--soak", str(arguments.soak)]
        lines = [measure(arguments.modet, small, True)]
    else:
        rich = ["--path", "gpu", "--light", "rich"]
        lines = [
            measure(arguments.modet, rich + ["--minutes", str(arguments.minutes)], True),
            measure(arguments.modet, ["--path", "software", "--minutes", "0.5"], False),
            measure(arguments.modet, ["--path", "software", "--light", "rich", "--minutes", "0.2"], False),
        ]
    if arguments.json:
        with open(arguments.json, "w") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
    for index, line in enumerate(lines):
        if index:
            print()
        report(line)


if __name__ == "__main__":
    sys.exit(main())
