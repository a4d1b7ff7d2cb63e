import Foundation

/// Reads .glb files into plain values.
///
/// The importer trusts nothing: a file that is damaged, cut short or made to harm gives a
/// `GLTFIssue` and never a crash. It reads what a place or a person needs (nodes, triangle
/// meshes, skins, morph targets, animations, metallic-roughness materials, lamps, pictures, and
/// the material extra `lightmap`) and leaves cameras and other extensions alone.
package enum GLTFImporter {
  static let supportedExtensions: Set<String> = [
    "KHR_lights_punctual", "KHR_materials_unlit", "KHR_materials_emissive_strength",
    "KHR_mesh_quantization",
  ]

  /// Larger files than this are refused before they are read, in bytes.
  static let largestFile = 512 << 20

  /// Reads a file.
  ///
  /// - Throws: a `GLTFIssue` that names the file.
  package static func load(path: String) throws(GLTFIssue) -> ImportedScene {
    do {
      var scene = try load(bytes: try read(path))
      scene.name = path.split(separator: "/").last.map(String.init) ?? path
      return scene
    } catch {
      var issue = error
      issue.file = path
      throw issue
    }
  }

  /// Reads a file that is in memory already.
  package static func load(bytes: [UInt8]) throws(GLTFIssue) -> ImportedScene {
    let container = try GLBContainer(bytes)
    let document = try GLTFDocument.decode(container.bytes[container.json])
    try checkVersion(document)
    var importer = SceneImport(document: document, container: container)
    return try importer.run()
  }

  private static func read(_ path: String) throws(GLTFIssue) -> [UInt8] {
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      guard let size = attributes[.size] as? Int, size <= largestFile else {
        throw GLTFIssue(.ioError, "the file is larger than \(largestFile >> 20) MiB")
      }
      return [UInt8](try Foundation.Data(contentsOf: URL(fileURLWithPath: path)))
    } catch let issue as GLTFIssue {
      throw issue
    } catch {
      throw GLTFIssue(.ioError, "the file cannot be read: \(error.localizedDescription)")
    }
  }

  private static func checkVersion(_ document: GLTFDocument) throws(GLTFIssue) {
    guard document.asset.version.hasPrefix("2.") else {
      throw GLTFIssue(
        .unknownAssetMajorVersion, at: "/asset/version",
        "version '\(document.asset.version)' is not 2.x")
    }
    for (position, name) in (document.extensionsRequired ?? []).enumerated()
    where !supportedExtensions.contains(name) {
      throw GLTFIssue(
        .unsupportedExtension, at: "/extensionsRequired/\(position)",
        "the extension '\(name)' is needed but not known here")
    }
  }
}

/// The work of one import: the document, the reader with its budget, and the scene so far.
struct SceneImport {
  let document: GLTFDocument
  var reader: AccessorReader
  var scene = ImportedScene()

  init(document: GLTFDocument, container: GLBContainer) {
    self.document = document
    reader = AccessorReader(document: document, container: container)
  }

  mutating func run() throws(GLTFIssue) -> ImportedScene {
    scene.images = try importImages()
    scene.textures = try importTextures()
    scene.materials = try importMaterials()
    let tree = try NodeTree(document)
    let skins = try importSkins(tree)
    scene.skeletons = skins.map(\.skeleton)
    let skinOfMesh = try skinsOfMeshes(skins)
    scene.meshes = try importMeshes(skinOfMesh)
    scene.lights = try importLights(tree)
    scene.nodes = try importNodes(tree, skins)
    scene.clips = try importAnimations(skins)
    scene.ambient = importAmbient()
    return scene
  }

  /// The scene's extra `ambientSH`: nine colours, or nothing if it holds anything else.
  private func importAmbient() -> SphericalHarmonics? {
    let extras = document.scenes?[checked: document.scene ?? 0]?.extras?.value
    guard let rows = extras?.ambientSH, rows.count == 9,
      rows.allSatisfy({ $0.count == 3 && $0.allSatisfy { abs($0) < 1_000 } })
    else { return nil }
    return SphericalHarmonics(coefficients: rows.map { SIMD3($0[0], $0[1], $0[2]) })
  }

  /// Checks that a reference leads to something.
  func require(
    _ index: Int, below count: Int?, _ what: String, at pointer: String
  ) throws(GLTFIssue) {
    guard index >= 0, index < count ?? 0 else {
      throw GLTFIssue(.unresolvedReference, at: pointer, "there is no \(what) \(index)")
    }
  }
}
