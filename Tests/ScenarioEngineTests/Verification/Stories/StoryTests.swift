import Testing

@testable import ScenarioEngine

/// The verifier is held against an explorer that is as plain as can be, on stories that nobody wrote.
@Suite struct StoryTests {
  private static let stories = 10_000
  private static let chunks = 8
  /// How many stories at least show each finding, by both.
  private static let codes = [
    "MO0200": 4000, "MO0201": 1500, "MO0202": 1500, "MO0203": 4500, "MO0204": 30, "MO0205": 350,
    "MO0206": 300, "MO0207": 900, "MO0208": 2500, "MO0209": 50, "MO0210": 150, "MO0211": 300,
    "MO0212": 80,
    "MO0213": 90, "MO0214": 250, "MO0215": 5,
  ]

  @Test func theVerifierSaysWhatThePlainestExplorerSays() async {
    let tally = await withTaskGroup(of: StoryTally.self) { group in
      for chunk in 0..<Self.chunks { group.addTask { Self.compare(chunk) } }
      return await group.reduce(into: StoryTally()) { $0.add($1) }
    }
    for feature in StoryFeature.all {
      #expect(tally.counts[feature.name, default: 0] >= feature.least, "\(feature.name)")
    }
    for (code, least) in Self.codes {
      #expect(tally.counts[code, default: 0] >= least, "\(code)")
    }
    #expect(tally.compared == Self.stories)
  }

  private static func compare(_ chunk: Int) -> StoryTally {
    var tally = StoryTally()
    var seed = UInt64(chunk) << 32
    while tally.compared < stories / chunks {
      seed += 1
      let story = RandomStory(seed: seed)
      guard let comparison = StoryComparison(story) else { continue }
      if let first = comparison.differences.first {
        tell(story, seed, first)
        break
      }
      tally.add(comparison, story)
    }
    return tally
  }

  /// Makes the story as small as it can be and still shows a difference of the kind.
  private static func tell(_ story: RandomStory, _ seed: UInt64, _ first: String) {
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

/// How much was compared, and in how many stories what occurred.
private struct StoryTally: Sendable {
  private(set) var compared = 0
  private(set) var counts: [String: Int] = [:]

  mutating func add(_ comparison: StoryComparison, _ story: RandomStory) {
    compared += 1
    for code in comparison.codes { counts[code, default: 0] += 1 }
    for feature in StoryFeature.all where feature.occurs(story, comparison.explorer) {
      counts[feature.name, default: 0] += 1
    }
  }

  mutating func add(_ other: StoryTally) {
    compared += other.compared
    counts.merge(other.counts, uniquingKeysWith: +)
  }
}
