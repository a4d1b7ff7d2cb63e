@testable import ScenarioEngine

extension RandomStory {
  /// The story of a seed; the same seed gives the same story.
  init(seed: UInt64) {
    var maker = StoryMaker(seed: seed)
    self = maker.make()
  }
}

/// Draws a story from a seed: small, so that it can be explored without any cleverness.
struct StoryMaker {
  var generator: SeededGenerator
  var story = RandomStory()
  var nextNumber = 0
  var scenes: [String] = []
  var details: [String] = []
  var tracks: [String] = []
  private var interventions: [String] = []
  private var isGroupUsed = false
  /// What may stand in the node that is being written.
  var role = Role.scene

  enum Role { case scene, detail, track, intervention }

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed &* 0x9E37_79B9 &+ 17)
  }

  mutating func make() -> RandomStory {
    story.levels = chance(3) ? [1, 3] : [1]
    story.hasHostBool = chance(4)
    story.calmWithin = number(1...4)
    story.ends = [.init(id: "rolig", isCalm: true), .init(id: "skidt", isCalm: false)]
    if chance(6) { story.ends.append(.init(id: "sjælden", isCalm: chance(2))) }
    scenes = ["Start"] + (0..<number(1...3)).map { "Scene\($0)" }
    details = chance(3) ? ["Detalje"] : []
    tracks = chance(3) ? (chance(2) ? ["Spor", "Andet"] : ["Spor"]) : []
    interventions = chance(3) ? (chance(4) ? ["Greb", "Mere"] : ["Greb"]) : []
    isGroupUsed = chance(8)
    for title in scenes { addScene(title) }
    if isGroupUsed { addNodeGroup() }
    for title in details { addDetail(title) }
    for title in tracks { addTrack(title) }
    for title in interventions { addIntervention(title) }
    if chance(8) { addReflection() }
    // What nothing reads makes no states.
    story.hasHostBool = story.hasHostBool && story.script.contains("$under15")
    return story
  }

  // MARK: - Nodes

  private mutating func addScene(_ title: String) {
    role = .scene
    var body = block(1...3, depth: 0) + leaving(depth: 0)
    if title == "Start", let track = tracks.first, chance(2) {
      body.insert(.command("<<start \(track)>>"), at: 0)
    }
    story.nodes.append(.init(title: title, body: body))
  }

  private mutating func add(
    _ title: String, _ headers: [String], _ role: Role, _ count: ClosedRange<Int>
  ) {
    self.role = role
    story.nodes.append(.init(title: title, headers: headers, body: block(count, depth: 1)))
  }

  private mutating func addNodeGroup() {
    for condition in [condition(), chance(2) ? "always" : "once"] {
      role = .scene
      story.nodes.append(
        .init(
          title: "Gruppe", headers: ["when: \(condition)"],
          body: block(1...2, depth: 1) + leaving(depth: 1)))
    }
  }

  /// At times one that returns before its end.
  private mutating func addDetail(_ title: String) {
    add(title, [], .detail, 1...2)
    guard chance(3) else { return }
    let back = RandomStory.Statement.conditional(
      condition(), then: [.command("<<return>>")], otherwise: [])
    story.nodes[story.nodes.count - 1].body.insert(back, at: number(0...1))
  }

  /// At times one that starts the next one.
  private mutating func addTrack(_ title: String) {
    add(title, ["track: background"], .track, 1...3)
    guard let other = tracks.last, other != title, chance(2) else { return }
    story.nodes[story.nodes.count - 1].body.insert(
      .command("<<start \(other)>>"), at: number(0...1))
  }

  private mutating func addIntervention(_ title: String) {
    var headers = ["intervention: inject", "label: Greb"]
    if chance(2) {
      headers.append("priority: " + pick(["parallel", "override", "skip"]))
    }
    add(title, headers, .intervention, 1...3)
  }

  private mutating func addReflection() {
    let first = newNumber()
    let second = newNumber()
    let third = newNumber()
    story.reflection = "After"
    story.nodes.append(
      .init(
        title: "After", headers: ["type: reflection"],
        body: [
          .conditional(
            condition(), then: [.command("Hvorfor? #line:x\(first) #intent")], otherwise: []),
          .command("Hvad? #line:x\(second)"),
          .command("-> Det. #line:x\(third)"),
        ]))
  }

  // MARK: - Statements

  private mutating func block(
    _ count: ClosedRange<Int>, depth: Int
  ) -> [RandomStory.Statement] {
    var statements: [RandomStory.Statement] = []
    for _ in 0..<number(count) { statements += statement(depth) }
    return statements
  }

  private mutating func statement(_ depth: Int) -> [RandomStory.Statement] {
    let isOpen = depth < 2
    switch number(0...19) {
    case 0...3: return lines()
    case 4: return [.command("<<wait \(pick(["0.5", "1", "2"]))>>")]
    case 5, 6: return [set()]
    case 7: return [set(), set()]
    case 8 where isOpen:
      return [
        .conditional(
          condition(), then: block(1...2, depth: depth + 1),
          otherwise: chance(2) ? block(1...1, depth: depth + 1) : [])
      ]
    case 9 where isOpen && chance(2):
      return [
        .once(
          block(1...1, depth: depth + 1),
          otherwise: chance(2) ? block(1...1, depth: depth + 1) : [])
      ]
    case 10 where role != .track: return lineGroup()
    case 11 where !details.isEmpty && role != .track && role != .detail:
      return [.command("<<detour \(pick(details))>>")]
    case 12, 13:
      guard let command = trackCommand() else { return group(depth) }
      return [command, .command("<<wait 0.5>>")]
    case 14: return lines()
    default: return group(depth)
    }
  }

  /// Starts a track or halts one, if there are any; a track can start the last one and halt itself.
  ///
  /// None starts one before it: two that go on by turns for ever are a loop of their own.
  private mutating func trackCommand() -> RandomStory.Statement? {
    guard let track = tracks.randomElement(using: &generator), let last = tracks.last else {
      return nil
    }
    if chance(4) { return .command("<<halt \(track)>>") }
    return .command("<<start \(role == .track ? last : track)>>")
  }

  private mutating func lines() -> [RandomStory.Statement] {
    var lines = [line("")]
    if chance(6) { lines.append(line(" #with")) }
    return lines
  }

  private mutating func line(_ tags: String) -> RandomStory.Statement {
    .line(
      .init(
        number: newNumber(), speaker: pick(["A", "B", "C"]), words: number(1...3), tags: tags))
  }

  private mutating func lineGroup() -> [RandomStory.Statement] {
    [
      .lineGroup(
        (0..<number(1...3)).map { _ in
          let when = ["", "<<if \(condition())>>", "<<once>>"]
          return .init(number: newNumber(), condition: pick(when), body: chance(4) ? [set()] : [])
        })
    ]
  }

  /// A group of options, at times behind a line that can be cut; a line where no options may be.
  private mutating func group(_ depth: Int) -> [RandomStory.Statement] {
    guard depth < 2, role != .track else { return lines() }
    let isTimed = role == .scene && chance(2)
    var options: [RandomStory.Option] = []
    for index in 0..<number(1...2) {
      let isBound = chance(index == 0 ? 5 : 2)
      options.append(
        .init(
          number: newNumber(),
          condition: isBound ? optionCondition() : "",
          body: answerBody(depth)))
    }
    if isTimed {
      options.append(.init(number: newNumber(), isSilence: true, body: answerBody(depth)))
    }
    let group = RandomStory.Statement.group(timer: isTimed ? number(2...5) : nil, options)
    guard chance(5) else { return [group] }
    // Where no group comes after all, what was looked at is taken back.
    return [line(" #interruptible")] + between() + (chance(8) ? lines() : [group])
  }

  /// What stands between a line that can be cut and its group.
  private mutating func between() -> [RandomStory.Statement] {
    var between = chance(3) ? [set()] : []
    if chance(6) { between.append(.command("<<set $\(name()) = \(draw())>>")) }
    if chance(2), let command = trackCommand() { between.append(command) }
    return between
  }

  private mutating func optionCondition() -> String {
    switch number(0...11) {
    case 0: "<<once>>"
    case 1: "<<once if \(condition())>>"
    default: "<<if \(condition())>>"
    }
  }

  private mutating func answerBody(_ depth: Int) -> [RandomStory.Statement] {
    switch number(0...9) {
    case 0...2: [set()]
    case 3 where role == .scene && depth == 0: leaving(depth: depth + 1)
    case 4 where role == .scene && depth == 0: [set()] + leaving(depth: depth + 1)
    case 5, 6: lines()
    case 7: block(1...1, depth: depth + 1)
    default: []
    }
  }

  /// Where a scene goes when it is over.
  private mutating func leaving(depth: Int) -> [RandomStory.Statement] {
    if depth == 0, chance(4) {
      return [
        .conditional(condition(), then: leaving(depth: 1), otherwise: leaving(depth: 1))
      ]
    }
    if chance(2) { return [.command("<<end \(pick(["rolig", "rolig", "skidt"]))>>")] }
    if isGroupUsed, chance(3) { return [.command("<<jump Gruppe>>")] }
    return [.command("<<jump \(pick(scenes))>>")]
  }
}
