extension GLTFDocument {
  struct Buffer: Decodable {
    var byteLength: Int
    var uri: String?
    var extensions: BufferExtensions?

    /// Whether the buffer only stands for what packed views hold, and has no bytes of its own.
    var isFallback: Bool { extensions?.packing?.fallback == true }
  }

  struct BufferExtensions: Decodable {
    struct Packing: Decodable {
      var fallback: Bool?
    }
    var packing: Packing?

    enum CodingKeys: String, CodingKey {
      case packing = "EXT_meshopt_compression"
    }
  }

  struct BufferView: Decodable {
    var buffer: Int
    var byteOffset: Int?
    var byteLength: Int
    var byteStride: Int?
    var extensions: ViewExtensions?
  }

  struct ViewExtensions: Decodable {
    /// Where the packed bytes of a view lie, and what they become.
    struct Packing: Decodable {
      var buffer: Int
      var byteOffset: Int?
      var byteLength: Int
      var byteStride: Int
      var count: Int
      var mode: String
      var filter: String?
    }
    var packing: Packing?

    enum CodingKeys: String, CodingKey {
      case packing = "EXT_meshopt_compression"
    }
  }
}
