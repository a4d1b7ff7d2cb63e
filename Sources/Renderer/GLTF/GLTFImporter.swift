import Foundation

/// Reads .glb and .gltf files into plain values.
///
/// The importer trusts nothing: a file that is damaged, cut short or made to harm gives a report
/// of what is wrong and never a crash. It reads nodes, triangle meshes, skins, morph targets,
/// animations, metallic-roughness materials, lamps, pictures, and the extras `lightmap` (of a
/// material) and `ambientSH` (of a scene), packed by meshoptimizer or not; cameras and other
/// extensions are left alone.
package enum GLTFImporter {
  static let supportedExtensions: Set<String> = [
    "EXT_meshopt_compression", "KHR_lights_punctual", "KHR_materials_emissive_strength",
    "KHR_materials_unlit", "KHR_mesh_quantization", "KHR_texture_transform",
  ]

  /// What came of reading a file: everything that was found, and the scene unless that is broken.
  package struct Outcome: Sendable {
    package var scene: ImportedScene?
    package var report: ImportReport
  }

  /// Reads a file; the first error is thrown.
  ///
  /// Pictures are still being decoded then: what is wrong inside one is thrown where it is taken.
  /// Colours' smaller levels are averaged as light, or as `numbers` for a stage that asks so.
  ///
  /// - Throws: a `GLTFIssue` that names the file.
  package static func load(
    path: String, colours: Mipmaps.Content = .colour
  ) throws(GLTFIssue) -> ImportedScene {
    try scene(of: read(path: path, colours: colours, checksPictures: false))
  }

  /// Reads a file that is in memory already; the first error is thrown.
  package static func load(bytes: [UInt8]) throws(GLTFIssue) -> ImportedScene {
    try scene(of: read(Foundation.Data(bytes), GLTFFiles(), checksPictures: false))
  }

  /// Reads a file and tells everything that is wrong with it.
  package static func inspect(path: String) -> Outcome {
    read(path: path, colours: .colour, checksPictures: true)
  }

  /// Reads a file that is in memory already, which can name no others, and tells everything.
  package static func inspect(bytes: [UInt8]) -> Outcome {
    read(Foundation.Data(bytes), GLTFFiles(), checksPictures: true)
  }

  private static func read(
    path: String, colours: Mipmaps.Content, checksPictures: Bool
  ) -> Outcome {
    let file = URL(fileURLWithPath: path)
    var outcome: Outcome
    do {
      let files = GLTFFiles(folder: file.deletingLastPathComponent())
      outcome = read(
        try GLTFFiles.read(file), files, colours: colours, checksPictures: checksPictures)
    } catch {
      outcome = Outcome(report: ImportReport(error))
    }
    outcome.scene?.name = file.lastPathComponent
    outcome.report.file = path
    return outcome
  }

  private static func read(
    _ data: Foundation.Data, _ files: GLTFFiles, colours: Mipmaps.Content = .colour,
    checksPictures: Bool
  ) -> Outcome {
    do {
      var importer = SceneImport(try GLTFSource(data, files), colours: colours)
      importer.run()
      if checksPictures { importer.checkImages() }
      return Outcome(
        scene: importer.report.firstError == nil ? importer.scene : nil, report: importer.report)
    } catch {
      return Outcome(report: ImportReport(error))
    }
  }

  private static func scene(of outcome: Outcome) throws(GLTFIssue) -> ImportedScene {
    if let scene = outcome.scene { return scene }
    var issue = outcome.report.firstError ?? GLTFIssue(.ioError, "the file cannot be read")
    issue.file = outcome.report.file
    throw issue
  }
}

/// The parts of a scene's files before their meaning is looked at.
struct GLTFSource {
  let document: GLTFDocument
  let buffers: [Result<AccessorReader.Buffer, GLTFIssue>]
  let files: GLTFFiles
  /// How large all files together are.
  let bytes: Int
  private(set) var issues: [GLTFIssue] = []

  /// Takes a .glb file apart, or reads a .gltf file and finds its buffers.
  init(_ data: Foundation.Data, _ files: GLTFFiles) throws(GLTFIssue) {
    self.files = files
    let document: GLTFDocument
    var binary: AccessorReader.Buffer?
    // A text begins with a brace or white space, and never as the container does.
    if Self.isText(data) {
      document = try GLTFDocument.decode(data)
    } else {
      let container = try GLBContainer(data)
      document = try GLTFDocument.decode(data.subdata(in: container.json))
      issues = container.issues
      if !container.binary.isEmpty {
        binary = AccessorReader.Buffer(data: data, range: container.binary)
      }
    }
    try Self.checkVersion(document)
    issues += document.issues
    var buffers: [Result<AccessorReader.Buffer, GLTFIssue>] = []
    for index in document.buffers.indices {
      let pointer = "/buffers/\(index)"
      buffers.append(
        Result { () throws(GLTFIssue) in
          let buffer = try document.buffers.element(index, "buffer", at: pointer)
          return try Self.buffer(buffer, index == 0 ? binary : nil, files, at: pointer)
        })
    }
    self.document = document
    self.buffers = buffers
    bytes = buffers.reduce(data.count) { $0 + ((try? $1.get().range.count) ?? 0) }
  }

  private static func isText(_ data: Foundation.Data) -> Bool {
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
    return data.prefix(64).first { !blanks.contains($0) } == UInt8(ascii: "{")
  }

  private static func buffer(
    _ source: GLTFDocument.Buffer, _ binary: AccessorReader.Buffer?, _ files: GLTFFiles,
    at pointer: String
  ) throws(GLTFIssue) -> AccessorReader.Buffer {
    var result: AccessorReader.Buffer
    if let uri = source.uri {
      let data = try files.resolve(uri, at: pointer + "/uri")
      result = AccessorReader.Buffer(data: data, range: 0..<data.count)
    } else if let binary {
      result = binary
    } else {
      throw GLTFIssue(
        .bufferMissingGLBData, at: pointer, "the buffer is neither in the file nor beside it")
    }
    guard source.byteLength > 0 else {
      throw GLTFIssue(.valueNotInRange, at: pointer + "/byteLength", "\(source.byteLength) bytes")
    }
    guard source.byteLength <= result.range.count else {
      throw GLTFIssue(
        .bufferByteLengthMismatch, at: pointer,
        "\(source.byteLength) bytes are promised, \(result.range.count) are there")
    }
    let start = result.range.lowerBound
    result.range = start..<start + source.byteLength
    return result
  }

  private static func checkVersion(_ document: GLTFDocument) throws(GLTFIssue) {
    guard document.asset.version.hasPrefix("2.") else {
      throw GLTFIssue(
        .unknownAssetMajorVersion, at: "/asset/version",
        "version '\(document.asset.version.prefix(20))' is not 2.x")
    }
    for (position, name) in document.extensionsRequired.enumerated()
    where !GLTFImporter.supportedExtensions.contains(name) {
      throw GLTFIssue(
        .unsupportedExtension, at: "/extensionsRequired/\(position)",
        "the extension '\(name.prefix(80))' is needed but not known here", severity: .error)
    }
  }
}
