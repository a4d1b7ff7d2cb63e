import Foundation
import Testing

/// `modet format`: real files, set in place.
@Suite struct FormatCommandTests {
  private static let untidy = "title:A\n---\n->Ja #b #line:a1\n\tFint.#line:a2   // note\n===\n\n\n"
  private static let tidy =
    "title: A\n---\n-> Ja #line:a1 #b\n    Fint. #line:a2 // note\n===\n"

  private func write(_ text: String, to name: String, _ station: Station) throws -> URL {
    let url = station.folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url
  }

  private func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }

  @Test func filesAndFoldersAreSetInPlace() throws {
    let station = try Station()
    let one = try write(Self.untidy, to: "one.yarn", station)
    let two = try write(Self.untidy, to: "below/deep/two.yarn", station)
    let other = try write(Self.untidy, to: "below/other.txt", station)
    let outcome = try station.run(["format", one.path, station.path("below")])
    #expect(outcome.isSuccess, "\(outcome.story)")
    #expect(try text(one) == Self.tidy)
    #expect(try text(two) == Self.tidy)
    #expect(try text(other) == Self.untidy)
    #expect(outcome.errors.contains("one.yarn: sat op."), "\(outcome.story)")
  }

  @Test func checkNamesFilesAndWritesNothing() throws {
    let station = try Station()
    let bad = try write(Self.untidy, to: "bad.yarn", station)
    let good = try write(Self.tidy, to: "good.yarn", station)
    let outcome = try station.run(["format", "--check", bad.path, good.path, "--language", "en"])
    #expect(outcome.status == 1, "\(outcome.story)")
    #expect(outcome.errors.contains("bad.yarn: not formatted."), "\(outcome.story)")
    #expect(!outcome.errors.contains("good.yarn"), "\(outcome.story)")
    #expect(try text(bad) == Self.untidy)
    let fine = try station.run(["format", "--check", good.path])
    #expect(fine.isSuccess && fine.errors.isEmpty, "\(fine.story)")
  }

  @Test func theShippedScenariosStandAsTheyShould() throws {
    let station = try Station()
    let outcome = try station.run(["format", "--check", "politi-id-tjek", "Scenarios"])
    #expect(outcome.isSuccess, "\(outcome.story)")
  }

  @Test func permissionsLinksAndTidyFilesAreLeft() throws {
    let station = try Station()
    let files = FileManager.default
    let real = try write(Self.untidy, to: "real.yarn", station)
    try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real.path)
    let link = station.folder.appending(path: "link.yarn")
    try files.createSymbolicLink(at: link, withDestinationURL: real)
    #expect(try station.run(["format", link.path]).isSuccess)
    #expect(try text(real) == Self.tidy)
    #expect(try files.destinationOfSymbolicLink(atPath: link.path) == real.path)
    let after = try files.attributesOfItem(atPath: real.path)
    #expect(after[.posixPermissions] as? Int == 0o640)
    #expect(try station.run(["format", link.path]).isSuccess)
    let again = try files.attributesOfItem(atPath: real.path)
    #expect(again[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
  }

  @Test func aScriptWithErrorsIsLeftAloneWithItsReason() throws {
    let station = try Station()
    let broken = try write("title: A\n---\n<<if true>>\n   Hej.\n===\n", to: "broken.yarn", station)
    let before = try text(broken)
    let outcome = try station.run(["format", broken.path])
    #expect(outcome.status == 1 && outcome.signal == nil, "\(outcome.story)")
    #expect(outcome.errors.contains("[YS0007]"), "\(outcome.story)")
    #expect(outcome.errors.contains("er ikke rørt"), "\(outcome.story)")
    #expect(try text(broken) == before)
  }

  @Test func standardInputIsSetOnStandardOutput() throws {
    let station = try Station()
    let file = try write(Self.untidy, to: "in.yarn", station)
    let outcome = try station.run(["format", "-"], standardInput: file)
    #expect(outcome.isSuccess, "\(outcome.story)")
    #expect(outcome.output == Self.tidy)
    let checked = try station.run(["format", "-", "--check"], standardInput: file)
    #expect(checked.status == 1 && checked.output.isEmpty, "\(checked.story)")
  }

  @Test func whatIsNoScriptIsSaid() throws {
    let station = try Station()
    let bytes = station.folder.appending(path: "bytes.yarn")
    try Data([0xFF, 0xFE, 0x00]).write(to: bytes)
    for path in [bytes.path, station.path("intet.yarn"), station.path("logs"), "intet-scenarie"] {
      let outcome = try station.run(["format", path])
      #expect(outcome.isRefusal, "\(outcome.story)")
      #expect(outcome.errors.contains(path), "\(outcome.story)")
    }
    #expect(try station.run(["format", "-", bytes.path]).status == 64)
    #expect(try station.run(["format"]).status == 64)
  }
}
