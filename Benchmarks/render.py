#!/usr/bin/env python3
"""Measures drawing: modet beside other programs, round by round in turn.

  Benchmarks/render.py --peers FOLDER                      the pictures' time (2 × 1024², software)
  Benchmarks/render.py --peers FOLDER --noop               the processor's time to submit alone
  Benchmarks/render.py --peers FOLDER --growth             more people, lamps and draws, modet alone
FOLDER holds run_lb.sh, r_raylib.py with venv/bin/python, quiet and scene/scene.glb. Every program
draws that scene: 300 meshes that stand still and four people who move, for two eyes. The report is
Markdown on standard output; --json FILE keeps every single measurement too. A ratio is the median
over the rounds of what both needed in the same round.
"""

import argparse
import json
import os
import platform
import shlex
import shutil
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(HERE, "..", ".build", "release", "modet")
# What each peer is asked for; the frame counts are those of their own harness.
PEERS = {
    "lb-loop": ["./run_lb.sh", "--mode", "loop"],
    "lb-lean": ["./run_lb.sh", "--mode", "lean"],
    "lb-mdi": ["./run_lb.sh", "--mode", "vp"],
    "raylib": ["venv/bin/python", "r_raylib.py"],
}
OURS = {
    "software pbr1": ["--path", "software", "--shade", "pbr1"],
    "gpu pbr1": ["--path", "gpu", "--shade", "pbr1"],
    "gpu full": ["--path", "gpu", "--shade", "full"],
    "software full": ["--path", "software", "--shade", "full"],
}


def run(command, folder, environment):
    """The last line of JSON that a command prints; None, with a word about it, without one."""
    quiet = os.path.join(folder, "quiet")
    prefix = [quiet] if os.access(quiet, os.X_OK) and os.geteuid() == 0 else []
    done = subprocess.run(
        prefix + command, capture_output=True, text=True, cwd=folder, env=environment, timeout=600)
    for line in reversed(done.stdout.splitlines()):
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if "median_ms" in found:
            return found
    print(f"{shlex.join(command)}: no result (exit {done.returncode})", file=sys.stderr)
    print(done.stderr[-500:], file=sys.stderr)
    return None


def commands(arguments):
    scene = os.path.join(arguments.peers, "scene", "scene.glb")
    common = ["--eye", str(arguments.eye), "--frames", str(arguments.frames)]
    ours = ["gpu pbr1", "gpu full"] if arguments.noop else ["software pbr1", "gpu pbr1"]
    chosen = {
        f"modet {name}": shlex.split(arguments.modet) + ["--glb", scene] + OURS[name] + common
        for name in (arguments.only.split(",") if arguments.only else ours)
    }
    for name, command in PEERS.items():
        if name == "raylib" and not os.environ.get("DISPLAY"):
            if not shutil.which("xvfb-run"):
                continue
            command = ["xvfb-run", "-a", "-s", "-screen 0 2100x1100x24"] + command
        chosen[name] = command + common
    return chosen


def measure(arguments):
    chosen = commands(arguments)
    environment = dict(os.environ, LIBGL_ALWAYS_SOFTWARE="1")
    if arguments.noop:
        environment["GALLIUM_NOOP"] = "1"
    names = list(chosen)
    results = {name: [] for name in names}
    for round_number in range(arguments.rounds):
        start = round_number % len(names)
        for name in names[start:] + names[:start]:
            found = run(chosen[name], arguments.peers, environment)
            if found:
                found.update(name=name, round=round_number, load=os.getloadavg()[0])
                results[name].append(found)
    return results


def median(results, key):
    values = [found[key] for found in results if found.get(key) is not None]
    return statistics.median(values) if values else None


def ratio(ours, theirs, key):
    """Median, smallest and largest ratio over the rounds that both have."""
    by_round = {found["round"]: found for found in theirs}
    ratios = sorted(
        found[key] / by_round[found["round"]][key]
        for found in ours
        if found["round"] in by_round and found.get(key) and by_round[found["round"]].get(key))
    if not ratios:
        return ""
    return f"{statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"


def text(value, digits=1):
    return "–" if value is None else f"{value:.{digits}f}"


