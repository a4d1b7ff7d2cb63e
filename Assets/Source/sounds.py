"""sounds.py OUT_FOLDER: synthesises the places' sounds and encodes them as Ogg Opus (opusenc).

Loops are made in the frequency domain or on a circle of time, so their end meets their beginning.
"""

import os
import subprocess
import sys
import tempfile
import wave

import numpy as np

RATE = 48000
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


def street(seconds=28):
    """A quiet street at dusk: far traffic, four cars that pass, a bicycle, a distant train of steps."""
    count = seconds * RATE
    loop = np.stack([0.30 * noise(count, 40, 500, 0.9) + 0.035 * noise(count, 700, 5000, 0.8) for _ in range(2)], 1)
    for centre, width, near, direction in ((4.0, 1.9, 0.55, 1), (11.5, 2.6, 0.30, -1), (18.0, 1.6, 0.75, -1), (24.5, 2.8, 0.28, 1)):
        t = around(count, centre)
        tyre, engine = noise(count, 250, 3200, 0.7), noise(count, 45, 220, 0.6)
        swell = near / (1 + (t / width) ** 2) ** 1.3
        pan = 0.5 + 0.42 * np.tanh(direction * t / width)
        sound = swell * (0.75 * tyre + 0.65 * engine)
        loop += 0.55 * np.stack([sound * np.sqrt(1 - pan), sound * np.sqrt(pan)], 1)
    t = np.arange(int(0.9 * RATE)) / RATE
    bell = sum(a * np.sin(2 * np.pi * f * t) * np.exp(-t * d) for f, d, a in ((2310, 6, 1), (3720, 9, 0.6), (5860, 14, 0.3)))
    for start in (14.2, 14.55):
        place_at(loop, 0.030 * filtered(bell, 300, 4200), start, (0.8, 0.4))
    for k in range(12):
        step = decay(0.16, 0.002, 0.03) * filtered(noise(int(0.16 * RATE), 80, 2200, 0.5), 80, 2200)
        place_at(loop, 0.020 * step * (1 - abs(k - 6) / 8), 7.0 + 0.56 * k + 0.02 * generator.random(), (0.35, 0.8))
    return loop


def calm(seconds=26):
    """A still lake: lapping under the pier, light wind in firs, a few soft birds."""
    count = seconds * RATE
    sway = sum(np.cos(2 * np.pi * (k * np.arange(count) / count) + p) for k, p in ((2, 0.4), (3, 2.1), (5, 4.0))) / 3
    loop = np.stack([(0.10 + 0.045 * sway) * noise(count, 180, 1600, 0.8) + 0.010 * noise(count, 1500, 7000, 0.5) for _ in range(2)], 1)
    second = 0.3
    while second < seconds - 0.2:
        length = 0.5 + 0.5 * generator.random()
        n = int(length * RATE)
        t = np.arange(n) / RATE
        lap = np.sin(np.pi * t / length) ** 2 * filtered(noise(n, 150, 900, 0.6), 150, 700 + 500 * generator.random())
        pan = 0.25 + 0.5 * generator.random()
        place_at(loop, 0.10 * (0.5 + generator.random()) * lap, second, (np.sqrt(1 - pan), np.sqrt(pan)))
        if generator.random() < 0.5:
            f0 = 420 + 380 * generator.random()
            drop = decay(0.16, 0.004, 0.035) * np.sin(2 * np.pi * np.cumsum(f0 * (1 + 2.2 * np.arange(int(0.16 * RATE)) / RATE)) / RATE)
            place_at(loop, 0.018 * drop, second + 0.2 * length, (np.sqrt(pan), np.sqrt(1 - pan)))
        second += 0.55 + 0.9 * generator.random()
    for start, side in ((5.2, 0.8), (9.0, 0.75), (17.6, 0.2), (21.3, 0.25)):
        for k in range(3):
            n = int(0.16 * RATE)
            t = np.arange(n) / n
            pitch = 2500 + 260 * k + 320 * np.sin(np.pi * t)
            chirp = np.sin(np.pi * t) ** 2 * np.sin(2 * np.pi * np.cumsum(pitch) / RATE)
            place_at(loop, 0.012 * chirp, start + 0.24 * k, (np.sqrt(1 - side), np.sqrt(side)))
    return loop


