import ReviewPages
import Testing

@Suite struct LadderStepTests {
  private let ladder = SessionReview.Ladder(
    name: "officer", title: "Betjenten", points: [], range: 0...10)

  @Test func fourStepsShareTheRangeEvenly() {
    let steps = (0...10).map { ladder.step(of: $0, count: 4) }
    #expect(steps == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3])
  }

  @Test func valuesOutsideTheRangeCountAsItsBounds() {
    #expect(ladder.step(of: .min, count: 4) == 0)
    #expect(ladder.step(of: .max, count: 4) == 3)
  }

  @Test func aRangeOfAnyWidthIsHandled() {
    let wide = SessionReview.Ladder(
      name: "x", title: "x", points: [], range: Int.min...Int.max)
    #expect(wide.step(of: .max, count: 4) == 3)
    #expect(wide.step(of: .min, count: 4) == 0)
    let single = SessionReview.Ladder(name: "x", title: "x", points: [], range: 5...5)
    #expect(single.step(of: 5, count: 4) == 0)
  }
}
