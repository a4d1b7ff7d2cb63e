/// Which steps can be put off or taken at once without losing anything.
///
/// Worked out once from the instructions, so it errs on the side of exploring.
/// Why it is sound is decision record 0012.
struct Independence: Sendable {
  private let isOn: Bool
  private let isRead: [String: Bool]
  /// The background tracks that nothing depends on and that depend on nothing, by node.
  private var inert: Set<Int> = []
  /// By instruction: whether a segment of the main track that begins there is free.
  private var freeMain: [Bool]
  /// As `freeMain`, for an intervention's segments.
  private var freeIntervention: [Bool]

  init(_ setup: VerificationSetup, _ sites: ScriptSites, isOn: Bool) {
    let program = setup.program
    self.isOn = isOn
    isRead = Dictionary(
      zip(program.variables.map(\.name), sites.isRead), uniquingKeysWith: { first, _ in first })
    freeMain = []
    freeIntervention = []
    guard isOn else { return }
    let reader = FootprintReader(program, sites)
    let level = levelFootprint(setup)
    inert = Self.inertTracks(setup, sites, reader, level)
    var beside = level
    // After a STOP the questions can be asked in any state, also in one that would be left out.
    if let node = setup.reflectionNode.flatMap({ program.nodeIndices[$0] }) {
      beside.reads.formUnion(reader.footprint(ofNode: node).reads)
    }
    for (node, marks) in setup.marks.nodes.enumerated()
    where marks.isBackground && !inert.contains(node) {
      beside.add(reader.footprint(ofNode: node))
      // A track that is halted or started again finds it running or over.
      beside.writes.insert(.track(node))
    }
    var around = beside
    for (node, marks) in setup.marks.nodes.enumerated() where marks.intervention != nil {
      around.add(reader.footprint(ofNode: node))
    }
    let segments = SegmentReader(setup, sites, reader)
    freeMain = segments.freePlaces(beside: around)
    freeIntervention = segments.freePlaces(beside: beside)
  }

  /// What a change of level writes.
  private func levelFootprint(_ setup: VerificationSetup) -> Footprint {
    var footprint = Footprint()
    if setup.levels.count > 1, let slot = setup.program.variableSlots[Director.levelVariable] {
      footprint.writes.insert(.variable(slot))
    }
    return footprint
  }

  private static func inertTracks(
    _ setup: VerificationSetup, _ sites: ScriptSites, _ reader: FootprintReader,
    _ level: Footprint
  ) -> Set<Int> {
    let nodes = setup.program.nodes.indices
    let footprints = nodes.map { reader.footprint(ofNode: $0) }
    let bounds = setup.bounds
    return Set(
      nodes.filter { node in
        guard setup.marks.nodes[node].isBackground else { return false }
        let own = footprints[node]
        let touchesTracks = own.writes.contains { if case .track = $0 { true } else { false } }
        if own.isRandom || own.isUnknown || touchesTracks || own.conflicts(with: level) {
          return false
        }
        // A number that leaves its range ends the scene then, not when the track is started.
        let canStray = bounds.indices.contains {
          bounds[$0] != nil && own.writes.contains(.variable($0))
        }
        if canStray { return false }
        // What it says can cut the beat that keeps an intervention from beginning beside it.
        if sites.tellsSpeakers, setup.marks.nodes[node].priority == .override { return false }
        return nodes.allSatisfy { $0 == node || !own.conflicts(with: footprints[$0]) }
      })
  }

  /// Whether a background track can be run to its end as soon as it begins.
  func isInert(_ home: Int) -> Bool { inert.contains(home) }

  /// Whether the front track's next segment depends on nothing that could happen beside it.
  func isFree(at scene: SceneState) -> Bool {
    guard isOn else { return false }
    return scene.intervention == 0
      ? freeMain[Int(scene.counter)] : freeIntervention[Int(scene.interventionCounter)]
  }

  /// Whether a host variable makes any difference.
  func matters(_ name: String) -> Bool { !isOn || isRead[name] == true }
}
