import COpenAL

/// One slot for a sound that plays: its OpenAL source, what it plays, and what decides its gain.
struct Voice {
  private(set) var source: ALuint
  var memory: SoundInMemory?
  var queue: StreamQueue?
  private(set) var generation: UInt32 = 0
  private(set) var isActive = false
  var bus = AudioDevice.Bus.speech
  var gain: Float = 1
  var fade = GainRamp(1)
  /// Where it sounds, metres; nil in both ears.
  var position: SIMD3<Float>?
  var loops = false
  /// Rises with each sound that begins: the least is the oldest.
  var order: UInt64 = 0
  /// How far into the clip it was when last looked at: seconds.
  var offset = 0.0
  var offsetTime = 0.0
  /// Set once the sound has been told to end; it is freed when its fade is over.
  var isEnding = false
  var isPaused = false

  init(source: ALuint) { self.source = source }

  /// Takes the slot into use.
  mutating func begin() { isActive = true }

  /// Stops the sound and makes the slot free again; older handles to it become stale.
  mutating func release() {
    alSourceStop(source)
    alSourcei(source, AL_BUFFER, 0)
    // What is queued on a source that has stopped counts as played: the next stream would lose it.
    alSourceRewind(source)
    deleteContent()
    isActive = false
    isEnding = false
    isPaused = false
    generation &+= 1
  }

  /// Deletes the source too.
  mutating func delete() {
    release()
    alDeleteSources(1, &source)
  }

  /// Stands for the same sound in another context, where it is set up anew.
  mutating func adopt(source: ALuint) { self.source = source }

  private mutating func deleteContent() {
    if let memory, !memory.isKept { memory.delete() }
    memory = nil
    queue?.delete()
    queue = nil
  }

  var state: ALint {
    var state: ALint = 0
    alGetSourcei(source, AL_SOURCE_STATE, &state)
    return state
  }

  /// Keeps a streamed sound going; does nothing for one in memory.
  mutating func feed(isStarting: Bool = false) {
    queue?.feed(source, isPaused: isPaused || isStarting)
  }

  /// Whether it has come to its end by itself.
  var isOver: Bool {
    if let queue { return queue.isOver }
    return state == AL_STOPPED
  }

  /// Notes how far the sound has come; a clock takes over where the output is lost.
  mutating func note(now: Double) {
    var seconds: ALfloat = 0
    alGetSourcef(source, AL_SEC_OFFSET, &seconds)
    offset = Double(seconds) + (queue?.playedSeconds ?? 0)
    offsetTime = now
  }

  /// The greatest sample that is to come within the guard's sight.
  var comingPeak: Float {
    queue?.peak ?? memory?.envelope.peak(from: offset, loops: loops) ?? 0
  }
}

/// A sound that was started; stale once it has ended.
package struct SourceHandle: Sendable, Hashable {
  let slot: Int
  let generation: UInt32
}
