import Foundation
import Testing

@testable import runner

/// Drawing by another program, whatever that program does.
@Suite struct GraphvizTests {
  /// A folder with a `dot` of its own making.
  private func withDot(_ script: String, _ body: (Graphviz) throws -> Void) throws {
    let station = try Station()
    let path = try station.write(["#!/bin/sh", script], to: "dot")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try body(Graphviz(searchPath: "/nonexistent:\(station.folder.path)", limitSeconds: 1))
  }

  private func message(_ body: () throws -> String) -> String {
    do {
      return "drew: " + (try body())
    } catch {
      return (error as? UserError)?.text(in: .english) ?? "\(error)"
    }
  }

  @Test func aMissingProgramIsSaidWithTheCommandThatMendsIt() {
    let graphviz = Graphviz(searchPath: "/nonexistent")
    let message = message { try graphviz.svg(of: "digraph {}", title: "T", language: .danish) }
    #expect(message.contains("sudo apt install graphviz"))
  }

  @Test(arguments: ["sleep 30", "exit 3", "echo syntax error >&2; exit 1", "exit 0", "kill -9 $$"])
  func whatGoesWrongIsSaidInTime(script: String) throws {
    try withDot(script) { graphviz in
      let clock = ContinuousClock()
      var said = ""
      let time = clock.measure {
        said = message { try graphviz.svg(of: "digraph {}", title: "T", language: .danish) }
      }
      #expect(said.contains("Graphviz could not draw"), "\(said)")
      if script.contains("syntax") { #expect(said.contains("syntax error")) }
      #expect(time < .seconds(20))
    }
  }

  @Test func thePageHasATitleAndALanguage() {
    let page = Graphviz.page(
      "<?xml?>\n<svg width=\"1\">\n<g/></svg>", title: "<A & B>", language: .english)
    #expect(
      page == "<?xml?>\n<svg lang=\"en\" width=\"1\">\n<title>&lt;A &amp; B></title>\n<g/></svg>")
  }
}
