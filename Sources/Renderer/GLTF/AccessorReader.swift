/// Reads the numbers that accessors point to.
///
/// This is the only place that touches a file's binary data, and nothing is read before its
/// whole extent has been checked: an accessor lies inside its view, a view inside its buffer,
/// a buffer inside the file. A total budget keeps a small hostile file from asking for more
/// numbers than any scene has by naming the same bytes again and again.
struct AccessorReader {
  let document: GLTFDocument
  let container: GLBContainer
  /// How many numbers may still be read.
  private(set) var budget = 64 << 20

  init(document: GLTFDocument, container: GLBContainer) {
    self.document = document
    self.container = container
  }

  // MARK: - What importers ask for

  /// All components of an accessor as numbers, one element after the other.
  ///
  /// The pointer names who refers to the accessor; the types are those that the caller can use.
  mutating func floats(
    _ index: Int, type: Set<String>, at pointer: String
  ) throws(GLTFIssue) -> [Float] {
    let layout = try layout(of: index, type: type, at: pointer)
    try charge(layout.count * layout.components, at: layout.pointer)
    var values: [Float]
    if let source = layout.source {
      values = decodeFloats(layout, source)
    } else {
      values = [Float](repeating: 0, count: layout.count * layout.components)
    }
    if let sparse = document.accessors?[index].sparse {
      try apply(sparse, to: &values, layout)
    }
    guard values.allSatisfy(\.isFinite) else {
      throw GLTFIssue(.accessorInvalidFloat, at: layout.pointer, "a number is not finite")
    }
    return values
  }

  /// All components of an accessor of whole numbers without sign.
  mutating func integers(
    _ index: Int, type: Set<String>, at pointer: String
  ) throws(GLTFIssue) -> [UInt32] {
    let layout = try layout(of: index, type: type, at: pointer)
    try charge(layout.count * layout.components, at: layout.pointer)
    guard let source = layout.source, document.accessors?[index].sparse == nil else {
      throw GLTFIssue(
        .accessorInvalidFormat, at: layout.pointer, "indices must be stored plainly")
    }
    return try decodeIntegers(layout, source)
  }

  /// The bytes of a view, for a picture.
  func bytes(ofView index: Int, at pointer: String) throws(GLTFIssue) -> ArraySlice<UInt8> {
    container.bytes[try extent(ofView: index, at: pointer).range]
  }

  // MARK: - Layout

  struct Layout {
    var pointer: String
    var count: Int
    var components: Int
    var type: ComponentType
    var isNormalized: Bool
    /// Where the elements lie in the file; nil means all zero.
    var source: (start: Int, stride: Int)?
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

  private func layout(
    of index: Int, type allowed: Set<String>, at pointer: String
  ) throws(GLTFIssue) -> Layout {
    guard let accessor = document.accessors?[checked: index] else {
      throw GLTFIssue(.unresolvedReference, at: pointer, "there is no accessor \(index)")
    }
    let place = "/accessors/\(index)"
    guard let type = ComponentType(rawValue: accessor.componentType) else {
      throw GLTFIssue(
        .valueNotInList, at: place + "/componentType",
        "\(accessor.componentType) is no component type")
    }
    guard let components = Self.components[accessor.type], allowed.contains(accessor.type) else {
      throw GLTFIssue(
        .accessorInvalidFormat, at: pointer,
        "an accessor of type \(allowed.sorted().joined(separator: " or ")) was expected, "
          + "not '\(accessor.type)'")
    }
    guard (1...(1 << 26)).contains(accessor.count) else {
      throw GLTFIssue(
        .valueNotInRange, at: place + "/count", "\(accessor.count) elements are not possible")
    }
    var layout = Layout(
      pointer: place, count: accessor.count, components: components, type: type,
      isNormalized: accessor.normalized ?? false)
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
  private func source(
    view: Int, offset: Int, _ layout: Layout, at pointer: String
  ) throws(GLTFIssue) -> (start: Int, stride: Int) {
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
    return (extent.range.lowerBound + offset, stride)
  }

  /// The part of the file that a view covers.
  private func extent(
    ofView index: Int, at pointer: String
  ) throws(GLTFIssue) -> (range: Range<Int>, stride: Int?) {
    guard let view = document.bufferViews?[checked: index] else {
      throw GLTFIssue(.unresolvedReference, at: pointer, "there is no buffer view \(index)")
    }
    let place = "/bufferViews/\(index)"
    guard let buffer = document.buffers?[checked: view.buffer] else {
      throw GLTFIssue(
        .unresolvedReference, at: place + "/buffer", "there is no buffer \(view.buffer)")
    }
    guard view.buffer == 0, buffer.uri == nil, !container.binary.isEmpty else {
      throw GLTFIssue(
        .bufferMissingGLBData, at: "/buffers/\(view.buffer)",
        "only the binary chunk of the file itself is read; export as one .glb")
    }
    let available = min(max(buffer.byteLength, 0), container.binary.count)
    let offset = view.byteOffset ?? 0
    guard offset >= 0, view.byteLength > 0, offset <= available,
      view.byteLength <= available - offset
    else {
      throw GLTFIssue(
        .bufferViewTooLong, at: place,
        "\(view.byteLength) bytes from \(offset) do not fit a buffer of \(available)")
    }
    let start = container.binary.lowerBound + offset
    return (start..<start + view.byteLength, view.byteStride)
  }

  private mutating func charge(_ numbers: Int, at pointer: String) throws(GLTFIssue) {
    guard numbers <= budget else {
      throw GLTFIssue(.valueNotInRange, at: pointer, "the file asks for too many numbers")
    }
    budget -= numbers
  }

  // MARK: - Sparse values

  /// Replaces the elements that a sparse accessor lists.
  private func apply(
    _ sparse: GLTFDocument.Accessor.Sparse, to values: inout [Float], _ layout: Layout
  ) throws(GLTFIssue) {
    let place = layout.pointer + "/sparse"
    guard (1...layout.count).contains(sparse.count) else {
      throw GLTFIssue(
        .valueNotInRange, at: place + "/count", "\(sparse.count) of \(layout.count) elements")
    }
    guard let type = ComponentType(rawValue: sparse.indices.componentType) else {
      throw GLTFIssue(
        .valueNotInList, at: place + "/indices/componentType", "no component type")
    }
    var indexLayout = Layout(
      pointer: place + "/indices", count: sparse.count, components: 1, type: type,
      isNormalized: false)
    let indexSource = try source(
      view: sparse.indices.bufferView, offset: sparse.indices.byteOffset ?? 0, indexLayout,
      at: indexLayout.pointer)
    indexLayout.source = indexSource
    let indices = try decodeIntegers(indexLayout, indexSource)
    var valueLayout = layout
    valueLayout.count = sparse.count
    let valueSource = try source(
      view: sparse.values.bufferView, offset: sparse.values.byteOffset ?? 0, valueLayout,
      at: place + "/values")
    let replacements = decodeFloats(valueLayout, valueSource)
    try Self.checkRising(indices, below: layout.count, at: place + "/indices")
    for (position, index) in indices.enumerated() {
      for component in 0..<layout.components {
        values[Int(index) * layout.components + component] =
          replacements[position * layout.components + component]
      }
    }
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