def report(results, arguments):
    noop = arguments.noop
    key, digits = "median_ms", 3 if noop else 1
    head = ["program", "ms", "to submit", "p99", "p99 / median", "× lb-loop", "× lb-lean", "× lb-mdi",
            "CPU ms", "first frame ms", "load ms", "MiB", "draws", "calls", "allocations"]
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    for name, found in results.items():
        if not found:
            continue
        spread = [f["p99_ms"] / f["median_ms"] for f in found if f.get("p99_ms")]
        row = [name, text(median(found, key), digits), text(median(found, "submit_ms"), digits),
               text(median(found, "p99_ms"), digits),
               text(statistics.median(spread) if spread else None, 2)]
        row += [ratio(found, results.get(peer, []), key) for peer in ("lb-loop", "lb-lean", "lb-mdi")]
        row += [text(median(found, column), 2 if column == "cpu_ms" else 0) for column in (
            "cpu_ms", "first_frame_ms", "load_ms", "rss_mb", "draws", "batches")]
        row.append(text(median(found, "allocations_per_frame"), 2))
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines)


GROWTH = [
    ("people", [1, 2, 4, 8, 16], ["--draws", "300"]),
    ("lights", [1, 2, 3, 4], ["--people", "4"]),
    ("draws", [100, 300, 600, 1_000, 2_000], ["--people", "4"]),
]


def growth(arguments):
    """One table a quantity: submission on the gpu path, the whole frame on the software path."""
    scene = os.path.join(arguments.peers, "scene", "scene.glb")
    base = shlex.split(arguments.modet) + ["--glb", scene, "--shade", "full"]
    plain = dict(os.environ, LIBGL_ALWAYS_SOFTWARE="1")
    parts = []
    for name, amounts, rest in GROWTH:
        rows = [f"| {name} | submit ms (gpu, no driver) | draws | calls | frame ms (software, 2 × "
                f"{arguments.eye}²) | CPU ms |", "|---:|---:|---:|---:|---:|---:|"]
        for amount in amounts:
            command = base + rest + [f"--{name}", str(amount)]
            submits, frames = [], []
            for _ in range(arguments.rounds):
                submits.append(run(
                    command + ["--path", "gpu", "--eye", "64", "--frames", "200"],
                    arguments.peers, dict(plain, GALLIUM_NOOP="1")))
                frames.append(run(
                    command + ["--path", "software", "--eye", str(arguments.eye), "--frames",
                               str(arguments.frames)], arguments.peers, plain))
            submits, frames = [f for f in submits if f], [f for f in frames if f]
            rows.append(
                f"| {amount} | {text(median(submits, 'submit_ms'), 3)} "
                f"| {text(median(submits, 'draws'), 0)} | {text(median(submits, 'batches'), 0)} "
                f"| {text(median(frames, 'median_ms'))} | {text(median(frames, 'cpu_ms'))} |")
        parts.append("\n".join(rows))
    return "\n\n".join(parts)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", required=True, help="the folder of the other programs")
    parser.add_argument("--modet", default=os.path.abspath(PROGRAM) + " bench render")
    parser.add_argument("--only", help="which of ours: " + ", ".join(OURS))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--frames", type=int)
    parser.add_argument("--eye", type=int, default=1_024)
    parser.add_argument("--noop", action="store_true", help="with Mesa's driver that does nothing")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--json", help="a file that receives every measurement, one a line")
    arguments = parser.parse_args()
    arguments.peers = os.path.abspath(arguments.peers)
    if arguments.frames is None:
        arguments.frames = 200 if arguments.noop else 20 if arguments.growth else 40
    unknown = [n for n in (arguments.only or "").split(",") if n and n not in OURS]
    if unknown:
        parser.error(f"--only knows {', '.join(OURS)}, not {', '.join(unknown)}")
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
          f"{platform.system()}; {arguments.rounds} rounds of {arguments.frames} frames.\n")
    if arguments.growth:
        print(growth(arguments))
        return
    results = measure(arguments)
    print(report(results, arguments))
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            for found in results.values():
                for line in found:
                    file.write(json.dumps(line) + "\n")


main()
