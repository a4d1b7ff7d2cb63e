internal import Foundation

extension AccessorReader {
  /// Turns stored components into numbers; the extent has been checked before.
  func decodeFloats(_ layout: Layout, _ source: Source) -> [Float] {
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
    _ layout: Layout, _ source: Source, otherwise code: GLTFCode
  ) throws(GLTFIssue) -> [UInt32] {
    switch layout.type {
    case .uint8: return read(layout, source) { (value: UInt8) in UInt32(value) }
    case .uint16: return read(layout, source) { (value: UInt16) in UInt32(value) }
    case .uint32: return read(layout, source) { (value: UInt32) in value }
    case .int8, .int16, .float:
      throw GLTFIssue(code, at: layout.pointer, "whole numbers without sign were expected")
    }
  }

  private func read<Stored: FixedWidthInteger, Value>(
    _ layout: Layout, _ source: Source, _ convert: (Stored) -> Value
  ) -> [Value] {
    let size = MemoryLayout<Stored>.size
    let total = layout.count * layout.components
    return source.data.withUnsafeBytes { bytes in
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

// MARK: - Sparse values

extension AccessorReader {
  /// Replaces the elements that a sparse accessor lists.
  mutating func apply(
    _ sparse: GLTFDocument.Accessor.Sparse, to values: inout [Float], _ layout: Layout
  ) throws(GLTFIssue) {
    let indices = try self.indices(sparse, layout)
    let source = try replacements(sparse, layout)
    Self.replace(&values, indices, decodeFloats(source.layout, source.source), layout)
  }

  mutating func apply(
    _ sparse: GLTFDocument.Accessor.Sparse, to values: inout [UInt32], _ layout: Layout,
    otherwise code: GLTFCode
  ) throws(GLTFIssue) {
    let indices = try self.indices(sparse, layout)
    let source = try replacements(sparse, layout)
    let numbers = try decodeIntegers(source.layout, source.source, otherwise: code)
    Self.replace(&values, indices, numbers, layout)
  }

  private static func replace<Value>(
    _ values: inout [Value], _ indices: [UInt32], _ replacements: [Value], _ layout: Layout
  ) {
    for (position, index) in indices.enumerated() {
      for component in 0..<layout.components {
        values[Int(index) * layout.components + component] =
          replacements[position * layout.components + component]
      }
    }
  }

  private mutating func replacements(
    _ sparse: GLTFDocument.Accessor.Sparse, _ layout: Layout
  ) throws(GLTFIssue) -> (layout: Layout, source: Source) {
    var layout = layout
    layout.count = sparse.count
    let source = try source(
      view: sparse.values.bufferView, offset: sparse.values.byteOffset ?? 0, layout,
      at: layout.pointer + "/sparse/values")
    return (layout, source)
  }

  private mutating func indices(
    _ sparse: GLTFDocument.Accessor.Sparse, _ layout: Layout
  ) throws(GLTFIssue) -> [UInt32] {
    let place = layout.pointer + "/sparse"
    guard (1...layout.count).contains(sparse.count) else {
      throw GLTFIssue(
        .accessorSparseCount, at: place + "/count", "\(sparse.count) of \(layout.count) elements")
    }
    guard let type = ComponentType(rawValue: sparse.indices.componentType) else {
      throw GLTFIssue(
        .valueNotInList, at: place + "/indices/componentType", "no component type")
    }
    let layoutOfIndices = Layout(
      pointer: place + "/indices", count: sparse.count, components: 1, type: type,
      isNormalized: false)
    let source = try source(
      view: sparse.indices.bufferView, offset: sparse.indices.byteOffset ?? 0, layoutOfIndices,
      at: layoutOfIndices.pointer)
    let indices = try decodeIntegers(
      layoutOfIndices, source, otherwise: .accessorInvalidFormat)
    try Self.checkRising(indices, below: layout.count, at: place + "/indices")
    return indices
  }

  private static func checkRising(
    _ indices: [UInt32], below count: Int, at pointer: String
  ) throws(GLTFIssue) {
    for position in indices.indices {
      guard indices[position] < count else {
        throw GLTFIssue(
          .accessorSparseIndexOutOfBounds, at: pointer,
          "\(indices[position]) is past the last of \(count) elements")
      }
      guard position == 0 || indices[position] > indices[position - 1] else {
        throw GLTFIssue(
          .accessorSparseIndicesNonIncreasing, at: pointer, "the indices must rise")
      }
    }
  }
}

extension Array {
  /// The element at a place that a file names, or nil where there is none.
  subscript(checked index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
