import COpenAL

/// The buffers of a streamed source, in the order in which they sound.
struct StreamQueue {
  private static let capacity = 4

  let feeder: StreamFeeder
  private var names: InlineArray<4, ALuint> = .init(repeating: 0)
  private var peaks: InlineArray<4, Float> = .init(repeating: 0)
  private var lengths: InlineArray<4, Double> = .init(repeating: 0)
  private var first = 0
  private var count = 0
  /// How much has been played of the buffers that are gone: seconds.
  private(set) var playedSeconds = 0.0
  /// How often the source ran dry because a frame took too long.
  private(set) var underruns = 0
  private(set) var hasBegun = false

  init(_ feeder: StreamFeeder) {
    self.feeder = feeder
    for index in 0..<Self.capacity { alGenBuffers(1, &names[index]) }
  }

  /// Deletes the buffers, and ends a feeder that is not kept; the source must have let go of them.
  mutating func delete() {
    if !feeder.isKept { feeder.end() }
    for index in 0..<Self.capacity { alDeleteBuffers(1, &names[index]) }
  }

  /// Makes the buffers anew in another context; what was queued is lost, the sound goes on behind it.
  mutating func restore() {
    for index in 0..<Self.capacity { alGenBuffers(1, &names[index]) }
    first = 0
    count = 0
    hasBegun = false
  }

  /// Whether all has been played.
  var isOver: Bool { count == 0 && feeder.isAtEnd }

  /// The greatest sample of what is queued.
  var peak: Float {
    var peak: Float = 0
    for offset in 0..<count { peak = max(peak, peaks[(first + offset) % Self.capacity]) }
    return peak
  }

  /// Takes back what has sounded, queues what is decoded, and keeps the source going.
  ///
  /// At most four blocks of copying a frame; allocates nothing.
  mutating func feed(_ source: ALuint, isPaused: Bool) {
    takeBack(source)
    while count < Self.capacity, queueNext(source) {}
    guard count > 0, !isPaused else { return }
    var state: ALint = 0
    alGetSourcei(source, AL_SOURCE_STATE, &state)
    guard state != AL_PLAYING else { return }
    guard hasBegun || count >= 2 || feeder.isAtEnd else { return }
    if hasBegun { underruns += 1 }
    hasBegun = true
    alSourcePlay(source)
  }

  private mutating func takeBack(_ source: ALuint) {
    var processed: ALint = 0
    alGetSourcei(source, AL_BUFFERS_PROCESSED, &processed)
    for _ in 0..<min(Int(processed), count) {
      var name: ALuint = 0
      alSourceUnqueueBuffers(source, 1, &name)
      playedSeconds += lengths[first]
      first = (first + 1) % Self.capacity
      count -= 1
    }
  }

  private mutating func queueNext(_ source: ALuint) -> Bool {
    let slot = (first + count) % Self.capacity
    let isStereo = feeder.channels == 2
    let rate = feeder.sampleRate
    var name = names[slot]
    var peak: Float = 0
    var length = 0.0
    let hadOne = feeder.take { samples in
      for sample in samples { peak = max(peak, abs(sample)) }
      length = Double(samples.count / (isStereo ? 2 : 1)) / Double(rate)
      alBufferData(
        name, isStereo ? AL_FORMAT_STEREO_FLOAT32 : AL_FORMAT_MONO_FLOAT32, samples.baseAddress,
        ALsizei(samples.count * MemoryLayout<Float>.stride), ALsizei(rate))
    }
    guard hadOne else { return false }
    alSourceQueueBuffers(source, 1, &name)
    peaks[slot] = peak
    lengths[slot] = length
    count += 1
    return true
  }
}
