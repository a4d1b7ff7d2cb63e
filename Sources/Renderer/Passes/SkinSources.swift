/// What the device bends people from: the vertices and morph targets of everybody in two buffers.
///
/// With all in the same buffers, one call bends everybody; see `skin.comp` for the layouts.
struct SkinSources {
  /// Where a person's vertices lie, counted in words, and morph entries, counted in whole ones.
  struct Ranges {
    var vertices = 0..<0
    var morphs = 0..<0
  }

  private(set) var vertices: Arena
  private(set) var morphs: Arena

  init(on device: RenderDevice) throws(GPUError) {
    vertices = try Arena(stride: 4, capacity: 64 << 10, on: device)
    morphs = try Arena(stride: SkinnedMesh.morphWords * 4, capacity: 4 << 10, on: device)
  }

  mutating func add(_ mesh: SkinnedMesh, on device: RenderDevice) throws(GPUError) -> Ranges {
    Ranges(
      vertices: try vertices.add(mesh.packedVertices, on: device),
      morphs: try morphs.add(mesh.packedMorphs, on: device))
  }

  mutating func free(_ ranges: Ranges, on device: RenderDevice) {
    vertices.free(ranges.vertices, on: device)
    morphs.free(ranges.morphs, on: device)
  }
}
