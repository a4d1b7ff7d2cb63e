import Testing

@testable import ReviewPages

@Suite struct LadderChartTests {
  @Test(arguments: [0, 1, 2_000, 192_400, 3_600_000, Int.max])
  func everythingDrawnLiesInsideTheDrawing(_ duration: Int) throws {
    var review = SessionReview.sample(.danish)
    review.header.durationMilliseconds = duration
    let chart = try #require(drawing(of: review))
    let width = try #require(Double(chart.width))
    let height = try #require(Double(chart.height))
    for curve in chart.curves {
      let (across, down) = try coordinates(curve.path)
      #expect(across.allSatisfy { (0...width).contains($0) })
      #expect(down.allSatisfy { (0...height).contains($0) })
      #expect(across == across.sorted())
    }
    for mark in chart.marks { #expect((0...width).contains(try #require(Double(mark.x)))) }
    #expect((2...9).contains(chart.ticks.count) || duration == Int.max)
  }

  @Test func timesAndValuesOutsideAreHeldAtTheBounds() throws {
    var review = ReviewPageTests.empty
    review.ladders = [
      .init(
        name: "a", title: "A",
        points: [
          .init(timeMilliseconds: -5_000, value: -99), .init(timeMilliseconds: .min, value: .max),
          .init(timeMilliseconds: 500, value: .max), .init(timeMilliseconds: .max, value: .min),
        ], range: 0...10)
    ]
    review.pauses = [
      .init(timeMilliseconds: .max, endMilliseconds: .min, cause: .program),
      .init(timeMilliseconds: .min, endMilliseconds: .max, cause: .program),
    ]
    let chart = try #require(drawing(of: review))
    let (across, down) = try coordinates(chart.curves[0].path)
    #expect(across.allSatisfy { (0...720).contains($0) })
    #expect(down.allSatisfy { (0...400).contains($0) })
    #expect(PageReader(ReviewPage.html(review, language: .danish)).problem == nil)
  }

  @Test func stairsChangeOnlyWhereTheNamedStepDoes() {
    let points = [(0, 0), (10, 1), (20, 2), (30, 3), (30, 9), (40, 10), (50, 0), (50, 9)]
    let ladder = SessionReview.Ladder(
      name: "a", title: "A",
      points: points.map { .init(timeMilliseconds: $0.0, value: $0.1) }, range: 0...10)
    #expect(ladder.stairs(stepCount: 4) == [.init(start: 0, step: 0), .init(start: 30, step: 3)])
  }

  @Test func aLadderWithoutPointsIsNotDrawn() {
    var review = ReviewPageTests.empty
    review.ladders = [.init(name: "a", title: "A", points: [], range: 0...10)]
    #expect(drawing(of: review) == nil)
  }

  @Test func crowdedMarksKeepTheirDistanceOrLoseTheirNumber() throws {
    var review = SessionReview.sample(.danish)
    review.stops = (0..<300).map { .init(timeMilliseconds: $0 * 600, cause: .operator) }
    let chart = try #require(drawing(of: review))
    #expect(chart.isCrowded)
    let rows = Dictionary(grouping: chart.marks.filter(\.hasRoom), by: \.textY)
    #expect(rows.count == 3)
    for row in rows.values {
      let places = try row.map { try #require(Double($0.x)) }.sorted()
      for (left, right) in zip(places, places.dropFirst()) { #expect(right - left >= 24.9) }
    }
  }

  @Test func numbersAreWrittenAsSVGReadsThem() {
    #expect([0, -0.04, 1.25, -3.5, 100].map(svgNumber) == ["0", "0", "1.3", "-3.5", "100"])
  }

  private func drawing(of review: SessionReview) -> LadderChart? {
    LadderChart.make(
      of: review, moments: review.numberedMoments(), labels: PageLabels(language: .danish),
      texts: .danish)
  }

  /// The coordinates in a path of M, H and V commands.
  private func coordinates(_ path: String) throws -> (across: [Double], down: [Double]) {
    var across: [Double] = []
    var down: [Double] = []
    for (index, word) in path.split(separator: " ").enumerated() {
      let number = word.drop { "MHV".contains($0) }
      let isDown = index == 1 || word.hasPrefix("V")
      let value = try #require(Double(number))
      if isDown { down.append(value) } else { across.append(value) }
    }
    return (across, down)
  }
}
