import Foundation

// The fuzzing target of models: bytes in, a report or a scene that can be used, and no trap.
//
// It is compiled together with the renderer's own sources (see `fuzz-models`), so that
// every edge of them counts as coverage.

/// What libFuzzer calls for each model that it tries.
///
/// Bytes that do not begin as a container are a text and, behind the first zero, binary data;
/// they are put into a container, so that lengths do not stand in the fuzzer's way.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOneModel(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let isContainer = bytes.starts(with: Array("glTF".utf8))
  let outcome = GLTFImporter.inspect(bytes: isContainer ? bytes : contained(bytes))
  precondition((outcome.scene == nil) == (outcome.report.firstError != nil), "scene and report")
  for issue in outcome.report.issues { _ = issue.description }
  if let scene = outcome.scene { use(scene) }
  return 0
}

private func contained(_ bytes: [UInt8]) -> [UInt8] {
  var text = Array(bytes.prefix { $0 != 0 })
  var binary = Array(bytes.dropFirst(text.count + 1))
  text += Array(repeating: 0x20, count: (4 - text.count % 4) % 4)
  binary += Array(repeating: 0, count: (4 - binary.count % 4) % 4)
  func words(_ words: UInt32...) -> [UInt8] {
    words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
  }
  let total = UInt32(28 + text.count + binary.count)
  return words(0x4654_6C67, 2, total, UInt32(text.count), 0x4E4F_534A) + text
    + words(UInt32(binary.count), 0x004E_4942) + binary
}

/// Looks at everything that the renderer would.
private func use(_ scene: ImportedScene) {
  for node in scene.nodes {
    precondition(node.parent < scene.nodes.count)
    guard let mesh = node.mesh else { continue }
    for primitive in scene.meshes[mesh].primitives {
      let still = primitive.morphed(by: node.morphWeights).transformed(by: node.worldFromNode)
      precondition(still.normals.count == still.positions.count)
      for index in still.indices { _ = still.positions[Int(index)] }
      if let material = primitive.material { _ = scene.materials[material] }
    }
  }
  for texture in scene.textures {
    let (width, height) = scene.pictures.size(of: texture.image)
    guard let image = try? scene.pictures.take(texture.image) else { preconditionFailure() }
    precondition(image.width == width && image.height == height)
  }
  for material in scene.materials {
    for texture in material.textures { _ = scene.textures[texture] }
  }
  for index in scene.skeletons.indices {
    let skeleton = scene.skeletons[index]
    var mesh = SkinnedMesh(scene, skeleton: index)
    var palette = JointPalette(jointCount: skeleton.count)
    var locals = skeleton.restLocal
    var weights = [Float](repeating: 0.5, count: scene.morphNames.count)
    for clip in scene.clips where clip.skeleton == index {
      clip.sample(at: clip.looped(0.7), locals: &locals, morphWeights: &weights)
    }
    palette.update(skeleton, locals: locals, worldFromPerson: .identity)
    var vertices = [Float](repeating: 0, count: mesh.count * 6)
    vertices.withUnsafeMutableBytes { bytes in
      _ = mesh.skin(palette: palette, morphWeights: weights, into: bytes)
    }
  }
}
