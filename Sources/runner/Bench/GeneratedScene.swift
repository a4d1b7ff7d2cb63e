import ScenarioEngine

/// A scene of any length, drawn from a seed, for measurements.
///
/// Questions follow one another; each has three answers with a reply, which move a
/// ladder and lead on, sometimes past a question. A background track runs beside
/// them and the pedagogue has two interventions, so that orders multiply. The host
/// sets nothing.
struct GeneratedScene {
  /// A question: what is said, three options, their replies, and silence.
  private static let linesEach = 8

  /// About so many lines of text.
  var lines: Int
  var seed: UInt64

  private var nodes: Int { max(1, lines / Self.linesEach) }

  /// The scenario, with the commands that a scenario of the project has.
  func load(declarations: [UInt8]) throws(ScenarioLoadError) -> ScenarioPackage {
    var files: [String: [UInt8]] = ["modet.ysls.json": declarations]
    for (name, text) in texts { files["s/\(name)"] = Array(text.utf8) }
    let all = files
    return try ScenarioPackage.load(
      folder: "s",
      from: ScenarioFiles(
        read: { path in
          guard let bytes = all[path] else { throw MissingFile() }
          return bytes
        },
        list: { _ in all.keys.filter { $0.hasPrefix("s/") }.map { String($0.dropFirst(2)) } }))
  }

  private struct MissingFile: Error {}

  // MARK: - Files

  private var texts: [String: String] {
    [
      "s.yarnproject": """
      {"projectFileVersion": 3, "sourceFiles": ["*.yarn"], "baseLanguage": "da",
       "definitions": "../modet.ysls.json"}
      """,
      "a.yarn": script, "law.yaml": "[]",
      "scenario.yaml": """
      id: generated-\(lines)
      version: 1.0.0
      title: {da: Scene}
      summary: {da: Til måling}
      levels: [1]
      place: street
      start: Start
      calmWithin: \(min(50, nodes + 1))
      sounds: [radio]
      cast:
        officerA: {displayName: {da: A}, person: officer-a, mark: front}
      marks:
        front: {position: [0, 0, -2], yawDegrees: 0}
      variables:
        level: {type: number, range: [1, 1], default: 1, host: true}
        heat: {type: number, range: [0, 10], default: 4, ladder: true}
      ends:
        rolig: {calm: true, text: {da: Roligt.}}
        hedt: {calm: true, text: {da: Hedt.}}
      """,
    ]
  }

  private var script: String {
    var picks = SceneDraws(seed: seed)
    var text = [
      "title: Start", "---", "<<declare $heat = 4>>", "<<ladder heat 0 10>>", "<<start Radio>>",
      "<<jump N0>>", "===",
    ]
    for node in 0..<nodes { text += question(node, &picks) }
    text += [
      "title: Slut", "---", "<<if $heat >= 8>>", "    <<end hedt>>", "<<endif>>", "<<end rolig>>",
      "===", "title: Radio", "track: background", "---", "<<wait 9>>", "<<sound radio>>",
      "<<wait 16>>", "===",
    ]
    text += Self.intervention("Blid", "soften", "if $heat > 0", "-= 1")
    text += Self.intervention("Haard", "harden", "if $heat < 10", "+= 1")
    return text.joined(separator: "\n") + "\n"
  }

  private func question(_ node: Int, _ draws: inout SceneDraws) -> [String] {
    var text = [
      "title: N\(node)", "---", "officerA: Spørgsmål \(node). #line:q\(node)", "<<timer 20>>",
    ]
    let styles = ["aggressive", "assertive", "passive"]
    for (answer, style) in styles.enumerated() {
      let isUp = draws.next(below: 2) == 0
      text += [
        "-> Svar \(answer). #line:a\(node)x\(answer) #style:\(style)",
        "    <<if $heat \(isUp ? "< 10" : "> 0")>>", "        <<set $heat \(isUp ? "+" : "-")= 1>>",
        "    <<endif>>", "    officerA: Så. #line:r\(node)x\(answer)",
        "    <<jump \(target(node + 1 + draws.next(below: 3)))>>",
      ]
    }
    return text + [
      "-> Du tier. #line:s\(node) #silence #style:passive",
      "    <<jump \(target(node + 1))>>", "===",
    ]
  }

  private func target(_ node: Int) -> String { node < nodes ? "N\(node)" : "Slut" }

  private static func intervention(
    _ name: String, _ kind: String, _ condition: String, _ change: String
  ) -> [String] {
    [
      "title: \(name)", "intervention: \(kind)", "label: \(name)", "---",
      "officerA: \(name). #line:i\(name)", "<<\(condition)>>", "    <<set $heat \(change)>>",
      "<<endif>>", "===",
    ]
  }
}

/// The draws of a scene.
private struct SceneDraws {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next(below bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
}
