import Foundation
import Testing

/// Assets that are missing or broken: the file is named, nothing crashes.
@Suite struct BrokenAssetTests {
  enum Damage: CaseIterable {
    case missing
    case empty
    case truncated
    case random
    case otherFile

    func applied(to path: String, _ project: ProjectCopy) throws {
      let bytes = try Data(contentsOf: project.url(path))
      switch self {
      case .missing: try project.remove(path)
      case .empty: try project.replace(path, with: Data())
      case .truncated: try project.replace(path, with: bytes.prefix(bytes.count * 2 / 3))
      case .random: try project.replace(path, with: Self.noise(bytes.count))
      case .otherFile: try project.replace(path, with: Data("# not this kind of file\n".utf8))
      }
    }

    static func noise(_ count: Int) -> Data {
      var state: UInt32 = 7
      return Data(
        (0..<min(count, 200_000)).map { _ in
          state = state &* 1_664_525 &+ 1_013_904_223
          return UInt8(state >> 24)
        })
    }
  }

  @Test(
    arguments: ["Assets/People/officer-b.glb", "Assets/Places/street.glb"], Damage.allCases)
  func aBrokenAssetIsNamed(path: String, damage: Damage) throws {
    try expectRefusal(path, damage)
  }

  @Test(
    arguments: ["Assets/Places/calm.glb", "Assets/Fonts/Inter-Regular.otf"],
    [Damage.missing, .truncated])
  func soAreTheCalmPlaceAndTheLetters(path: String, damage: Damage) throws {
    try expectRefusal(path, damage)
  }

  /// The session that could not begin is kept as failed, and the store goes on working.
  private func expectRefusal(_ path: String, _ damage: Damage) throws {
    let station = try Station()
    let project = try ProjectCopy(in: station)
    try damage.applied(to: path, project)
    let outcome = try station.play(["--auto", "calm"], in: project.root)
    #expect(outcome.isRefusal, "\(outcome.story)")
    let name = URL(filePath: path).lastPathComponent
    #expect(outcome.errors.contains(name), "\(outcome.story)")
    #expect(outcome.errors.contains("Assets"), "\(outcome.story)")
    #expect(try station.sessions().map(\.state) == ["failed"])
  }

  /// Sounds are not needed: without them everything else goes on.
  @Test func aMissingSoundIsPassedOver() throws {
    let station = try Station()
    let project = try ProjectCopy(in: station)
    try project.remove("Assets/Audio/street.opus")
    try project.replace("Assets/Audio/footsteps.opus", with: Damage.noise(5_000))
    let outcome = try station.play(
      ["--auto", "silent", "--audio-out", station.path("sound.wav")], in: project.root)
    #expect(outcome.isSuccess, "\(outcome.story)")
  }

  @Test func aLinkedCopyPlaysLikeTheOriginal() throws {
    let station = try Station()
    let project = try ProjectCopy(in: station)
    let inputs = try station.write([#"{"t_ms": 0, "input": "stop"}"#], to: "inputs.jsonl")
    let outcome = try station.play(["--inputs", inputs], in: project.root)
    #expect(outcome.isSuccess, "\(outcome.story)")
  }
}
