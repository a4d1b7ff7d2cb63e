import Foundation
import Testing

@testable import ScenarioEngine

/// Scripts and the trees that they are read as.
@Suite struct SyntaxTreeTests {
  static let folder = CaseFolder.folder("Trees")
  static let cases = CaseFolder.names(in: folder, ending: "yarn")

  @Test(arguments: cases)
  func aScriptBecomesItsTree(_ name: String) throws {
    let file = name + ".yarn"
    let text = try CaseFolder.text(Self.folder.appending(path: file))
    let (tree, diagnostics) = Parser.parse(SourceFile(path: file, text: text), file: 0)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    try Golden.expect(
      SyntaxTreeDump.text(of: tree), at: Self.folder.appending(path: name + ".expected"))
  }
}
