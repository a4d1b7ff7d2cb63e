import Foundation

/// A scenario of a few lines, which the program reads as one of its own in no time.
struct SmallScenario {
  let folder: String

  init(in station: Station, named name: String = "lille") throws {
    let place = station.folder.appending(path: name)
    folder = place.path
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let declarations = Built.project.appending(path: "Scenarios/modet.ysls.json")
    _ = try station.write(
      [try String(contentsOf: declarations, encoding: .utf8)], to: "modet.ysls.json")
    let files = [
      "\(name).yarnproject": Self.project, "scenario.yaml": Self.settings(name), "law.yaml": "[]",
    ]
    for (file, text) in files { try write(text, to: file) }
    try write(Self.script())
  }

  /// Puts another script in the place of the scenario's own.
  func write(_ script: String) throws { try write(script, to: "a.yarn") }

  func write(_ text: String, to name: String) throws {
    try Data((text + "\n").utf8).write(to: URL(filePath: folder).appending(path: name))
  }

  /// A scene of one question; `end` stands behind the group and `nodes` behind the scene.
  static func script(
    first: String = "officerA: Det er fint. #line:a3", end: String = "<<end rolig>>",
    nodes: [String] = []
  ) -> String {
    let scene = [
      "title: Start", "---", "officerA: Hej. Hvad laver du? #line:a1", "<<timer 12>>",
      "-> Det rager ikke jer. #line:a2 #style:aggressive",
    ]
    let rest = [
      "-> Jeg venter på bussen. #line:a4 #style:assertive",
      "-> Du siger ikke noget. #line:a5 #silence #style:passive", end, "===",
    ]
    let body = first.split(separator: "\n").map { "    " + $0 }
    return (scene + body + rest + nodes).joined(separator: "\n")
  }

  /// A way that leads round and round.
  static let loop = script(
    first: "<<jump Igen>>",
    nodes: [
      "title: Igen", "---", "officerA: Hvad sagde du? #line:b1", "<<timer 12>>",
      "-> Ikke noget. #line:b2 #style:avoidant", "-> Hold op. #line:b3 #style:aggressive",
      "-> Du siger ikke noget. #line:b4 #silence #style:passive", "<<jump Igen>>", "===",
    ])

  private static let project = """
    {"projectFileVersion": 3, "sourceFiles": ["*.yarn"], "baseLanguage": "da",
     "definitions": "../modet.ysls.json"}
    """

  private static func settings(_ id: String) -> String {
    """
    id: \(id)
    version: 1.0.0
    title: {da: En lille scene, en: A small scene}
    summary: {da: Kort., en: Short.}
    levels: [1, 3]
    place: street
    start: Start
    inputs: [gaze, controller, voice, key]
    cast:
      officerA: {displayName: {da: Betjenten, en: The officer}, person: officer-a, mark: front}
    marks:
      front: {position: [0, 0, -2], yawDegrees: 0}
    variables:
      level: {type: number, range: [1, 5], default: 1, host: true}
    ends:
      rolig: {calm: true, text: {da: Det sluttede roligt., en: It ended calmly.}}
    """
  }
}
