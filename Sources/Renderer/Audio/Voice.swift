import COpenAL

/// One slot for a sound that plays: its OpenAL source and buffer, and what decides its gain.
struct Voice {
  let source: ALuint
  var buffer: ALuint = 0
  var generation: UInt32 = 0
  var isActive = false
  var bus = AudioDevice.Bus.speech
  var gain: Float = 1
  var fade = GainRamp(1)
  /// Set once the sound has been told to end; it is freed when its fade is over.
  var isEnding = false
  var isPaused = false

  func delete() {
    var source = source
    alSourceStop(source)
    alSourcei(source, AL_BUFFER, 0)
    alDeleteSources(1, &source)
    deleteBuffer()
  }

  private func deleteBuffer() {
    guard buffer != 0 else { return }
    var buffer = buffer
    alDeleteBuffers(1, &buffer)
  }

  /// Stops the sound and makes the slot free again; older handles to it become stale.
  mutating func release() {
    alSourceStop(source)
    alSourcei(source, AL_BUFFER, 0)
    deleteBuffer()
    buffer = 0
    isActive = false
    isEnding = false
    isPaused = false
    generation &+= 1
  }

  var state: ALint {
    var state: ALint = 0
    alGetSourcei(source, AL_SOURCE_STATE, &state)
    return state
  }
}

/// A sound that was started; stale once it has ended.
package struct SourceHandle: Sendable, Hashable {
  let slot: Int
  let generation: UInt32
}
