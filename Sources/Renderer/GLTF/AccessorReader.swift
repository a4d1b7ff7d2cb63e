import Foundation

/// Reads the numbers that accessors point to.
///
/// This is the only place that touches a file's binary data, and nothing is read before its
/// whole extent has been checked: an accessor lies inside its view, a view inside its buffer,
/// a buffer inside its file. Budgets keep a small hostile file from asking for more numbers
/// than any scene has by naming the same bytes, or none, again and again.
struct AccessorReader {
  /// A buffer's bytes in the file that holds them.
  struct Buffer: Sendable {
    var data: Foundation.Data
    var range: Range<Int>
  }

  let document: GLTFDocument
  /// What each buffer of the document holds, or why it cannot be had.
  let buffers: [Result<Buffer, GLTFIssue>]
  /// How many numbers may still be read.
  private var budget: Int
  /// How many numbers may still be taken for zero, without any bytes behind them.
  private var zeros: Int
  /// How many bytes packed views may still become.
  var unpackable: Int
  /// What each packed view became that somebody asked for, or why it cannot be had.
  var unpacked: [Int: Result<Foundation.Data, GLTFIssue>] = [:]
  /// What is odd about what was read, but does no harm.
  private(set) var issues: [GLTFIssue] = []

  /// Begins with budgets that suit files of so many bytes together.
  init(document: GLTFDocument, buffers: [Result<Buffer, GLTFIssue>], bytes: Int) {
    self.document = document
    self.buffers = buffers
    budget = min(max(64 * bytes, 2 << 20), 64 << 20)
    zeros = min(max(16 * bytes, 64 << 10), 64 << 20)
    unpackable = min(max(64 * bytes, 1 << 20), 256 << 20)
  }

  // MARK: - What importers ask for

  /// All components of an accessor as numbers, one element after the other.
  ///
  /// The pointer names who refers to the accessor; the types are those that the caller can use.
  mutating func floats(
    _ index: Int, type: Set<String>, at pointer: String,
    otherwise code: GLTFCode = .accessorInvalidFormat
  ) throws(GLTFIssue) -> [Float] {
    let layout = try layout(of: index, type: type, at: pointer, otherwise: code)
    try charge(layout)
    let accessor = try document.accessors.element(index, "accessor", at: pointer)
    var values: [Float]
    if let source = layout.source {
      values = decodeFloats(layout, source)
    } else {
      values = [Float](repeating: 0, count: layout.count * layout.components)
    }
    if let sparse = accessor.sparse { try apply(sparse, to: &values, layout) }
    if let wrong = values.firstIndex(where: { !$0.isFinite }) {
      throw GLTFIssue(
        .accessorInvalidFloat, at: layout.pointer,
        "element \(wrong / layout.components) is not finite")
    }
    checkBounds(accessor, values, layout)
    return values
  }

  /// All components of an accessor of whole numbers without sign.
  mutating func integers(
    _ index: Int, type: Set<String>, at pointer: String,
    otherwise code: GLTFCode = .accessorInvalidFormat
  ) throws(GLTFIssue) -> [UInt32] {
    let layout = try layout(of: index, type: type, at: pointer, otherwise: code)
    try charge(layout)
    let accessor = try document.accessors.element(index, "accessor", at: pointer)
    var values = [UInt32](repeating: 0, count: layout.count * layout.components)
    if let source = layout.source { values = try decodeIntegers(layout, source, otherwise: code) }
    if let sparse = accessor.sparse { try apply(sparse, to: &values, layout, otherwise: code) }
    return values
  }

  /// How many elements an accessor has, without reading them.
  func count(_ index: Int) -> Int { document.accessors[index]?.count ?? 0 }

  /// The bytes of a view, for a picture.
  mutating func bytes(ofView index: Int, at pointer: String) throws(GLTFIssue) -> Buffer {
    let extent = try extent(ofView: index, at: pointer)
    return Buffer(data: extent.data, range: extent.range)
  }

  /// Notes once a file that vertices are hard to read from on other devices.
  mutating func checkAlignment(_ index: Int, at pointer: String) {
    guard let accessor = document.accessors[index] else { return }
    let stride = accessor.bufferView.flatMap { document.bufferViews[$0]?.byteStride }
    guard let type = ComponentType(rawValue: accessor.componentType) else { return }
    let size = (Self.components[accessor.type] ?? 4) * type.size
    let offset = accessor.byteOffset ?? 0
    guard !offset.isMultiple(of: 4) || !(stride ?? size).isMultiple(of: 4) else { return }
    issues.append(
      GLTFIssue(.primitiveUnaligned, at: pointer, "vertices begin at bytes that 4 does not divide"))
  }

  // MARK: - Layout

  struct Layout {
    var pointer: String
    var count: Int
    var components: Int
    var type: ComponentType
    var isNormalized: Bool
    /// Where the elements lie in the file; nil means all zero.
    var source: Source?
  }

  struct Source {
    var data: Foundation.Data
    var start: Int
    var stride: Int
  }

  enum ComponentType: Int {
    case int8 = 5_120
    case uint8 = 5_121
    case int16 = 5_122
    case uint16 = 5_123
    case uint32 = 5_125
    case float = 5_126

    var size: Int {
      switch self {
      case .int8, .uint8: 1
      case .int16, .uint16: 2
      case .uint32, .float: 4
      }
    }
  }

