/// Draws the surfaces of a place and of its people.
///
/// On the `gpu` path the visible draws of a frame are written to memory as commands, and each
/// batch is one call for all views. On the `software` path each draw is a call for one view,
/// nearest first: the processor that draws gains from every pixel that it need not shade.
struct ScenePass {
  private var commands = CommandStream()
  /// Where each batch's commands of this frame are, counted in commands.
  private var ranges: [Range<Int>] = []

  /// Makes room for the commands of a list; the `software` path has none.
  mutating func reserve(_ list: DrawList, on device: RenderDevice) throws(GPUError) {
    ranges = Array(repeating: 0..<0, count: list.batches.count)
    try commands.reserve(list.count, on: device)
  }

  /// Writes the commands of everything that any view sees; allocates nothing.
  mutating func write(_ list: DrawList, views: Int, on device: RenderDevice) {
    var drawn = 0
    var triangles = 0
    commands.fill(on: device) { target in
      for batch in list.batches.indices {
        let first = drawn
        for position in list.batches[batch].items {
          let index = list.order[position]
          guard list.views(of: index) != 0 else { continue }
          target[drawn] = list.command(index, instances: views)
          triangles += list.items[index].indexCount / 3
          drawn += 1
        }
        ranges[batch] = first..<drawn
      }
    }
    device.statistics.draws += drawn
    device.statistics.triangles += triangles * views
  }

  /// Draws the batches of some stages in all views at once.
  func draw(
    _ scene: SceneList, stages: ClosedRange<DrawList.Stage>, surfaces: Handle<GPUBuffer>,
    on device: RenderDevice
  ) {
    guard commands.bind(on: device) else { return }
    device.bindStorage(0, device.name(of: surfaces))
    for batch in scene.list.batches.indices {
      guard stages.contains(scene.list.batches[batch].stage), !ranges[batch].isEmpty else {
        continue
      }
      device.apply(scene.states[scene.list.batches[batch].state])
      commands.draw(ranges[batch], on: device)
    }
  }

  /// Draws the items of some stages that one view may show.
  func draw(
    _ scene: SceneList, stages: ClosedRange<DrawList.Stage>, view: Int,
    surfaces: Handle<GPUBuffer>, on device: RenderDevice
  ) {
    let buffer = device.name(of: surfaces)
    var state = -1
    var surface = -1
    for stage in stages.lowerBound.rawValue...stages.upperBound.rawValue {
      for position in scene.list.stages[Int(stage)] {
        let index = scene.list.order[position]
        guard scene.list.views(of: index) & (1 << Int32(view)) != 0 else { continue }
        let item = scene.list.items[index]
        if item.state != state {
          device.apply(scene.states[item.state])
          state = item.state
        }
        if item.surface != surface {
          device.bindBlock(
            2, buffer, offset: item.surface * SurfaceUniforms.stride, size: SurfaceUniforms.stride)
          surface = item.surface
        }
        device.drawTriangles(
          firstIndex: item.firstIndex, count: item.indexCount,
          baseVertex: scene.list.baseVertices[index])
      }
    }
  }
}
