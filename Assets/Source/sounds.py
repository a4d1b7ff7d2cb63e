"""sounds.py OUT_FOLDER: synthesises the places' sounds and encodes them as Ogg Opus (opusenc).

Loops are made in the frequency domain or on a circle of time, so their end meets their beginning.
Every sound has its own seed, so that a change of one leaves the others as they are. Beds end at
-30 LUFS, effects at -23 LUFS (ITU-R BS.1770), and nothing begins with a start.
Needs numpy, opusenc and espeak-ng (for voices whose words nobody can make out).
"""

import os
import subprocess
import sys
import tempfile
import wave
import zlib

import numpy as np

RATE = 48000
BEDS = -30.0
EFFECTS = -23.0
CEILING = 0.70
generator = np.random.default_rng(20)


def noise(count, low, high, slope):
    """Noise between two frequencies falling by `slope`; it repeats without a seam."""
    f = np.fft.rfftfreq(count, 1 / RATE)
    edge = 1 / (1 + (low / np.maximum(f, 1e-3)) ** 6) / (1 + (f / high) ** 6)
    spectrum = edge * np.maximum(f, 20.0) ** -slope * np.exp(2j * np.pi * generator.random(len(f)))
    spectrum[0] = 0
    x = np.fft.irfft(spectrum, count)
    return x / np.sqrt(np.mean(x ** 2))


def around(count, centre):
    """Seconds from a moment on the loop's circle, from minus half to half its length."""
    length = count / RATE
    return (np.arange(count) / RATE - centre + length / 2) % length - length / 2


def place_at(loop, sound, second, gains):
    """Adds a mono sound to a stereo loop, wrapping around its end."""
    index = (int(second * RATE) + np.arange(len(sound))) % len(loop)
    for channel, gain in enumerate(gains):
        loop[index, channel] += gain * sound


def decay(seconds, attack, fall):
    t = np.arange(int(seconds * RATE)) / RATE
    return np.minimum(t / attack, 1) * np.exp(-np.maximum(t - attack, 0) / fall)


def filtered(x, low, high):
    f = np.fft.rfftfreq(len(x), 1 / RATE)
    return np.fft.irfft(np.fft.rfft(x) / (1 + (low / np.maximum(f, 1e-3)) ** 6) / (1 + (f / high) ** 6), len(x))


def circle(count, *waves):
    """A slow movement between -1 and 1 that repeats with the loop: (turns, phase) each."""
    t = np.arange(count) / count
    return sum(np.cos(2 * np.pi * k * t + p) for k, p in waves) / len(waves)


def pan(sound, place):
    """A mono sound between left (0) and right (1), as two channels."""
    place = np.broadcast_to(place, sound.shape)
    return np.stack([sound * np.sqrt(1 - place), sound * np.sqrt(place)], 1)


def wide(count, low, high, slope):
    """Noise that is another one in each ear."""
    return np.stack([noise(count, low, high, slope) for _ in range(2)], 1)


def gibberish(syllables):
    """Syllables with the sounds of Danish that make no words."""
    onset = ["bl", "d", "fj", "g", "h", "kn", "l", "m", "n", "r", "sk", "st", "t", "v", "tr", "sn"]
    core = ["a", "e", "i", "o", "u", "y", "æ", "ø", "å", "ei", "øj", "av"]
    coda = ["", "", "d", "g", "l", "ng", "r", "v", "rn", "lt", "ks"]
    words, word = [], ""
    for _ in range(syllables):
        word += generator.choice(onset) + generator.choice(core) + generator.choice(coda)
        if generator.random() < 0.45:
            words.append(word)
            word = ""
    return " ".join(words + ([word] if word else []))


