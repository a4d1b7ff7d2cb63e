/// A spoken line as the bytes of a cache entry.
///
/// Little-endian: `MODETSP1`, hash of all that follows (8 bytes), sample rate, sample count and
/// phoneme count (4 each), samples (2 each), then per phoneme its time in milliseconds (4), the
/// length of its name (1) and the name.
enum SpeechEntry {
  private static let magic = Array("MODETSP1".utf8)

  static func encode(_ line: SpokenLine) -> [UInt8] {
    var body: [UInt8] = []
    body.reserveCapacity(line.clip.samples.count * 2 + 64)
    append(UInt32(line.clip.sampleRate), to: &body)
    append(UInt32(line.clip.samples.count), to: &body)
    append(UInt32(line.phonemes.count), to: &body)
    for sample in line.clip.samples {
      append(UInt16(bitPattern: Int16(clamping: Int((sample * 32_767).rounded()))), to: &body)
    }
    for event in line.phonemes {
      let name = Array(event.phoneme.utf8.prefix(255))
      append(UInt32(clamping: Int((event.time * 1000).rounded())), to: &body)
      body.append(UInt8(name.count))
      body += name
    }
    var bytes = magic
    append(StableHash.value(of: body), to: &bytes)
    return bytes + body
  }

  /// Returns nil for anything that is not a whole, undamaged entry.
  static func decode(_ bytes: [UInt8]) -> SpokenLine? {
    guard bytes.count >= 28, bytes.starts(with: magic) else { return nil }
    var reader = Reader(bytes: bytes[8...])
    guard let hash: UInt64 = reader.integer(), hash == StableHash.value(of: bytes[16...]),
      let rate: UInt32 = reader.integer(), (8_000...192_000).contains(rate),
      let sampleCount: UInt32 = reader.integer(), let phonemeCount: UInt32 = reader.integer(),
      Int(sampleCount) * 2 + Int(phonemeCount) * 5 <= reader.bytes.count
    else { return nil }
    var samples: [Float] = []
    samples.reserveCapacity(Int(sampleCount))
    for _ in 0..<sampleCount {
      guard let value: UInt16 = reader.integer() else { return nil }
      samples.append(Float(Int16(bitPattern: value)) / 32_767)
    }
    guard let phonemes = reader.phonemes(Int(phonemeCount)) else { return nil }
    return SpokenLine(
      clip: SoundClip(samples: samples, sampleRate: Int(rate), channels: 1), phonemes: phonemes)
  }

  private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Takes values off the front; nil once too few bytes are left.
  private struct Reader {
    var bytes: ArraySlice<UInt8>

    mutating func integer<Value: FixedWidthInteger & UnsignedInteger>() -> Value? {
      let size = Value.bitWidth / 8
      guard bytes.count >= size else { return nil }
      var value: Value = 0
      for offset in 0..<size {
        value |= Value(bytes[bytes.startIndex + offset]) << (8 * offset)
      }
      bytes = bytes.dropFirst(size)
      return value
    }

    mutating func phonemes(_ count: Int) -> [PhonemeEvent]? {
      var events: [PhonemeEvent] = []
      for _ in 0..<count {
        guard let time: UInt32 = integer(), let length: UInt8 = integer(),
          bytes.count >= Int(length)
        else { return nil }
        let name = String(decoding: bytes.prefix(Int(length)), as: UTF8.self)
        bytes = bytes.dropFirst(Int(length))
        events.append(PhonemeEvent(time: Double(time) / 1000, phoneme: name))
      }
      return events
    }
  }
}
