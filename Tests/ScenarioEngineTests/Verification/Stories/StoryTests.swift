import Testing

@testable import ScenarioEngine

/// The verifier is held against an explorer that is as plain as can be, on stories that nobody wrote.
@Suite struct StoryTests {
  private static let chunks = 8
  private static let perChunk = 60
  @Test(arguments: 0..<chunks)
  func theVerifierSaysWhatThePlainestExplorerSays(chunk: Int) {
    var compared = 0
    var seed = UInt64(chunk) << 32
    while compared < Self.perChunk {
      seed += 1
      let story = RandomStory(seed: seed)
      guard let comparison = StoryComparison(story) else { continue }
      compared += 1
      if let first = comparison.differences.first { return tell(story, seed, first) }
    }
  }

  /// Makes the story as small as it can be and still shows a difference of the kind.
  private func tell(_ story: RandomStory, _ seed: UInt64, _ first: String) {
    let kind = first.prefix(50)
    let small = story.shrunk { smaller in
      StoryComparison(smaller)?.differences.contains { $0.hasPrefix(kind) } == true
    }
    let differences = (StoryComparison(small)?.differences ?? []).joined(separator: "\n")
    Issue.record("seed \(seed)\n\(differences)\n\(small.settings)\n\(small.script)")
  }

  /// What the comparison compiles without a folder is a scenario that loads from one.
  @Test func aStoryIsAScenarioAsItsFolderWouldSayIt() throws {
    var loaded = 0
    for seed in 0..<30 as Range<UInt64> {
      let story = RandomStory(seed: seed)
      guard let compiled = CompiledStory(story) else { continue }
      var folder = TextFolder()
      folder.files["modet.ysls.json"] = try SeededScenario().files["modet.ysls.json"]
      folder["s/a.yarn"] = story.script
      folder["s/scenario.yaml"] = story.settings
      let package = try folder.load()
      #expect(package.program.canonicalBytes == compiled.program.canonicalBytes, "seed \(seed)")
      #expect(package.numberRanges[RandomStory.numbers[0]] == RandomStory.numberRange)
      #expect(package.calmWithin == story.calmWithin)
      loaded += 1
    }
    #expect(loaded > 15)
  }
}
