extension AccessorReader {
  /// Turns stored components into numbers; the extent has been checked before.
  func decodeFloats(_ layout: Layout, _ source: (start: Int, stride: Int)) -> [Float] {
    let scale = layout.isNormalized
    return switch layout.type {
    case .float:
      read(layout, source) { (bits: UInt32) in Float(bitPattern: bits) }
    case .uint8:
      read(layout, source) { (value: UInt8) in Float(value) / (scale ? 255 : 1) }
    case .uint16:
      read(layout, source) { (value: UInt16) in Float(value) / (scale ? 65_535 : 1) }
    case .uint32:
      read(layout, source) { (value: UInt32) in Float(value) }
    case .int8:
      read(layout, source) { (value: Int8) in scale ? max(Float(value) / 127, -1) : Float(value) }
    case .int16:
      read(layout, source) { (value: Int16) in
        scale ? max(Float(value) / 32_767, -1) : Float(value)
      }
    }
  }

  /// Turns stored components into whole numbers without sign.
  func decodeIntegers(
    _ layout: Layout, _ source: (start: Int, stride: Int)
  ) throws(GLTFIssue) -> [UInt32] {
    switch layout.type {
    case .uint8: return read(layout, source) { (value: UInt8) in UInt32(value) }
    case .uint16: return read(layout, source) { (value: UInt16) in UInt32(value) }
    case .uint32: return read(layout, source) { (value: UInt32) in value }
    case .int8, .int16, .float:
      throw GLTFIssue(
        .accessorInvalidFormat, at: layout.pointer, "whole numbers without sign were expected")
    }
  }

  private func read<Stored: FixedWidthInteger, Value>(
    _ layout: Layout, _ source: (start: Int, stride: Int), _ convert: (Stored) -> Value
  ) -> [Value] {
    let size = MemoryLayout<Stored>.size
    let total = layout.count * layout.components
    return container.bytes.withUnsafeBytes { bytes in
      [Value](unsafeUninitializedCapacity: total) { values, count in
        for element in 0..<layout.count {
          let start = source.start + element * source.stride
          for component in 0..<layout.components {
            let stored = bytes.loadUnaligned(
              fromByteOffset: start + component * size, as: Stored.self)
            values.initializeElement(at: count, to: convert(Stored(littleEndian: stored)))
            count += 1
          }
        }
      }
    }
  }
}
