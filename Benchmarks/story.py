"""A story to be walked at random, and the walk that every engine should take through it.

A story has N places. At each somebody says a line, at every eleventh place another, the young
person answers, and three ways lead on to places drawn beforehand. It never ends. The texts are
drawn from a fixed seed, so the same N gives the same story everywhere.
"""

import hashlib
import random

WORDS = (
    "aften bro cykel dør efterår fortov gade hund is jakke kiosk lampe mørke nabo onkel park regn "
    "skole tog udsigt vej øre å time papir sten hjørne ven træ stille sent snart måske altid her"
).split()
SPEAKER, YOUNG = "Vagt", "Ung"
QUIET_VISITS = 10
WAYS = 3


def sentence(chance, words):
    text = " ".join(chance.choice(WORDS) for _ in range(words))
    return text[0].upper() + text[1:] + "."


class Place:
    def __init__(self, chance, count):
        self.first = sentence(chance, 9)
        self.now_and_then = sentence(chance, 6)
        self.answer = sentence(chance, 7)
        self.ways = [(sentence(chance, 4), chance.randrange(count)) for _ in range(WAYS)]


def places(count):
    chance = random.Random(2026)
    return [Place(chance, count) for _ in range(count)]


def script(all_places):
    """The story in the scenario language, every line with its id."""
    lines = ["title: Start", "---", "<<declare $visits = 0>>", "<<jump P0>>", "==="]
    for number, place in enumerate(all_places):
        lines += [
            f"title: P{number}",
            "---",
            f"{SPEAKER}: {place.first} #line:p{number}a",
            "<<set $visits = $visits + 1>>",
            f"<<if $visits > {QUIET_VISITS}>>",
            f"    {SPEAKER}: {place.now_and_then} #line:p{number}b",
            "    <<set $visits = 0>>",
            "<<endif>>",
            f"{YOUNG}: {place.answer} #line:p{number}c",
        ]
        for index, (text, target) in enumerate(place.ways):
            lines += [f"-> {text} #line:p{number}w{index}", f"    <<jump P{target}>>"]
        lines.append("===")
    return "\n".join(lines) + "\n"


def script_of_size(byte_count):
    """A story whose script is at least as long."""
    count = 64
    while True:
        text = script(places(count))
        size = len(text.encode())
        if size >= byte_count:
            return text
        count = count * byte_count // size + 16


def picks():
    """The choices: a linear congruential generator of 31 bits, the same in every engine."""
    state = 12345
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state / (2**31 - 1)


def walk_sha(all_places, choices=1000):
    """The first 16 digits of the SHA-256 of what a walk shows: lines, then options after '> '."""
    digest = hashlib.sha256()
    at, visits, picked = 0, 0, picks()
    for _ in range(choices):
        place = all_places[at]
        shown = [f"{SPEAKER}: {place.first}"]
        visits += 1
        if visits > QUIET_VISITS:
            shown.append(f"{SPEAKER}: {place.now_and_then}")
            visits = 0
        shown.append(f"{YOUNG}: {place.answer}")
        shown += [f"> {text}" for text, _ in place.ways]
        digest.update("".join(line + "\n" for line in shown).encode())
        at = place.ways[int(next(picked) * WAYS) % WAYS][1]
    return digest.hexdigest()[:16]
