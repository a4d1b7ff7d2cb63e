/// The work of one import: the document, the reader with its budget, and the scene so far.
///
/// Each part that is broken is noted and left out, and the work goes on, so that one run tells
/// everything; the caller shows the scene only if no error was noted.
struct SceneImport {
  let source: GLTFSource
  let document: GLTFDocument
  var reader: AccessorReader
  var scene = ImportedScene()
  var report = ImportReport()
  /// Where in the scene a mesh stands as one skin binds it.
  var meshOfUse: [MeshUse: Int] = [:]
  /// Which of the file's sets of texture coordinates each material reads.
  var coordinateSets: [CoordinateSets] = []
  /// The positions of the pictures that could be found and begin as pictures do.
  var picturesThere: [Int] = []

  /// How the smaller levels of colours are averaged.
  let colours: Mipmaps.Content

  init(_ source: GLTFSource, colours: Mipmaps.Content) {
    self.source = source
    self.colours = colours
    document = source.document
    reader = AccessorReader(
      document: source.document, buffers: source.buffers, bytes: source.bytes)
  }

  /// Reads everything but the pictures, which other threads go on with.
  mutating func run() {
    note(source.issues)
    for (index, buffer) in source.buffers.enumerated() {
      // What only packed views stand in needs no bytes.
      guard document.buffers[index]?.isFallback != true else { continue }
      if case .failure(let issue) = buffer { report.add(issue) }
    }
    noteExtensions()
    importTextures()
    importMaterials()
    // Pictures are decoded by other threads while the shapes are read.
    startImages()
    let tree = NodeTree(document.nodes)
    note(tree.issues)
    let skins = importSkins(tree)
    importMeshes(skins)
    importLights(tree)
    importNodes(tree, skins)
    importAnimations(skins)
    scene.ambient = importAmbient()
    note(reader.issues)
    noteUnused()
  }

  mutating func note(_ issues: [GLTFIssue]) {
    for issue in issues { report.add(issue) }
  }

  private mutating func noteExtensions() {
    for (position, name) in document.extensionsUsed.enumerated()
    where !GLTFImporter.supportedExtensions.contains(name) {
      report.add(
        .unsupportedExtension, at: "/extensionsUsed/\(position)",
        "the extension '\(name.prefix(80))' is left out")
    }
  }

  /// The scene's extra `ambientSH`: nine colours, or nothing if it holds anything else.
  private func importAmbient() -> SphericalHarmonics? {
    let extras = document.scenes[document.scene ?? 0]?.extras?.value
    guard let rows = extras?.ambientSH, rows.count == 9,
      rows.allSatisfy({ $0.count == 3 && $0.allSatisfy { abs($0) < 1_000 } })
    else { return nil }
    return SphericalHarmonics(coefficients: rows.map { SIMD3($0[0], $0[1], $0[2]) })
  }

  /// Checks that a reference leads to something.
  func require(
    _ index: Int, below count: Int, _ what: String, at pointer: String
  ) throws(GLTFIssue) {
    guard index >= 0, index < count else {
      throw GLTFIssue(.unresolvedReference, at: pointer, "there is no \(what) \(index)")
    }
  }
}