  private mutating func layout(
    of index: Int, type allowed: Set<String>, at pointer: String, otherwise code: GLTFCode
  ) throws(GLTFIssue) -> Layout {
    let accessor = try document.accessors.element(index, "accessor", at: pointer)
    let place = "/accessors/\(index)"
    guard let type = ComponentType(rawValue: accessor.componentType) else {
      throw GLTFIssue(
        .valueNotInList, at: place + "/componentType",
        "\(accessor.componentType) is no component type")
    }
    guard let components = Self.components[accessor.type], allowed.contains(accessor.type) else {
      throw GLTFIssue(
        code, at: pointer,
        "an accessor of type \(allowed.sorted().joined(separator: " or ")) was expected, "
          + "not '\(accessor.type.prefix(20))'")
    }
    guard (1...(1 << 26)).contains(accessor.count) else {
      throw GLTFIssue(
        .valueNotInRange, at: place + "/count", "\(accessor.count) elements are not possible")
    }
    var layout = Layout(
      pointer: place, count: accessor.count, components: components, type: type,
      isNormalized: accessor.normalized ?? false)
    if layout.isNormalized, type == .float || type == .uint32 {
      issues.append(
        GLTFIssue(.accessorNormalizedInvalid, at: place, "only small whole numbers are fractions"))
    }
    if let view = accessor.bufferView {
      layout.source = try source(
        view: view, offset: accessor.byteOffset ?? 0, layout, at: place)
    }
    return layout
  }

  private static let components = [
    "SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16,
  ]

  /// Where elements begin in the file, once all of them are known to lie inside the view.
  mutating func source(
    view: Int, offset: Int, _ layout: Layout, at pointer: String
  ) throws(GLTFIssue) -> Source {
    let extent = try extent(ofView: view, at: pointer + "/bufferView")
    let size = layout.components * layout.type.size
    let stride = extent.stride ?? size
    guard stride >= size, stride <= 4_096 else {
      throw GLTFIssue(
        .accessorSmallByteStride, at: pointer, "a stride of \(stride) does not fit the elements")
    }
    // No product here overflows: a stride is at most 2¹², a count at most 2²⁶.
    let needed = (layout.count - 1) * stride + size
    guard offset >= 0, offset <= extent.range.count, needed <= extent.range.count - offset else {
      throw GLTFIssue(
        .accessorTooLong, at: pointer,
        "\(needed) bytes from \(offset) do not fit a view of \(extent.range.count)")
    }
    if !(extent.offset + offset).isMultiple(of: layout.type.size) {
      issues.append(
        GLTFIssue(
          .accessorOffsetAlignment, at: pointer,
          "\(extent.offset + offset) is no multiple of \(layout.type.size)"))
    }
    return Source(data: extent.data, start: extent.range.lowerBound + offset, stride: stride)
  }

  /// The part of a file that a view covers.
  private struct Extent {
    var data: Foundation.Data
    var range: Range<Int>
    var stride: Int?
    /// From the beginning of the buffer.
    var offset: Int
  }

  private mutating func extent(ofView index: Int, at pointer: String) throws(GLTFIssue) -> Extent {
    let view = try document.bufferViews.element(index, "buffer view", at: pointer)
    let offset = view.byteOffset ?? 0
    if let packing = view.extensions?.packing {
      let data = try unpack(index, view, packing)
      return Extent(data: data, range: 0..<data.count, stride: view.byteStride, offset: offset)
    }
    let bytes = try slice(
      ofBuffer: view.buffer, from: offset, length: view.byteLength, at: "/bufferViews/\(index)")
    return Extent(data: bytes.data, range: bytes.range, stride: view.byteStride, offset: offset)
  }

  /// Some bytes of a buffer; the pointer leads to who names the buffer and the place in it.
  func slice(
    ofBuffer index: Int, from offset: Int, length: Int, at pointer: String
  ) throws(GLTFIssue) -> Buffer {
    guard buffers.indices.contains(index) else {
      throw GLTFIssue(.unresolvedReference, at: pointer + "/buffer", "there is no buffer \(index)")
    }
    var buffer = try buffers[index].get()
    guard offset >= 0, length > 0, offset <= buffer.range.count,
      length <= buffer.range.count - offset
    else {
      throw GLTFIssue(
        .bufferViewTooLong, at: pointer,
        "\(length) bytes from \(offset) do not fit a buffer of \(buffer.range.count)")
    }
    let start = buffer.range.lowerBound + offset
    buffer.range = start..<start + length
    return buffer
  }

  private mutating func charge(_ layout: Layout) throws(GLTFIssue) {
    let numbers = layout.count * layout.components
    let isZero = layout.source == nil
    guard numbers <= budget, !isZero || numbers <= zeros else {
      throw GLTFIssue(
        .valueNotInRange, at: layout.pointer + "/count", "the file asks for too many numbers")
    }
    budget -= numbers
    if isZero { zeros -= numbers }
  }

  /// Compares the bounds that the file promises with those that its numbers have.
  private mutating func checkBounds(
    _ accessor: GLTFDocument.Accessor, _ values: [Float], _ layout: Layout
  ) {
    // Bounds of fractions are given as the whole numbers that are stored.
    guard !layout.isNormalized, let low = accessor.min, let high = accessor.max,
      low.count == layout.components, high.count == layout.components
    else { return }
    var lower = [Float](values[..<layout.components])
    var upper = lower
    var component = 0
    for value in values {
      lower[component] = min(lower[component], value)
      upper[component] = max(upper[component], value)
      component = component + 1 == layout.components ? 0 : component + 1
    }
    for component in 0..<layout.components {
      note(.accessorMinMismatch, "min", component, low[component], lower[component], layout)
      note(.accessorMaxMismatch, "max", component, high[component], upper[component], layout)
    }
  }

  private mutating func note(
    _ code: GLTFCode, _ name: String, _ component: Int, _ told: Float, _ found: Float,
    _ layout: Layout
  ) {
    guard abs(told - found) > max(abs(found) * 1e-5, 1e-6) else { return }
    issues.append(
      GLTFIssue(code, at: "\(layout.pointer)/\(name)/\(component)", "\(told) instead of \(found)"))
  }
}
