@testable import ScenarioEngine

/// A story as a program with what its settings say, without a folder around it.
struct CompiledStory {
  let story: RandomStory
  let program: Program
  let plan: SessionPlan

  /// Nil where the language refuses the story.
  init?(_ story: RandomStory) {
    self.story = story
    var ranges: [String: ClosedRange<Float>] = [:]
    for name in RandomStory.numbers { ranges[name] = RandomStory.numberRange }
    let names = KnownNames(
      cast: ["A", "B", "C"], marks: ["front"], ends: Set(story.ends.map(\.id)),
      numberRanges: ranges, startNode: "Start")
    let compilation = Compiler.compile(
      CompilationInput(
        files: [SourceFile(path: "s/a.yarn", text: story.script)],
        vocabulary: TestLanguage.shared, hostVariables: Self.hostVariables(story),
        knownNames: names))
    guard let program = compilation.program else { return nil }
    self.program = program
    plan = SessionPlan(
      program: program, startNode: "Start", baselineNode: nil,
      reflectionNode: story.reflection, levels: story.levels)
  }

  static func hostVariables(_ story: RandomStory) -> [HostVariable] {
    let level = HostVariable(
      name: "level", defaultValue: .number(Float(story.levels[0])), range: 1...5)
    guard story.hasHostBool else { return [level] }
    return [level, HostVariable(name: "under15", defaultValue: .bool(false))]
  }

  /// Every combination of what the host can set.
  var settings: [[String: Value]] {
    let levels: [[String: Value]] = story.levels.map { ["level": .number(Float($0))] }
    guard story.hasHostBool else { return levels }
    return levels.flatMap { level in
      [false, true].map { value in level.merging(["under15": .bool(value)]) { $1 } }
    }
  }

  var durations: DurationTable {
    DurationTable(
      milliseconds: program.lines.map {
        DurationTable.estimated(characters: $0.template.count)
      })
  }

  var naiveScene: NaiveScene {
    NaiveScene(
      program: program, marks: ProfileMarks(program), startNode: "Start",
      reflectionNode: story.reflection, levels: story.levels, settings: settings,
      calmEnds: Set(story.ends.filter(\.isCalm).map(\.id)), ends: story.ends.map(\.id),
      ranges: RandomStory.numbers.compactMap { name in
        program.variableSlots[name].map { ($0, RandomStory.numberRange) }
      }, durations: durations, calmWithin: story.calmWithin, visitCaps: visitCaps,
      selections: selections)
  }

  /// The contents of each selection: what is weighed before something is selected.
  private var selections: [[Int]] {
    var all: [[Int]] = [[]]
    for instruction in program.instructions {
      if instruction.opcode == .addCandidate { all[all.count - 1].append(instruction.index) }
      if instruction.opcode == .selectContent { all.append([]) }
    }
    return all
  }

  /// What the story asks for: whether a node was visited, or whether it was more often than so.
  private var visitCaps: [Int32] {
    var caps = [Int32](repeating: 0, count: program.visitCount)
    for node in program.nodes {
      guard let slot = node.visitSlot else { continue }
      let asked = story.script.split(separator: "visited_count(\"\(node.name)\") > ").dropFirst()
      let most = asked.compactMap { $0.first?.wholeNumberValue }.max() ?? 0
      caps[slot] = max(caps[slot], Int32(most + 1))
    }
    return caps
  }
}
