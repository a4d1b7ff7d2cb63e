internal import CMeshoptimizer
import Foundation

/// How the bytes of a view are packed, once that is known to be a way that the library unpacks.
///
/// The library trusts its arguments, so everything that it takes for granted is checked here; it
/// does not trust the bytes, and says so when they are broken.
///
/// - Source: Khronos, “EXT_meshopt_compression”.
struct PackedView {
  private enum Mode: String {
    case attributes = "ATTRIBUTES"
    case triangles = "TRIANGLES"
    case indices = "INDICES"
  }

  /// What is done to numbers after they were unpacked.
  private enum Filter: String {
    case none = "NONE"
    case octahedral = "OCTAHEDRAL"
    case quaternion = "QUATERNION"
    case exponential = "EXPONENTIAL"
  }

  private let mode: Mode
  private let filter: Filter
  private let count: Int
  /// Bytes an element.
  let stride: Int

  /// How many bytes come out.
  var size: Int { count * stride }

  /// Checks what a file says of a packed view; the pointer leads to the view's extension.
  init(
    _ source: GLTFDocument.ViewExtensions.Packing, at pointer: String
  ) throws(GLTFIssue) {
    guard let mode = Mode(rawValue: source.mode) else {
      throw GLTFIssue(
        .valueNotInList, at: pointer + "/mode", "'\(source.mode.prefix(20))' is no mode")
    }
    let name = source.filter ?? "NONE"
    guard let filter = Filter(rawValue: name), filter == .none || mode == .attributes else {
      throw GLTFIssue(
        .valueNotInList, at: pointer + "/filter",
        "'\(name.prefix(20))' is no filter of \(mode.rawValue)")
    }
    guard (1...(1 << 26)).contains(source.count),
      mode != .triangles || source.count.isMultiple(of: 3)
    else {
      throw GLTFIssue(
        .valueNotInRange, at: pointer + "/count", "\(source.count) elements are not possible")
    }
    guard Self.fits(source.byteStride, mode, filter) else {
      throw GLTFIssue(
        .valueNotInRange, at: pointer + "/byteStride",
        "\(source.byteStride) bytes an element are not possible")
    }
    self.mode = mode
    self.filter = filter
    count = source.count
    stride = source.byteStride
  }

  private static func fits(_ stride: Int, _ mode: Mode, _ filter: Filter) -> Bool {
    guard mode == .attributes else { return stride == 2 || stride == 4 }
    return switch filter {
    case .none, .exponential: (4...256).contains(stride) && stride.isMultiple(of: 4)
    case .octahedral: stride == 4 || stride == 8
    case .quaternion: stride == 8
    }
  }

  /// The elements, one after the other.
  func unpack(
    _ bytes: UnsafeRawBufferPointer, at pointer: String
  ) throws(GLTFIssue) -> Foundation.Data {
    guard let memory = malloc(size) else {
      throw GLTFIssue(.valueNotInRange, at: pointer + "/count", "no memory for \(size) bytes")
    }
    let packed = bytes.assumingMemoryBound(to: UInt8.self)
    let status =
      switch mode {
      case .attributes:
        meshopt_decodeVertexBuffer(memory, count, stride, packed.baseAddress, packed.count)
      case .triangles:
        meshopt_decodeIndexBuffer(memory, count, stride, packed.baseAddress, packed.count)
      case .indices:
        meshopt_decodeIndexSequence(memory, count, stride, packed.baseAddress, packed.count)
      }
    guard status == 0 else {
      free(memory)
      throw GLTFIssue(
        .packedDataInvalid, at: pointer,
        "\(packed.count) bytes do not become \(count) elements of \(stride) bytes")
    }
    switch filter {
    case .none: break
    case .octahedral: meshopt_decodeFilterOct(memory, count, stride)
    case .quaternion: meshopt_decodeFilterQuat(memory, count, stride)
    case .exponential: meshopt_decodeFilterExp(memory, count, stride)
    }
    return Foundation.Data(bytesNoCopy: memory, count: size, deallocator: .free)
  }
}

extension AccessorReader {
  /// The bytes that a packed view becomes, which happens once, when somebody first asks for them.
  mutating func unpack(
    _ index: Int, _ view: GLTFDocument.BufferView,
    _ packing: GLTFDocument.ViewExtensions.Packing
  ) throws(GLTFIssue) -> Foundation.Data {
    if let known = unpacked[index] { return try known.get() }
    let result = Result { () throws(GLTFIssue) in
      try unpack(view, packing, at: "/bufferViews/\(index)")
    }
    unpacked[index] = result
    return try result.get()
  }

  private mutating func unpack(
    _ view: GLTFDocument.BufferView, _ packing: GLTFDocument.ViewExtensions.Packing,
    at pointer: String
  ) throws(GLTFIssue) -> Foundation.Data {
    let place = pointer + "/extensions/EXT_meshopt_compression"
    let packed = try PackedView(packing, at: place)
    guard packed.size == view.byteLength, view.byteStride ?? packed.stride == packed.stride else {
      throw GLTFIssue(
        .packedViewMismatch, at: pointer,
        "the view holds \(view.byteLength) bytes, its packed data become \(packed.size)")
    }
    let bytes = try slice(
      ofBuffer: packing.buffer, from: packing.byteOffset ?? 0, length: packing.byteLength,
      at: place)
    guard packed.size <= unpackable else {
      throw GLTFIssue(
        .valueNotInRange, at: place + "/count", "the file asks for too many bytes")
    }
    unpackable -= packed.size
    return try bytes.data.withUnsafeBytes { all in
      Result { () throws(GLTFIssue) in
        try packed.unpack(UnsafeRawBufferPointer(rebasing: all[bytes.range]), at: place)
      }
    }.get()
  }
}
