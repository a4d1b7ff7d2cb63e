import Foundation
import Synchronization

/// Decodes a stream ahead of the frame that plays it.
///
/// A thread of its own fills a ring of blocks and sleeps while the ring is full. A loopback has
/// no such thread: it decodes when asked, so that the same calls give the same samples.
final class StreamFeeder: Sendable {
  /// A block's length: seconds.
  ///
  /// Four of them are queued in the mixer and four wait here, so a frame may take 0.4 s.
  static let blockSeconds = 0.1
  private static let capacity = 4

  fileprivate struct Ring {
    var blocks = [[Float]](repeating: [], count: StreamFeeder.capacity)
    var frames = [Int](repeating: 0, count: StreamFeeder.capacity)
    var first = 0
    var count = 0
    var isAtEnd = false
    var isEnded = false
    var problem: AudioError?
    /// How often it was told to begin again.
    var round = 0
  }

  private struct Decoder {
    var stream: SoundStream?
    var round = 0
    var block: [Float] = []
  }

  let sampleRate: Int
  let channels: Int
  let sound: StreamedSound
  /// Whether the device keeps it for the next time.
  let isKept: Bool
  private let loops: Bool
  private let isThreaded: Bool
  /// Whether there is time to decode; a script may say no where there is no thread.
  private let hasTime: @Sendable () -> Bool
  private let decoder = Mutex(Decoder())
  private let ring = Mutex(Ring())
  private let wake = DispatchSemaphore(value: 0)

  init(
    _ sound: StreamedSound, loops: Bool, channels: Int, isThreaded: Bool, isKept: Bool = false,
    hasTime: @escaping @Sendable () -> Bool = { true }
  ) {
    self.sound = sound
    self.isKept = isKept
    self.hasTime = hasTime
    self.loops = loops
    self.channels = channels
    self.isThreaded = isThreaded
    sampleRate = sound.sampleRate
    guard isThreaded else { return }
    let thread = Thread { [self] in
      while ring.withLock({ !$0.isEnded && !$0.isAtEnd }) {
        if !decodeBlock() { wake.wait() }
      }
    }
    thread.name = "sound stream"
    thread.start()
  }

  /// Ends the thread; nothing is decoded any more.
  func end() {
    ring.withLock { $0.isEnded = true }
    wake.signal()
  }

  /// Goes back to the beginning, with the first blocks decoded.
  func beginAgain() {
    ring.withLock { ring in
      ring.first = 0
      ring.count = 0
      ring.round += 1
    }
    if isThreaded { wake.signal() } else { fill() }
  }

  /// Decodes as much ahead as there is room for, where no thread does.
  func fill() {
    guard !isThreaded else { return }
    while decodeBlock() {}
  }

  /// Whether everything has been taken: the sound is over, or it broke off.
  var isAtEnd: Bool { ring.withLock { $0.isAtEnd && $0.count == 0 } }

  /// What broke the stream off; nil again once told.
  func takeProblem() -> AudioError? {
    ring.withLock { ring in
      defer { ring.problem = nil }
      return ring.problem
    }
  }

  /// Gives the next block to a body, if one is ready; allocates nothing.
  ///
  /// - Returns: whether there was one.
  func take(_ body: (_ samples: UnsafeBufferPointer<Float>) -> Void) -> Bool {
    if !isThreaded, hasTime(), ring.withLock({ $0.count == 0 }) { _ = decodeBlock() }
    let hadOne = ring.withLock { ring in
      guard ring.count > 0 else { return false }
      let samples = ring.frames[ring.first] * channels
      ring.blocks[ring.first].withUnsafeBufferPointer {
        body(UnsafeBufferPointer(rebasing: $0[..<samples]))
      }
      ring.first = (ring.first + 1) % Self.capacity
      ring.count -= 1
      return true
    }
    if hadOne { wake.signal() }
    return hadOne
  }

  /// Decodes one block into the ring; false where the ring is full or the sound is over.
  private func decodeBlock() -> Bool {
    let room = ring.withLock { ring in
      ring.count < Self.capacity && !ring.isAtEnd && !ring.isEnded ? ring.round : nil
    }
    guard let round = room else { return false }
    let frames = Int(Double(sampleRate) * Self.blockSeconds)
    return decoder.withLock { decoder in
      let filled: Result<Int, AudioError>
      do throws(AudioError) {
        if decoder.stream == nil {
          decoder.stream = try SoundStream(sound, loops: loops, channels: channels)
        } else if decoder.round != round {
          try decoder.stream?.rewind()
        }
        decoder.round = round
        filled = .success(try decoder.stream?.read(frames: frames, into: &decoder.block) ?? 0)
      } catch {
        filled = .failure(error)
      }
      return ring.withLock { ring in
        // What was decoded while it was told to begin again is of the round before.
        guard ring.round == round else { return true }
        return ring.add(filled, &decoder.block, full: frames)
      }
    }
  }
}

extension StreamFeeder.Ring {
  /// Takes a block by swapping it with the one that it replaces.
  fileprivate mutating func add(
    _ filled: Result<Int, AudioError>, _ block: inout [Float], full: Int
  ) -> Bool {
    switch filled {
    case .failure(let error):
      problem = error
      isAtEnd = true
      return false
    case .success(let count):
      if count < full { isAtEnd = true }
      guard count > 0 else { return false }
      let slot = (first + self.count) % blocks.count
      swap(&blocks[slot], &block)
      frames[slot] = count
      self.count += 1
      return true
    }
  }
}
