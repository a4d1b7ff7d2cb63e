import Foundation
import Testing

@testable import ScenarioEngine
@testable import runner

/// `modet graph`.
@Suite struct GraphCommandTests {
  /// What `dot` itself makes of a text, in its plain notation.
  private func plain(_ dot: String, _ station: Station) throws -> String {
    let path = try station.write([dot], to: "again.dot")
    let output = station.path("again.txt")
    let program = try #require(
      Graphviz(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "").program)
    let process = Process()
    process.executableURL = program
    process.arguments = ["-Tplain", "-o", output, path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try String(contentsOfFile: output, encoding: .utf8)
  }

  @Test func theTextOnStandardOutputIsReadByGraphvizWithEveryNodeAndOption() throws {
    let station = try Station()
    let outcome = try station.run(["graph", "politi-id-tjek", "--budget", "1"])
    #expect(outcome.isSuccess, "\(outcome.story)")
    let plain = try plain(outcome.output, station)
    let package = try ScenarioPackage.load(folder: "Scenarios/politi-id-tjek", from: .disk)
    for node in package.program.nodes {
      let label = node.header("label") ?? node.name
      let first = DotText.wrapped(label, width: 26).first ?? ""
      #expect(plain.contains(">\(DotText.escaped(first))<BR") || plain.contains("<B>\(first)"))
    }
    let options = package.program.lines.filter(\.isOption)
    for option in options {
      let text = package.stringTable.outline(of: option, language: "da").text
      #expect(plain.contains("\(option.id): \(DotText.escaped(text))"), "\(option.id)")
    }
    #expect(plain.split(separator: "\n").count { $0.hasPrefix("edge ") } >= options.count)
  }

  @Test func thePictureIsAPageWithLinksIntoTheScript() throws {
    let station = try Station()
    let (svg, dot) = (station.path("a.svg"), station.path("a.dot"))
    let outcome = try station.run([
      "graph", "politi-id-tjek", "--budget", "1", "--svg", svg, "--dot", dot,
    ])
    #expect(outcome.isSuccess && outcome.output.isEmpty, "\(outcome.story)")
    let page = try String(contentsOfFile: svg, encoding: .utf8)
    #expect(page.contains("<title>Politiet vil vide, hvem du er</title>"))
    let link = try #require(page.firstMatch(of: #/xlink:href="([^"#]+)#L7"/#))
    let script = URL(filePath: svg).deletingLastPathComponent().appending(path: String(link.1))
    #expect(FileManager.default.fileExists(atPath: script.standardizedFileURL.path))
    let document = try XMLDocumentCheck(page)
    #expect(document.links > 60 && document.isWellFormed)
    #expect(FileManager.default.fileExists(atPath: dot))
    let again = try station.run([
      "graph", "politi-id-tjek", "--budget", "1", "--dot", station.path("b.dot"),
    ])
    #expect(again.isSuccess)
    #expect(
      try String(contentsOfFile: dot, encoding: .utf8)
        == String(contentsOfFile: station.path("b.dot"), encoding: .utf8))
  }

  @Test func theWordsAreInTheLanguageAskedFor() throws {
    let outcome = try Station().run([
      "graph", "politi-id-tjek", "--budget", "1", "--language", "en", "--svg", "-",
    ])
    #expect(outcome.isSuccess && outcome.output.hasPrefix("<?xml"), "\(outcome.story)")
    #expect(outcome.output.contains("calm end") && outcome.output.contains("Leave me alone"))
    #expect(!outcome.output.contains("rolig slutning"))
  }

  @Test func withoutGraphvizTheTextIsStillWritten() throws {
    let station = try Station()
    let outcome = try station.run(
      ["graph", "politi-id-tjek", "--budget", "1", "--svg", station.path("a.svg")],
      environment: ["PATH": station.folder.path])
    #expect(outcome.isRefusal && outcome.errors.contains("sudo apt install graphviz"))
    let text = try station.run(
      ["graph", "politi-id-tjek", "--budget", "1"], environment: ["PATH": "/nonexistent"])
    #expect(text.isSuccess && text.output.hasPrefix("digraph"), "\(text.story)")
  }

  @Test func hostileTextsStayTexts() throws {
    let station = try Station()
    let project = try ProjectCopy(in: station)
    let hostile = "\\\"</b>]];}<script>alert(1)</script>&amp; \\N"
    try project.edit("Scenarios/politi-id-tjek/scenario.yaml") {
      $0.replacing("da: Politiet vil vide, hvem du er", with: "da: '\(hostile)'")
    }
    try project.edit("Scenarios/politi-id-tjek/moedet.yarn") {
      $0.replacing("-> Hvad sker der?", with: "-> <script>alert(1)</script> & ]]> \\\\N \"x\"")
        .replacing("label: Betjenten bliver utålmodig", with: "label: <b>]];}<script>alert(1)")
    }
    let svg = station.path("a.svg")
    let outcome = try station.run(
      ["graph", "politi-id-tjek", "--budget", "1", "--svg", svg], in: project.root)
    #expect(outcome.isSuccess, "\(outcome.story)")
    let page = try String(contentsOfFile: svg, encoding: .utf8)
    #expect(try XMLDocumentCheck(page).isWellFormed)
    #expect(!page.contains("<script") && page.contains("&lt;script&gt;"))
  }

  @Test func whatNoRunComesToIsMarked() throws {
    let station = try Station()
    let scenario = try SmallScenario(in: station)
    #expect(try !station.run(["graph", scenario.folder]).output.contains("ALDRIG"))
    try scenario.write(
      SmallScenario.script(
        end: "<<if $level > 4>>\n    <<jump Aldrig>>\n<<endif>>\n<<end rolig>>",
        nodes: ["title: Aldrig", "---", "Her kommer ingen. #line:b1", "<<end rolig>>", "==="]))
    let outcome = try station.run(["graph", scenario.folder])
    #expect(outcome.isSuccess, "\(outcome.story)")
    let marked = outcome.output.split(separator: "\n").filter { $0.contains("NÅS ALDRIG") }
    #expect(marked.count == 1 && marked[0].contains("Her kommer ingen."))
  }

  @Test func whatCannotBeDrawnIsRefused() throws {
    let station = try Station()
    let twice = try station.run([
      "graph", "politi-id-tjek", "--budget", "1", "--svg", "-", "--dot", "-",
    ])
    #expect(twice.status == 64, "\(twice.story)")
    for arguments in [["intet"], ["politi-id-tjek", "--dot", station.path("no/such/a.dot")]] {
      let outcome = try station.run(["graph", "--budget", "1"] + arguments)
      #expect(outcome.isRefusal && outcome.output.isEmpty, "\(outcome.story)")
    }
  }
}

/// Whether a text is well-formed XML, and how many links it has.
private struct XMLDocumentCheck {
  var isWellFormed = false
  var links = 0

  init(_ text: String) throws {
    let station = try Station()
    let path = try station.write([text], to: "page.xml")
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let script = """
      import sys, xml.etree.ElementTree as t
      print(len(t.parse(sys.argv[1]).findall('.//{http://www.w3.org/2000/svg}a')))
      """
    process.arguments = ["python3", "-c", script, path]
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    isWellFormed = process.terminationStatus == 0
    links = Int(String(decoding: said, as: UTF8.self).split(separator: "\n").first ?? "") ?? 0
  }
}
