/// Everything that can be drawn of the place that is shown, with people, in one list.
///
/// It is built anew when a place or a person comes or goes. The list itself knows no device;
/// its states are the driver's names, looked up by then.
struct SceneList {
  var list = DrawList([])
  /// What the states of the list are.
  private(set) var states: [DrawState] = []

  init() {}

  init(_ place: Place?, _ people: [Person], in name: String) {
    var draws: [(draw: SceneDraw, item: DrawList.Item)] = []
    if let place {
      for part in place.parts {
        draws.append((part.draw, Self.item(part.draw, place.mesh, part.triangles, part.bounds)))
      }
    }
    for (index, person) in people.enumerated() where person.place == name {
      for (position, level) in person.levels.enumerated() {
        for part in level.parts {
          var item = Self.item(part.draw, level.ranges, part.triangles, person.bounds)
          (item.person, item.level) = (index, position)
          item.throwsShadow = part.throwsShadow
          draws.append((part.draw, item))
        }
      }
    }
    // States of people first: they are near, and what they hide is not shaded.
    let nearFirst = draws.filter { $0.item.person != nil } + draws.filter { $0.item.person == nil }
    let programs = Self.distinct(nearFirst.map(\.draw.state.program))
    states = Self.distinct(nearFirst.map(\.draw.state)).sorted { left, right in
      (programs.firstIndex(of: left.program) ?? 0) < (programs.firstIndex(of: right.program) ?? 0)
    }
    let numbers = Dictionary(uniqueKeysWithValues: zip(states, states.indices))
    list = DrawList(
      draws.map { entry in
        var item = entry.item
        item.state = numbers[entry.draw.state] ?? 0
        return item
      })
  }

  private static func item(
    _ draw: SceneDraw, _ mesh: MeshRanges, _ triangles: Range<Int>, _ bounds: Bounds
  ) -> DrawList.Item {
    DrawList.Item(
      stage: draw.stage, state: 0, surface: draw.surface,
      firstIndex: mesh.indices.lowerBound + triangles.lowerBound, indexCount: triangles.count,
      person: nil, baseVertex: mesh.vertices.lowerBound, bounds: bounds)
  }

  private static func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }

  /// Moves people to where they are now, and finds out what the views see.
  ///
  /// Allocates nothing.
  mutating func prepare(
    _ people: [Person], frusta: [Frustum], eye: SIMD3<Float>, acrossStates: Bool
  ) {
    for position in list.moving.indices {
      let index = list.moving[position]
      guard let person = list.items[index].person else { continue }
      let level = list.items[index].level
      let isDrawn = people[person].isVisible && people[person].shown == level
      list.move(
        index, to: isDrawn ? people[person].bounds : nil,
        copy: people[person].copy * people[person].levels[level].mesh.count)
    }
    list.prepare(frusta, eye: eye, acrossStates: acrossStates)
  }
}
