import Foundation

/// Turns a lip track into how much of each viseme shows at a moment.
///
/// Sounds overlap in a mouth: it moves towards the next sound before that is
/// heard and passes through vowels without stopping. So the track is read a
/// little ahead, cross-faded between keys and averaged over a short window.
struct LipSync: Sendable {
  private static let leadSeconds: Float = 0.05
  /// Five readings this far apart are averaged: lips have weight.
  private static let tapSeconds: Float = 0.022
  private static let tapShares: [Float] = [0.12, 0.24, 0.28, 0.24, 0.12]
  private static let openSeconds: Float = 0.08
  private static let closeSeconds: Float = 0.14
  /// Nobody opens the mouth fully in ordinary talk.
  private static let vowelGain: Float = 0.72

  private struct Line: Sendable {
    var track: LipTrack
    var start: Double
    var stop = Double.infinity
  }

  /// The line that is spoken, and before it the one that it cut.
  private var lines: [Line] = []

  /// Starts a line; one that still runs closes while the new one opens.
  mutating func start(_ track: LipTrack, time: Double) {
    stop(time: time)
    if lines.count == 2 { lines.removeFirst() }
    lines.append(Line(track: track, start: time))
  }

  mutating func stop(time: Double) {
    for index in lines.indices { lines[index].stop = min(lines[index].stop, time) }
  }

  /// How much the person is speaking, 0…1.
  func activity(time: Double) -> Float {
    var result: Float = 0
    for line in lines {
      let since = Float(clamping: time - line.start)
      guard since >= 0, since < line.track.duration else { continue }
      let opening = Ease.smooth(since / 0.15)
      let closing = Ease.smooth((line.track.duration - since) / 0.25)
      result = max(result, min(opening, closing) * Self.remaining(line, time: time))
    }
    return result
  }

  /// Adds the visemes to morph weights; `slots` gives each viseme's morph or −1.
  func add(time: Double, slots: [Int], to weights: inout [Float]) {
    for line in lines { Self.add(line, time: time, slots: slots, to: &weights) }
  }

  private static func add(
    _ line: Line, time: Double, slots: [Int], to weights: inout [Float]
  ) {
    let since = Float(clamping: time - line.start)
    guard !line.track.keys.isEmpty, since >= 0, since < line.track.duration else { return }
    let closing = Ease.smooth((line.track.duration - since) / closeSeconds)
    let fade = remaining(line, time: time) * min(closing, Ease.smooth(since / openSeconds))
    guard fade > 0 else { return }
    for (tap, share) in tapShares.enumerated() {
      // Before the first key the mouth already goes there.
      let moment = max(0, since + leadSeconds + Float(tap - 2) * tapSeconds)
      addKeys(of: line.track, at: moment, share: share * fade, slots: slots, to: &weights)
    }
  }

  private static func remaining(_ line: Line, time: Double) -> Float {
    guard line.stop < .infinity else { return 1 }
    return 1 - Ease.smooth(Float(clamping: time - line.stop) / closeSeconds)
  }

  private static func addKeys(
    of track: LipTrack, at moment: Float, share: Float, slots: [Int], to weights: inout [Float]
  ) {
    let next = track.firstKey(after: moment)
    guard next > 0 else { return }
    let here = track.keys[next - 1]
    guard next < track.keys.count else {
      add(here, share, slots, to: &weights)
      return
    }
    let there = track.keys[next]
    let span = max(there.time - here.time, 0.001)
    // A long sound is held and left late; a short one is only passed through.
    let blend = min(span, 0.11)
    let mix = Ease.smooth((moment - (there.time - blend)) / blend)
    // Lips that must meet do so early and wholly.
    let towards = there.viseme.closesLips ? min(1, mix * 1.3) : mix
    add(here, share * (1 - towards), slots, to: &weights)
    add(there, share * towards, slots, to: &weights)
  }

  private static func add(
    _ key: LipTrack.Key, _ share: Float, _ slots: [Int], to weights: inout [Float]
  ) {
    let slot = slots[key.viseme.rawValue]
    guard slot >= 0 else { return }
    weights[slot] += share * key.strength * (key.viseme.isVowel ? vowelGain : 1)
  }
}

extension LipTrack {
  /// The index of the first key later than a moment.
  fileprivate func firstKey(after moment: Float) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle].time <= moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
