import Foundation
import Testing

/// `modet check` of models: everything that is wrong is told at once, with its place.
@Suite struct CheckModelTests {
  private struct Document: Decodable {
    struct Model: Decodable {
      struct Issue: Decodable {
        var code: String
        var severity: String
        var pointer: String
        var message: String
        var remedy: String
      }
      var file: String
      var issues: [Issue]
      var omitted: Int
    }
    var models: [Model]
  }

  private static let broken = [
    #"{"asset": {"version": "2.0"}, "extensionsUsed": ["EXT_fog"], "scenes": [{"nodes": [0]}],"#,
    #""nodes": [{"mesh": 7, "children": [3]}]}"#,
  ]
  private static let odd = [#"{"asset": {"version": "2.0"}, "extensionsUsed": ["EXT_fog"]}"#]

  private func document(_ outcome: Outcome) throws -> Document {
    #expect(outcome.errors.isEmpty, "\(outcome.story)")
    #expect(try SchemaCheck.printed("check").problems(in: outcome.output) == [])
    return try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
  }

  @Test func aShippedModelHasNoErrors() throws {
    let path = Built.project.appending(path: "Assets/Places/street.glb").path
    let outcome = try Station().run(["check", path])
    #expect(outcome.isSuccess, "\(outcome.story)")
    #expect(
      outcome.errors.contains("street.glb: læst, fejl/advarsler/bemærkninger 0/"),
      "\(outcome.story)")
  }

  @Test(arguments: [
    ("da", "Henvisningen fører ingen steder hen", "Eksportér modellen igen"),
    ("en", "The reference leads nowhere", "Export the model again"),
  ])
  func everythingThatIsWrongIsToldWithPlaceAndRemedy(
    language: String, problem: String, remedy: String
  ) throws {
    let station = try Station()
    let path = try station.write(Self.broken, to: "broken.gltf")
    let outcome = try station.run(["check", path, "--language", language])
    #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
    for pointer in ["/nodes/0/mesh", "/nodes/0/children/0"] {
      let line = try #require(
        outcome.errors.split(separator: "\n").first {
          $0.hasPrefix("\(path) \(pointer): error: ")
        }, "\(outcome.story)")
      #expect(line.contains(problem) && line.contains(remedy), "\(line)")
      #expect(line.hasSuffix("[UNRESOLVED_REFERENCE]"))
    }
    #expect(outcome.errors.contains("/extensionsUsed/0: warning: "), "\(outcome.story)")
    #expect(outcome.errors.contains(" 2/1/0"), "\(outcome.story)")
  }

  @Test func warningsFailOnlyWhenStrict() throws {
    let station = try Station()
    let path = try station.write(Self.odd, to: "odd.gltf")
    let lenient = try station.run(["check", path])
    #expect(lenient.isSuccess, "\(lenient.story)")
    let strict = try station.run(["check", path, "--strict"])
    #expect(strict.status == 1 && strict.signal == nil, "\(strict.story)")
  }

  @Test func theDocumentHasModelsBesideScripts() throws {
    let station = try Station()
    let model = try station.write(Self.broken, to: "broken.gltf")
    let good = try station.write(["title: A", "---", "Hej.", "==="], to: "a.yarn")
    let outcome = try station.run(["check", "--json", "--profile", "yarn", model, good])
    #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
    let models = try document(outcome).models
    #expect(models.map(\.file) == [model])
    let issues = try #require(models.first).issues
    #expect(issues.contains { $0.pointer == "/nodes/0/mesh" && $0.severity == "error" })
    #expect(issues.allSatisfy { !$0.message.isEmpty && !$0.remedy.isEmpty && !$0.code.isEmpty })
    let alone = try station.run(["check", "--json", "--profile", "yarn", good])
    #expect(try document(alone).models.isEmpty)
  }

  @Test func aModelThatIsBrokenOrMissingIsNamedAndNeverCrashes() throws {
    for damage in BrokenAssetTests.Damage.allCases {
      let station = try Station()
      let project = try ProjectCopy(in: station)
      let path = "Assets/People/officer-a.glb"
      try damage.applied(to: path, project)
      let outcome = try station.run(["check", path], in: project.root)
      #expect(outcome.status == 1 && outcome.signal == nil, "\(damage): \(outcome.story)")
      #expect(outcome.errors.contains("\(path): error: "), "\(damage): \(outcome.story)")
    }
  }
}
