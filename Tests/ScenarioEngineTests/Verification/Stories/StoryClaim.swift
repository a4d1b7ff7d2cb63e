@testable import ScenarioEngine

/// A finding without its words: what is wrong, and where.
struct StoryClaim: Hashable, Comparable, CustomStringConvertible {
  var code: String
  /// The id of a line or end, the name of a node, or nothing where only the code is compared.
  var place: String

  static func < (left: Self, right: Self) -> Bool {
    (left.code, left.place) < (right.code, right.place)
  }

  var description: String { place.isEmpty ? code : "\(code) \(place)" }
}

/// Where the findings of a program lie.
struct StoryPlaces {
  let program: Program

  private static let lines: Set<String> = ["MO0201", "MO0202"]
  private static let groups: Set<String> = ["MO0205", "MO0206", "MO0208", "MO0209"]
  /// What these speak of stands in their words.
  private static let named: Set<String> = ["MO0203", "MO0210", "MO0211", "MO0212"]
  /// A loop can be told of at any of its places, and what could not be decided has none.
  private static let placeless: Set<String> = ["MO0207", "MO0213", "MO0215"]

  func claim(_ finding: Finding) -> StoryClaim {
    let diagnostic = finding.diagnostic
    let code = diagnostic.code.rawValue
    return StoryClaim(code: code, place: place(code, diagnostic))
  }

  private func place(_ code: String, _ diagnostic: Diagnostic) -> String {
    let line = program.lines.first { line in
      line.range.lower <= diagnostic.range.lower && diagnostic.range.lower < line.range.upper
    }
    if Self.lines.contains(code) { return line?.id ?? "?" }
    // The beginning of a scene is a beat or a wait.
    if Self.groups.contains(code) { return line.map { $0.isOption ? $0.id : "?" } ?? "?" }
    if Self.named.contains(code) { return diagnostic.arguments.first ?? "" }
    return Self.placeless.contains(code) ? "" : node(at: diagnostic.range)
  }

  private func node(at range: SourceRange) -> String {
    program.nodes.last { !$0.isHub && $0.range.lower <= range.lower }?.name ?? "?"
  }

  /// The node; for the hub of a group, where the group begins.
  func name(_ node: Int) -> String {
    let info = program.nodes[node]
    return info.isHub ? self.node(at: info.range) : info.name
  }

  func id(_ line: Int) -> String { program.lines[line].id }
}

/// What the naive explorer says of a story, in the words of the verifier.
struct NaiveClaims {
  let explorer: NaiveExplorer
  let proofs: NaiveProofs
  private(set) var claims: Set<StoryClaim> = []

  init(_ explorer: NaiveExplorer) {
    self.explorer = explorer
    proofs = NaiveProofs(explorer)
    addUnreached()
    addFaults()
    addCalm()
    if !proofs.endless.isEmpty { add("MO0207", "") }
  }

  private var program: Program { explorer.scene.program }

  private mutating func add(_ code: String, _ place: String) {
    claims.insert(StoryClaim(code: code, place: place))
  }

  private mutating func addUnreached() {
    let facts = explorer.facts
    for node in program.nodes where !facts.nodes.contains(node.id) && !node.isHub {
      add("MO0200", node.name)
    }
    for line in program.lines where facts.nodes.contains(line.node) {
      if line.isOption {
        if !facts.options.contains(line.index) { add("MO0202", line.id) }
      } else if !facts.lines.contains(line.index) {
        add("MO0201", line.id)
      }
    }
    for end in explorer.scene.ends where !facts.ends.contains(end) { add("MO0203", end) }
  }

  private mutating func addFaults() {
    let facts = explorer.facts
    let places = StoryPlaces(program: program)
    for node in facts.ranOut { add("MO0204", places.name(node)) }
    for line in facts.stuckGroups { add("MO0205", places.id(line)) }
    for line in facts.silentGroups { add("MO0206", places.id(line)) }
    for name in facts.saturations { add("MO0211", name) }
    for name in facts.violations { add("MO0212", name) }
    if !facts.timelessLoops.isEmpty { add("MO0213", "") }
    for home in facts.lostInterventions.union(proofs.interventionsWithoutReturn) {
      add("MO0210", program.nodes[home].name)
    }
    for node in facts.errors { add("MO0214", places.name(node)) }
  }

  /// At the groups, where the young person stands, and where the scene begins.
  private mutating func addCalm() {
    let most = explorer.scene.calmWithin
    let lucky = proofs.answersToCalm(luck: true)
    let unlucky = proofs.answersToCalm(luck: false)
    let starts = Set(explorer.beginnings.map(\.target))
    for (index, state) in explorer.states.enumerated() where unlucky[index] > most {
      let isStart = starts.contains(index) && state.over == nil
      guard let group = group(state) ?? (isStart ? "?" : nil) else { continue }
      add(lucky[index] > most ? "MO0208" : "MO0209", group)
    }
  }

  /// The first option of the group that waits for an answer.
  private func group(_ state: NaiveState) -> String? {
    let front = state.intervention?.track ?? state.main
    guard case .choosing = front.place, let first = front.thread.offered.first else { return nil }
    return program.lines[first.lineIndex].id
  }
}
