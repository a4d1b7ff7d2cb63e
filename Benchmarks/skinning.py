#!/usr/bin/env python3
"""Compares the skinning kernel with another C program's, round by round in turn.

  Benchmarks/skinning.py --peers FOLDER [--rounds 9]
FOLDER/lb/lb.c holds `cpuskin`; ours is compiled as the package compiles it (clang -O2), theirs as their
makers do (gcc -O3 -march=native). Prints medians and their ratio.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
KERNELS = os.path.join(HERE, "..", "Sources", "CKernels")

DRIVER = """
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "CKernels.h"
extern void their_skin(int vertices, float *v, unsigned char *j, float *w, float *pal, float *dst);
enum { N = 9027, J = 60, REPEAT = 200 };
static double now(void) {
  struct timespec t; clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e6 + t.tv_nsec * 1e-3;
}
static float number(void) { return rand() / (float)RAND_MAX * 2 - 1; }
static int order(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b; return x < y ? -1 : x > y;
}
int main(int argc, char **argv) {
  int rounds = atoi(argv[1]);
  float *v = aligned_alloc(64, N * 32), *w = aligned_alloc(64, N * 16 + 64);
  float *p = aligned_alloc(64, N * 16 + 64), *n = aligned_alloc(64, N * 16 + 64);
  float *pal = aligned_alloc(64, J * 64), *ours = malloc(N * 24), *theirs = malloc(N * 32 + 64);
  unsigned char *j = malloc(N * 4); uint16_t *j16 = malloc(N * 8);
  for (int i = 0; i < N * 8; ++i) v[i] = number();
  for (int i = 0; i < J * 16; ++i) pal[i] = i % 4 == 3 ? (i % 16 == 15) : number();
  for (int i = 0; i < N; ++i) {
    float a = (number() + 1) / 2, b = i % 3 ? (1 - a) * 0.3f : 0;
    float weight[4] = {i % 5 ? a : 1, i % 5 ? b : 0, i % 5 ? 1 - a - b : 0, 0};
    memcpy(w + 4 * i, weight, 16);
    for (int k = 0; k < 4; ++k) j16[4 * i + k] = j[4 * i + k] = rand() % J;
    for (int c = 0; c < 3; ++c) { p[4 * i + c] = v[8 * i + c]; n[4 * i + c] = v[8 * i + 3 + c]; }
  }
  double *mine = malloc(rounds * 8), *other = malloc(rounds * 8), *ratio = malloc(rounds * 8);
  for (int r = -1; r < rounds; ++r) {
    double t0 = now();
    for (int k = 0; k < REPEAT; ++k) modet_skin(N, p, n, j16, w, pal, ours);
    double t1 = now();
    for (int k = 0; k < REPEAT; ++k) their_skin(N, v, j, w, pal, theirs);
    double t2 = now();
    if (r < 0) continue;
    mine[r] = (t1 - t0) / REPEAT; other[r] = (t2 - t1) / REPEAT; ratio[r] = mine[r] / other[r];
  }
  float far = 0;
  for (int i = 0; i < N; ++i)
    for (int c = 0; c < 6; ++c) far = fmaxf(far, fabsf(ours[6 * i + c] - theirs[8 * i + c]));
  qsort(mine, rounds, 8, order); qsort(other, rounds, 8, order); qsort(ratio, rounds, 8, order);
  printf("ours %.1f us, theirs %.1f us, ratio %.2f (%.2f-%.2f), largest difference %g\\n",
         mine[rounds / 2], other[rounds / 2], ratio[rounds / 2], ratio[0], ratio[rounds - 1], far);
  return far < 1e-4f ? 0 : 1;
}
"""


def their_kernel(source):
    """The function out of their program, which draws when it is run whole."""
    found = re.search(r"static void cpuskin\(.*?\n(?=static void morph)", source, re.S)
    if not found:
        sys.exit("skinning: no cpuskin before morph in their source")
    return (
        "#include <immintrin.h>\nstatic int CV; static float *cv[1]; static float *cw[1];\n"
        "static unsigned char *cj[1];\n" + found.group(0)
        + "void their_skin(int vertices, float *v, unsigned char *j, float *w, float *pal, float *dst) {\n"
        "  CV = vertices; cv[0] = v; cj[0] = j; cw[0] = w; cpuskin(0, pal, dst);\n}\n"
    )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", required=True, help="the folder that holds lb/lb.c")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--compiler", default="clang")
    parser.add_argument("--their-compiler", default="gcc")
    arguments = parser.parse_args()
    with open(os.path.join(arguments.peers, "lb", "lb.c"), encoding="utf-8") as file:
        theirs = their_kernel(file.read())
    with tempfile.TemporaryDirectory() as folder:
        def compile_one(compiler, name, text, *flags):
            path = os.path.join(folder, name)
            with open(path + ".c", "w", encoding="utf-8") as file:
                file.write(text)
            subprocess.run(
                [compiler, "-c", path + ".c", "-o", path + ".o",
                 "-I", os.path.join(KERNELS, "include"), *flags], check=True)
            return path + ".o"
        with open(os.path.join(KERNELS, "skinning.c"), encoding="utf-8") as file:
            ours = file.read()
        objects = [
            compile_one(arguments.compiler, "ours", ours, "-O2"),
            compile_one(arguments.their_compiler, "theirs", theirs, "-O3", "-march=native"),
            compile_one(arguments.compiler, "driver", DRIVER, "-O2"),
        ]
        program = os.path.join(folder, "skinning")
        subprocess.run([arguments.compiler, *objects, "-lm", "-o", program], check=True)
        sys.exit(subprocess.run([program, str(max(arguments.rounds, 1))]).returncode)


main()