def radio(seconds=2.8):
    """A short burst of police radio: squelch, speech that no one can make out, squelch."""
    count = int(seconds * RATE)
    t = np.arange(count) / RATE
    hiss = 0.10 * noise(count, 400, 3000, 0.2)
    voice = np.zeros(count)
    at = 0.22
    while at < seconds - 0.45:
        length = 0.07 + 0.11 * generator.random()
        inside = np.clip(np.minimum((t - at) / 0.015, (at + length - t) / 0.03), 0, 1)
        pitch = 118 * (1 + 0.10 * np.sin(2 * np.pi * 0.7 * t) + 0.05 * generator.random())
        phase = 2 * np.pi * np.cumsum(pitch) / RATE
        tone = sum(np.cos(k * phase) / k ** 0.5 for k in range(3, 26))
        first, second = 330 + 420 * generator.random(), 1000 + 1100 * generator.random()
        f = np.fft.rfftfreq(count, 1 / RATE)
        shaped = np.fft.rfft(tone * inside) * (np.exp(-((f - first) / 130) ** 2) + 0.6 * np.exp(-((f - second) / 210) ** 2))
        syllable = np.fft.irfft(shaped, count)
        voice += 0.7 * syllable / max(np.abs(syllable).max(), 1e-9)
        at += length + (0.03 + 0.05 * generator.random() if generator.random() > 0.15 else 0.22)
    x = np.tanh(2.0 * (voice + hiss))
    for start, length in ((0.0, 0.09), (seconds - 0.28, 0.20)):
        burst = np.clip(np.minimum((t - start) / 0.004, (start + length - t) / 0.02), 0, 1)
        x += 0.7 * burst * noise(count, 600, 3200, 0.1)
    quiet = np.clip(np.minimum(t / 0.01, (seconds - 0.06 - t) / 0.03), 0, 1)
    return filtered(x, 420, 3000) * quiet


def footsteps(steps=6, pace=0.56):
    """Boots on flagstones, a walk of six steps."""
    count = int((steps * pace + 0.3) * RATE)
    x = np.zeros(count)
    for k in range(steps):
        n = int(0.34 * RATE)
        heel = decay(0.34, 0.002, 0.020) * filtered(noise(n, 60, 500, 0.4), 60, 600)
        click = decay(0.34, 0.001, 0.007) * filtered(noise(n, 1200, 6500, 0.2), 1200, 6500)
        scrape = np.zeros(n)
        late = int((0.075 + 0.02 * generator.random()) * RATE)
        scrape[late:] = (decay(0.34, 0.008, 0.035) * filtered(noise(n, 600, 4500, 0.5), 600, 4500))[:n - late]
        step = (0.9 + 0.2 * generator.random()) * heel + (0.22 + 0.1 * generator.random()) * click + 0.20 * scrape
        start = int((k * pace + 0.02 * generator.random()) * RATE)
        x[start:start + n] += step[:count - start]
    return x


def save(folder, name, x, peak, bitrate):
    x = np.asarray(x) / np.abs(x).max() * peak
    with tempfile.TemporaryDirectory() as temporary:
        path = os.path.join(temporary, name + ".wav")
        with wave.open(path, "wb") as file:
            file.setnchannels(2 if x.ndim == 2 else 1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes((x * 32767).astype("<i2").tobytes())
        out = os.path.join(folder, name + ".opus")
        subprocess.run(["opusenc", "--quiet", "--serial", "1", "--discard-comments", "--bitrate", str(bitrate), path, out], check=True)
    print(f"{out}: {len(x) / RATE:.1f} s, {os.path.getsize(out) / 1000:.0f} kB")


if __name__ == "__main__":
    target = sys.argv[1]
    save(target, "street", street(), 0.50, 72)
    save(target, "calm", calm(), 0.45, 72)
    save(target, "radio", radio(), 0.60, 32)
    save(target, "footsteps", footsteps(), 0.70, 48)
