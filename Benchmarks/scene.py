#!/usr/bin/env python3
"""Measures the whole scene frame by frame, and prints Documentation/Benchmarks/scene.md's tables.

  Benchmarks/scene.py                          10 minutes of the scene for a driver that does nothing,
                                               and half a minute drawn in software
  Benchmarks/scene.py --soak 60                an hour of sessions, drawn small in software
  Benchmarks/scene.py --soak 60 --clock session
                                               an hour of the sessions' own time, which passes as
                                               quickly as the frames are made
  Benchmarks/scene.py --people                 some frames of the whole cast, all effects, in software,
                                               and again with the device waited for after each pass
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


def measure(program, options, noop, keep):
    """Runs the program; hands on its lines as they come and gives the last, the result."""
    environment = dict(os.environ, LIBGL_ALWAYS_SOFTWARE="1")
    if noop:
        environment["GALLIUM_NOOP"] = "1"
    command = shlex.split(program) + ["bench", "scene"] + options
    line = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as run:
        for text in run.stdout:
            keep(text)
            line = json.loads(text)
            if "engine" not in line:
                print(row(line), file=sys.stderr, flush=True)
    if run.returncode != 0 or "engine" not in line:
        sys.exit(f"{shlex.join(command)}: ended with {run.returncode}")
    return line


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
    print(times("frame", line["processor"]))
    print(times("frame, on the wall's clock", line["wall"]))
    print(times("in which something happened", line["beats"]))
    print(times("in the calm place", line["calm"]))
    for part in PARTS:
        print(times(f"– {part}", line["parts"][part]))
    print(times("mirror, where a picture is asked for", line["mirror_asking"]))
    found = line["allocations"]
    passes(line.get("passes"))
    print(
        f"\nOwn allocations: {found['steady']} in {found['steady_frames']:,} frames in which nothing "
        f"happened (at most {found['steady_worst']} in one), "
        f"{found['beats'] / max(found['beat_frames'], 1):.0f} in each of {found['beat_frames']:,} others. "
        f"Mirror: {line['mirror_pictures']:,} pictures, {line['mirror_dropped']:,} left out.\n")
    print("| frames over 4 × the median | |\n|---|---:|")
    for cause, words in CAUSES.items():
        print(f"| {words} | {line['slow'][cause]} |")
    if len(line["samples"]) > 2:
        held(line["samples"])
        if "rss_growth_kb" in line:
            print(
                f"\nMemory grows by {line['rss_growth_kb']:.2f} KiB a session over the second half.")


def passes(found):
    if not found:
        return
    whole = sum(times["median_ms"] for times in found.values())
    print("\n| pass, the device waited for after each | median ms | share |\n|---|---:|---:|")
    for name, times in sorted(found.items(), key=lambda one: -one[1]["median_ms"]):
        print(f"| {name} | {times['median_ms']:.1f} | {times['median_ms'] / whole:.0%} |")


def row(found):
    return (
        f"| {found['minutes']:.1f} | {found['frames'] / 5400:.1f} | {found['sessions']} | "
        f"{found['frames']:,} | {found['rss_mb']:.1f} | {found['objects']} | {found['files']} | "
        f"{found['threads']} |")


def held(rows):
    step = max(1, len(rows) // 12)
    shown = rows[::step] + ([] if (len(rows) - 1) % step == 0 else [rows[-1]])
    print(
        "\n| minutes | of the sessions' time | sessions | frames | MiB | device objects | files | "
        "threads |\n|---:|---:|---:|---:|---:|---:|---:|---:|")
    for found in shown:
        print(row(found))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--modet", default=PROGRAM, help="the program")
    parser.add_argument("--soak", type=float, help="minutes")
    parser.add_argument(
        "--clock", choices=["wall", "session"], default="wall", help="what minutes those are")
    parser.add_argument("--noop", action="store_true", help="soak the driver that does nothing")
    parser.add_argument("--people", action="store_true", help="the whole cast, drawn in software")
    parser.add_argument("--eye", type=int, default=1024, help="for --people: pixels of a side")
    parser.add_argument("--minutes", type=float, default=10, help="minutes of the scene")
    parser.add_argument("--from", dest="files", nargs="+", help="files of lines printed before")
    parser.add_argument("--json", help="a file for the lines, as they come")
    arguments = parser.parse_args()
    kept = open(arguments.json, "w", buffering=1) if arguments.json else None

    def run(options, noop):
        return measure(
            arguments.modet, options, noop, kept.write if kept else lambda text: None)

    rich = ["--light", "rich"]
    if arguments.files:
        texts = [text for name in arguments.files for text in open(name) if text.strip()]
        found = [json.loads(text) for text in texts]
        lines = [line for line in found if "engine" in line]
        if not lines:
            held(found)
    elif arguments.soak:
        soak = ["--soak", str(arguments.soak), "--clock", arguments.clock]
        path = ["--eye", "64", "--path", "gpu"] if arguments.noop else (
            ["--eye", "16", "--path", "software"])
        lines = [run(path + rich + soak, arguments.noop)]
    elif arguments.people:
        # A minute into the scene everybody stands before the participant; what comes before has no
        # pictures, which alone would take minutes.
        few = ["--path", "software", "--minutes", "0.01", "--skip", "60", "--eye",
               str(arguments.eye)] + rich
        lines = [run(few, False), run(few + ["--passes"], False)]
    else:
        lines = [
            run(["--path", "gpu", "--minutes", str(arguments.minutes)] + rich, True),
            run(["--path", "software", "--minutes", "0.5"], False),
        ]
    for index, line in enumerate(lines):
        if index:
            print()
        report(line)


if __name__ == "__main__":
    sys.exit(main())
