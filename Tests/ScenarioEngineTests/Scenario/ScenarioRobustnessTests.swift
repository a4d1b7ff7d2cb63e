import Testing

@testable import ScenarioEngine

/// Whatever the files hold, loading ends and says so.
@Suite struct ScenarioRobustnessTests {
  private static let paths = [
    "s/a.yarn", "s/scenario.yaml", "s/law.yaml", "s/en.csv", "s/s.yarnproject", "modet.ysls.json",
  ]

  @Test(arguments: paths)
  func randomBytesAreNoCrash(path: String) {
    var random = SeededBytes(seed: 7)
    for length in 0..<200 {
      var folder = TextFolder()
      folder.files[path] = (0..<length).map { _ in random.next() }
      _ = folder.report()
    }
  }

  @Test(arguments: paths)
  func damagedFilesAreNoCrash(path: String) {
    var random = SeededBytes(seed: 11)
    let intact = TextFolder().files[path] ?? []
    let signs = Array("[]{}:,-\"'#&*!|>%@\n\t <>$\\".utf8)
    for _ in 0..<300 {
      var bytes = intact
      for _ in 0...(Int(random.next()) % 4) {
        let place = (Int(random.next()) << 8 | Int(random.next())) % bytes.count
        bytes[place] = signs[Int(random.next()) % signs.count]
      }
      var folder = TextFolder()
      folder.files[path] = bytes
      _ = folder.report()
    }
  }

  @Test(arguments: paths)
  func cutFilesAreNoCrash(path: String) {
    let intact = TextFolder().files[path] ?? []
    for length in intact.indices {
      var folder = TextFolder()
      folder.files[path] = Array(intact[..<length])
      _ = folder.report()
    }
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[[]], "])
  func deepNestingIsRefused(opening: String) {
    var folder = TextFolder()
    folder["s/scenario.yaml"] = String(repeating: opening, count: 50_000)
    #expect(folder.report().contains("s/scenario.yaml:1:"))
  }

  @Test func manyReferencesAreRefusedBeforeTheyGrow() {
    var folder = TextFolder()
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 {
      text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
    }
    folder["s/scenario.yaml"] = text
    #expect(folder.report().contains("s/scenario.yaml:1:5: error: references"))
  }
}

/// A small generator with a fixed course, so that a failure can be repeated.
private struct SeededBytes {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt8 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(truncatingIfNeeded: state >> 33)
  }
}
