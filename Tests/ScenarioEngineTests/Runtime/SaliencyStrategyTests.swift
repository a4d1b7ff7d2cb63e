import Testing

@testable import ScenarioEngine

@Suite struct SaliencyStrategyTests {
  private static let contents = [0, 2, 1, 2].map { ContentInfo(id: "c", complexity: $0) }

  private func shared(_ strategy: SaliencyStrategy, seed: UInt64 = 1) -> SharedState {
    SharedState(
      variables: [], visits: [], contentViews: [0, 0, 0, 0], seen: [],
      generator: SeededGenerator(seed: seed), saliency: strategy)
  }

  private func candidates(_ contents: [Int]) -> [Candidate] {
    contents.enumerated().map { Candidate(place: $0.offset, content: $0.element) }
  }

  private func selections(
    _ strategy: SaliencyStrategy, _ count: Int, seed: UInt64 = 1
  ) -> [Int?] {
    var state = shared(strategy, seed: seed)
    return (0..<count).map { _ in
      state.select(among: candidates([0, 1, 2, 3]), Self.contents)?.content
    }
  }

  @Test func eachStrategySelectsInItsOwnOrder() {
    #expect(selections(.first, 3) == [0, 0, 0])
    #expect(selections(.best, 3) == [1, 1, 1])
    #expect(selections(.bestLeastRecentlyViewed, 6) == [1, 3, 2, 0, 1, 3])
  }

  @Test func chanceDecidesOnlyAmongEquals() {
    var firsts: Set<Int?> = []
    for seed in 0..<40 as Range<UInt64> {
      let order = selections(.randomBestLeastRecentlyViewed, 4, seed: seed)
      #expect(Set(order.prefix(2)) == [1, 3] && order[2] == 2 && order[3] == 0)
      #expect(order == selections(.randomBestLeastRecentlyViewed, 4, seed: seed))
      firsts.insert(order[0])
    }
    #expect(firsts == [1, 3])
  }

  @Test func nothingIsSelectedFromNothing() {
    for strategy in SaliencyStrategy.allCases {
      var state = shared(strategy)
      #expect(state.select(among: [], Self.contents) == nil)
      #expect(state == shared(strategy))
    }
  }

  @Test func onlyStrategiesThatRememberChangeTheState() {
    for strategy in SaliencyStrategy.allCases {
      var state = shared(strategy)
      _ = state.select(among: candidates([2]), Self.contents)
      #expect(state.contentViews == [0, 0, strategy.remembers ? 1 : 0, 0])
    }
  }

  @Test func viewsStayAtTheLargestNumber() {
    var state = shared(.bestLeastRecentlyViewed)
    state.contentViews[2] = .max
    _ = state.select(among: candidates([2]), Self.contents)
    #expect(state.contentViews[2] == .max)
  }

  @Test func drawsAreEvenAndTheSameOnEveryMachine() {
    var generator = SeededGenerator(seed: 42)
    #expect((0..<8).map { _ in generator.draw(below: 6) } == [4, 0, 1, 2, 0, 5, 1, 4])
    var counts = [Int](repeating: 0, count: 3)
    for _ in 0..<3_000 { counts[Int(generator.draw(below: 3))] += 1 }
    #expect(counts.allSatisfy { (900...1_100).contains($0) })
    #expect(generator.draw(below: 0) == 0 && generator.draw(below: 1) == 0)
  }
}