def chatter(syllables, voice, speed, pitch):
    """Somebody talks Danish that is none: mono, at RATE."""
    with tempfile.TemporaryDirectory() as temporary:
        path = os.path.join(temporary, "voice.wav")
        subprocess.run(["espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), "-w", path, gibberish(syllables)], check=True)
        with wave.open(path) as file:
            rate, raw = file.getframerate(), file.readframes(file.getnframes())
    x = np.frombuffer(raw, "<i2") / 32768
    loud = np.flatnonzero(np.abs(x) > 0.02)
    x = x[loud[0]:loud[-1] + 1]
    t = np.arange(int(len(x) * RATE / rate)) / RATE
    return np.interp(t, np.arange(len(x)) / rate, x)


def smear(x, seconds):
    """Takes the edges off words: what is left is the melody of talk round a corner."""
    n = int(seconds * RATE)
    tail = generator.standard_normal(n) * np.exp(-np.arange(n) / (0.3 * n))
    size = 1 << int(np.ceil(np.log2(len(x) + n)))
    y = np.fft.irfft(np.fft.rfft(x, size) * np.fft.rfft(tail, size), size)[:len(x) + n]
    return y / np.sqrt(np.mean(y ** 2))


# Beds: what a place sounds like when nothing happens.

def street(seconds=28):
    """A quiet street at dusk: far traffic, four cars that pass, a bicycle, steps, talk round the corner."""
    count = seconds * RATE
    gust = 1 + 0.35 * circle(count, (2, 0.3), (3, 1.9), (7, 4.2))[:, None]
    loop = 0.30 * gust * wide(count, 40, 500, 0.9) + 0.035 * wide(count, 700, 5000, 0.8)
    for centre, width, near, direction in ((4.0, 1.9, 0.55, 1), (11.5, 2.6, 0.30, -1), (18.0, 1.6, 0.75, -1), (24.5, 2.8, 0.28, 1)):
        t = around(count, centre)
        tyre, engine = noise(count, 250, 3200, 0.7), noise(count, 45, 220, 0.6)
        swell = near / (1 + (t / width) ** 2) ** 1.3
        loop += 0.5 * pan(swell * (0.75 * tyre + 0.65 * engine), 0.5 + 0.42 * np.tanh(direction * t / width))
    t = np.arange(int(0.9 * RATE)) / RATE
    bell = sum(a * np.sin(2 * np.pi * f * t) * np.exp(-t * d) for f, d, a in ((2310, 6, 1), (3720, 9, 0.6), (5860, 14, 0.3)))
    bell *= np.minimum(t / 0.02, 1)
    for start in (14.2, 14.55):
        place_at(loop, 0.018 * filtered(bell, 300, 3600), start, (0.8, 0.4))
    for k in range(14):
        step = decay(0.16, 0.004, 0.03) * filtered(noise(int(0.16 * RATE), 80, 2200, 0.5), 80, 2200)
        place_at(loop, 0.018 * step * (1 - abs(k - 7) / 9), 6.4 + 0.55 * k + 0.03 * generator.random(), (0.35, 0.8))
    for start, voice, pitch, gains in ((1.0, "da+m1", 40, (0.9, 0.3)), (2.4, "da+f3", 45, (0.8, 0.35)), (20.6, "da+m5", 35, (0.3, 0.9)), (22.2, "da+f2", 50, (0.35, 0.85))):
        talk = smear(filtered(chatter(9, voice, 160, pitch), 160, 1100), 0.35)
        place_at(loop, 0.030 * talk * np.minimum(1, np.arange(len(talk)) / (0.3 * RATE)), start, gains)
    return loop


def calm(seconds=26):
    """A still lake: lapping under the pier, light wind in firs, a few soft birds."""
    count = seconds * RATE
    sway = circle(count, (2, 0.4), (3, 2.1), (5, 4.0))[:, None]
    loop = (0.10 + 0.045 * sway) * wide(count, 180, 1600, 0.8) + 0.010 * wide(count, 1500, 7000, 0.5)
    second = 0.3
    while second < seconds - 0.2:
        length = 0.5 + 0.5 * generator.random()
        n = int(length * RATE)
        t = np.arange(n) / RATE
        lap = np.sin(np.pi * t / length) ** 2 * filtered(noise(n, 150, 900, 0.6), 150, 700 + 500 * generator.random())
        side = 0.25 + 0.5 * generator.random()
        place_at(loop, 0.10 * (0.5 + generator.random()) * lap, second, (np.sqrt(1 - side), np.sqrt(side)))
        if generator.random() < 0.5:
            f0 = 420 + 380 * generator.random()
            drop = decay(0.16, 0.006, 0.035) * np.sin(2 * np.pi * np.cumsum(f0 * (1 + 2.2 * np.arange(int(0.16 * RATE)) / RATE)) / RATE)
            place_at(loop, 0.016 * drop, second + 0.2 * length, (np.sqrt(side), np.sqrt(1 - side)))
        second += 0.55 + 0.9 * generator.random()
    for start, side in ((5.2, 0.8), (9.0, 0.75), (17.6, 0.2), (21.3, 0.25)):
        birdsong(loop, start, side, 3, 2500, 0.012)
    return loop


def birdsong(loop, start, side, notes, pitch, gain):
    """A few whistled notes that swell and fall."""
    for k in range(notes):
        n = int((0.12 + 0.06 * generator.random()) * RATE)
        t = np.arange(n) / n
        bend = pitch + 240 * k * generator.choice([-1, 1]) + 320 * np.sin(np.pi * t) + 60 * np.sin(2 * np.pi * 5 * t)
        note = np.sin(np.pi * t) ** 2 * np.sin(2 * np.pi * np.cumsum(bend) / RATE)
        place_at(loop, gain * note, start + 0.24 * k + 0.03 * generator.random(), (np.sqrt(1 - side), np.sqrt(side)))


def beach(seconds=30):
    """Small waves on sand on a quiet day: each rolls in, breaks softly and draws back; gulls far off."""
    count = seconds * RATE
    loop = 0.10 * wide(count, 60, 900, 0.9) * (1 + 0.3 * circle(count, (2, 1.0), (5, 3.0))[:, None])
    for centre, side, size in ((1.5, 0.35, 0.8), (6.4, 0.6, 1.0), (11.8, 0.45, 0.7), (16.6, 0.7, 0.9), (21.9, 0.3, 1.0), (26.4, 0.55, 0.75)):
        t = around(count, centre)
        roll = size * np.exp(-np.where(t < 0, t / 1.5, t / 0.9) ** 2)
        wash = size * np.where(t < -0.6, 0, ((t + 0.6) / 0.7) * np.exp(1 - (t + 0.6) / 0.7))
        draw = size * np.exp(-((t - 2.2) / 0.9) ** 2)
        wave_sound = 0.55 * roll * noise(count, 80, 600, 0.7) + 0.30 * wash * noise(count, 500, 6000, 0.55) + 0.10 * draw * noise(count, 1500, 9000, 0.3)
        loop += pan(wave_sound, side + 0.1 * np.tanh(t)) + 0.25 * wave_sound[:, None]
    for start, side in ((9.1, 0.8), (23.8, 0.2)):
        for k in range(3):
            n = int(0.34 * RATE)
            t = np.arange(n) / n
            cry = np.sin(np.pi * t) ** 2 * sum(np.sin(2 * np.pi * np.cumsum(h * (1180 - 320 * t)) / RATE) / h for h in (1, 2, 3))
            place_at(loop, 0.006 * cry * (1 - 0.25 * k), start + 0.5 * k, (np.sqrt(1 - side), np.sqrt(side)))
    return loop


def forest(seconds=30):
    """A beech wood in light wind: leaves that come and go, birds near and far, a twig now and then."""
    count = seconds * RATE
    wind = 1 + 0.7 * circle(count, (1, 0.2), (3, 2.4), (4, 5.1))[:, None]
    loop = 0.09 * wind * wide(count, 300, 2600, 0.7) + 0.045 * wind ** 2 * wide(count, 2500, 9000, 0.3) + 0.05 * wide(count, 60, 300, 0.8)
    for start, side, notes, pitch, gain in ((1.2, 0.75, 4, 3100, 0.022), (5.7, 0.2, 3, 2300, 0.012), (9.4, 0.85, 5, 3500, 0.016), (13.3, 0.3, 2, 1500, 0.014), (14.2, 0.3, 2, 1500, 0.014), (18.8, 0.6, 6, 4000, 0.012), (23.0, 0.1, 4, 2900, 0.018), (27.2, 0.7, 3, 2500, 0.010)):
        birdsong(loop, start, side, notes, pitch, gain)
    for start, side in ((7.6, 0.4), (20.4, 0.65)):
        twig = decay(0.08, 0.003, 0.012) * filtered(noise(int(0.08 * RATE), 500, 3500, 0.4), 500, 3500)
        place_at(loop, 0.020 * twig, start, (np.sqrt(1 - side), np.sqrt(side)))
    return loop


def own_room(seconds=24):
    """One's own room with the door shut: the heating, a small fan, the street behind the window."""
    count = seconds * RATE
    loop = 0.20 * wide(count, 45, 260, 0.9) * (1 + 0.2 * circle(count, (1, 0.5), (3, 2.0))[:, None])
    loop += 0.030 * wide(count, 300, 1800, 0.8)
    t = np.arange(count) / RATE
    fan = sum(a * np.sin(2 * np.pi * f * t + p) for f, a, p in ((100, 0.020, 0), (200, 0.009, 1.0), (300, 0.004, 2.0)))
    loop += pan(fan * (1 + 0.1 * circle(count, (5, 0))), 0.62)
    for centre, direction in ((6.0, 1), (16.5, -1)):
        t = around(count, centre)
        loop += 0.20 * pan(noise(count, 40, 180, 0.6) / (1 + (t / 2.4) ** 2) ** 1.4, 0.3 + 0.1 * np.tanh(direction * t))
    for start in (9.4, 9.9, 10.7):
        tick = decay(0.2, 0.006, 0.03) * np.sin(2 * np.pi * 620 * np.arange(int(0.2 * RATE)) / RATE)
        place_at(loop, 0.010 * tick, start, (0.85, 0.3))
    return loop


def living_room(seconds=24):
    """A living room in a flat: a fridge next door, a clock, a neighbour, the street far below."""
    count = seconds * RATE
    loop = 0.16 * wide(count, 50, 320, 0.9) + 0.022 * wide(count, 400, 2200, 0.8)
    t = np.arange(count) / RATE
    fridge = sum(a * np.sin(2 * np.pi * f * t + p) for f, a, p in ((50, 0.030, 0), (100, 0.024, 0.4), (150, 0.009, 1.1), (250, 0.004, 2.0)))
    loop += pan(fridge * (1 + 0.15 * circle(count, (2, 0.7), (7, 3.0))), 0.8)
    for k in range(seconds):
        tick = decay(0.06, 0.002, 0.008) * filtered(noise(int(0.06 * RATE), 900, 3800, 0.2), 900, 3800)
        place_at(loop, (0.0075 if k % 2 else 0.0055) * tick, k + 0.25, (0.9, 0.4))
    for centre, direction in ((8.0, -1), (19.0, 1)):
        t = around(count, centre)
        loop += 0.16 * pan(noise(count, 40, 240, 0.6) / (1 + (t / 2.2) ** 2) ** 1.4, 0.5 + 0.2 * np.tanh(direction * t))
    talk = smear(filtered(chatter(12, "da+m2", 150, 38), 110, 420), 0.3)
    place_at(loop, 0.020 * talk * np.minimum(1, np.arange(len(talk)) / (0.4 * RATE)), 12.0, (0.5, 0.9))
    return loop


def rain(seconds=24):
    """Steady light rain on a street: a soft rush, drops near by, water in a gutter."""
    count = seconds * RATE
    loop = 0.16 * wide(count, 900, 9000, 0.35) * (1 + 0.15 * circle(count, (2, 0.1), (5, 2.0))[:, None]) + 0.09 * wide(count, 150, 1200, 0.7)
    for _ in range(950):
        n = int((0.012 + 0.03 * generator.random()) * RATE)
        t = np.arange(n) / RATE
        f0 = 1400 + 3800 * generator.random()
        drop = np.minimum(t / 0.0015, 1) * np.exp(-t * 220) * (np.sin(2 * np.pi * f0 * t) + 0.6 * generator.standard_normal(n))
        side = generator.random()
        place_at(loop, 0.055 * generator.random() ** 2 * drop, seconds * generator.random(), (np.sqrt(1 - side), np.sqrt(side)))
    gutter = noise(count, 500, 2400, 0.5) * (1 + 0.5 * circle(count, (11, 0), (17, 1.2), (29, 3.0)))
    return loop + 0.035 * pan(gutter, 0.2)


# Effects: what happens once, at a place.

def radio():
    """A burst of police radio: a soft squelch, Danish that no one can make out, a soft squelch."""
    voice = chatter(14, "da+m7", 190, 40)
    lead, tail = int(0.20 * RATE), int(0.30 * RATE)
    x = np.concatenate([np.zeros(lead), voice / np.abs(voice).max(), np.zeros(tail)])
    t = np.arange(len(x)) / RATE
    flutter = 1 + 0.35 * np.sin(2 * np.pi * 33 * t) * np.sin(2 * np.pi * 1.3 * t)
    talk = filtered(x, 450, 2600)
    x = np.tanh(1.6 * (talk / np.sqrt(np.mean(talk ** 2)) * flutter + 0.10 * noise(len(x), 400, 3000, 0.2)))
    for start, length, gain in ((0.02, 0.16, 0.10), (len(x) / RATE - 0.28, 0.20, 0.16)):
        burst = np.clip(np.minimum((t - start) / 0.06, (start + length - t) / 0.05), 0, 1)
        x += gain * burst * noise(len(x), 600, 3000, 0.1)
    return filtered(x, 430, 2800) * np.clip(np.minimum(t / 0.10, (t[-1] - t) / 0.06), 0, 1)


def footsteps(steps=6, pace=0.56, ground="asphalt"):
    """A walk of six steps: boots on asphalt with grit, or shoes on a wooden floor."""
    count = int((steps * pace + 0.35) * RATE)
    x = np.zeros(count)
    is_hard = ground == "asphalt"
    for k in range(steps):
        n = int(0.40 * RATE)
        weight = (0.85 + 0.3 * generator.random()) * (1.0 if k % 2 else 0.9)
        low, high = (70, 520) if is_hard else (90, 340)
        heel = decay(0.40, 0.005, 0.022 if is_hard else 0.045) * filtered(noise(n, low, high, 0.4), low, high)
        click = decay(0.40, 0.003, 0.007) * filtered(noise(n, 1100, 5200, 0.3), 1100, 5200 if is_hard else 2600)
        step = weight * (heel + (0.16 if is_hard else 0.07) * click)
        late = int((0.09 + 0.03 * generator.random()) * RATE)
        toe = decay(0.40, 0.015, 0.040) * filtered(noise(n, 300, 4200, 0.5), 300, 4200 if is_hard else 1500)
        step[late:] += (0.13 if is_hard else 0.09) * toe[:n - late]
        if is_hard:
            for _ in range(7):
                grain = int((0.02 + 0.16 * generator.random()) * RATE)
                length = int(0.008 * RATE)
                step[grain:grain + length] += 0.07 * generator.random() * decay(0.008, 0.001, 0.002) * noise(length, 2000, 7000, 0.1)
        else:
            t = np.arange(n) / RATE
            creak = np.sin(2 * np.pi * np.cumsum(180 + 60 * np.sin(2 * np.pi * 3 * t)) / RATE) * np.exp(-((t - 0.2) / 0.07) ** 2)
            step += 0.05 * generator.random() * creak
        start = int((k * pace + 0.03 * generator.random()) * RATE)
        x[start:start + n] += step[:max(0, count - start)]
    return x


def door():
    """A door in a stairwell: the handle, the hinge, and it falls to without a bang."""
    count = int(1.9 * RATE)
    x = np.zeros(count)
    for start, gain in ((0.05, 0.10), (0.16, 0.07), (1.42, 0.16)):
        n = int(0.09 * RATE)
        latch = decay(0.09, 0.004, 0.012) * filtered(noise(n, 700, 3600, 0.3), 700, 3600)
        x[int(start * RATE):int(start * RATE) + n] += gain * latch
    n = int(0.9 * RATE)
    t = np.arange(n) / RATE
    hinge = np.sin(2 * np.pi * np.cumsum(310 + 70 * np.sin(2 * np.pi * 0.9 * t) + 12 * generator.standard_normal(n).cumsum() / 60) / RATE)
    x[int(0.3 * RATE):int(0.3 * RATE) + n] += 0.020 * np.sin(np.pi * t / 0.9) ** 2 * filtered(hinge, 200, 2400)
    n = int(0.5 * RATE)
    fall = decay(0.5, 0.030, 0.075) * filtered(noise(n, 50, 420, 0.5), 50, 420)
    x[int(1.30 * RATE):int(1.30 * RATE) + n] += 0.5 * fall
    return x


def phone(rings=2):
    """A mobile phone that rings softly: a few notes of glass, twice."""
    count = int((1.7 * rings + 0.6) * RATE)
    x = np.zeros(count)
    for ring in range(rings):
        for k, pitch in enumerate((659.3, 784.0, 987.8, 784.0)):
            n = int(0.8 * RATE)
            t = np.arange(n) / RATE
            note = np.minimum(np.minimum(t / 0.035, (0.8 - t) / 0.25), 1) * sum(a * np.sin(2 * np.pi * h * pitch * t) * np.exp(-t * d) for h, a, d in ((1, 1, 5), (2, 0.25, 9), (3.01, 0.08, 16)))
            start = int((1.7 * ring + 0.21 * k) * RATE)
            x[start:start + n] += note[:max(0, count - start)]
    return x


# Loudness and files.

def loudness(x):
    """Integrated loudness in LUFS after ITU-R BS.1770-4; mono counts as one loudspeaker."""
    x = x[:, None] if x.ndim == 1 else x
    f = np.fft.rfftfreq(len(x), 1 / RATE)
    z = np.exp(-2j * np.pi * f / RATE)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z ** 2) / (1 - 1.69065929318241 * z + 0.73248077421585 * z ** 2)
    highpass = (1 - 2 * z + z ** 2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z ** 2)
    y = np.fft.irfft(np.fft.rfft(x, axis=0) * (shelf * highpass)[:, None], len(x), axis=0)
    size, step = int(0.4 * RATE), int(0.1 * RATE)
    energy = np.concatenate([[0], np.cumsum((y ** 2).sum(1))])
    starts = np.arange(0, max(1, len(y) - size + 1), step)
    power = np.array([(energy[min(s + size, len(y))] - energy[s]) / min(size, len(y) - s) for s in starts])
    level = lambda p: -0.691 + 10 * np.log10(np.maximum(p, 1e-12))
    loud = power[level(power) > -70]
    return level(loud[level(loud) > level(loud.mean()) - 10].mean())


def limited(x, ceiling):
    """Lowers the gain smoothly round each peak above the ceiling."""
    peak = np.abs(x) if x.ndim == 1 else np.abs(x).max(1)
    need = np.minimum(1, ceiling / np.maximum(peak, 1e-9))
    reach = int(0.006 * RATE)
    held = np.lib.stride_tricks.sliding_window_view(np.pad(need, reach, mode="edge"), 2 * reach + 1).min(1)
    kernel = np.hanning(2 * reach + 1)
    gain = np.convolve(np.pad(held, reach, mode="edge"), kernel / kernel.sum(), "valid")
    return x * (gain if x.ndim == 1 else gain[:, None])


def save(folder, name, make, target, bitrate):
    global generator
    generator = np.random.default_rng(zlib.crc32(name.encode()))
    x = np.asarray(make())
    for _ in range(3):
        x = limited(x * 10 ** ((target - loudness(x)) / 20), CEILING)
    with tempfile.TemporaryDirectory() as temporary:
        path = os.path.join(temporary, name + ".wav")
        with wave.open(path, "wb") as file:
            file.setnchannels(2 if x.ndim == 2 else 1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes((x * 32767).astype("<i2").tobytes())
        out = os.path.join(folder, name + ".opus")
        subprocess.run(["opusenc", "--quiet", "--serial", "1", "--discard-comments", "--bitrate", str(bitrate), path, out], check=True)
    print(f"{out}: {len(x) / RATE:.1f} s, {loudness(x):.1f} LUFS, {os.path.getsize(out) / 1000:.0f} kB")


if __name__ == "__main__":
    only = sys.argv[2:]
    for name, make, target, bitrate in (
        ("street", street, BEDS, 64),
        ("calm", calm, BEDS, 64),
        ("beach", beach, BEDS, 64),
        ("forest", forest, BEDS, 64),
        ("own-room", own_room, BEDS, 40),
        ("living-room", living_room, BEDS, 40),
        ("rain", rain, BEDS, 64),
        ("radio", radio, EFFECTS, 32),
        ("footsteps", footsteps, EFFECTS, 48),
        ("footsteps-indoor", lambda: footsteps(pace=0.60, ground="wood"), EFFECTS, 40),
        ("door", door, EFFECTS, 40),
        ("phone", phone, EFFECTS, 40),
    ):
        if not only or name in only:
            save(sys.argv[1], name, make, target, bitrate)
