import Testing

@testable import ScenarioEngine

/// Every way that draws can fall is gone through once.
@Suite struct DrawScriptTests {
  @Test func allCombinationsComeInTurn() {
    var generator = SeededGenerator(seed: 1)
    generator.script = DrawScript()
    var seen: [[UInt64]] = []
    repeat {
      var draws = [generator.draw(below: 2)]
      // How the first falls decides what is drawn next.
      draws.append(generator.draw(below: draws[0] == 0 ? 3 : 2))
      seen.append(draws)
    } while generator.script?.advance() == true
    #expect(seen == [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1]])
    #expect(generator.script?.isComplete == true)
    #expect(generator == SeededGenerator(seed: 1))
  }

  @Test func whatCannotBeGoneThroughIsOwnedUpTo() {
    var generator = SeededGenerator(seed: 1)
    generator.script = DrawScript()
    _ = generator.draw(below: 1 << 40)
    #expect(generator.script?.isComplete == false)
    generator.script = DrawScript()
    #expect(generator.drawFraction() == 0)
    #expect(generator.script?.isComplete == false)
  }

  @Test func aDrawOfOneIsNone() {
    var generator = SeededGenerator(seed: 1)
    generator.script = DrawScript()
    #expect(generator.draw(below: 1) == 0)
    #expect(generator.script?.draws.isEmpty == true)
  }

  @Test func noMoreCombinationsComeThanAnybodyCanWaitFor() {
    var generator = SeededGenerator(seed: 1)
    generator.script = DrawScript()
    var runs = 0
    repeat {
      runs += 1
      for _ in 0..<14 { _ = generator.draw(below: 2) }
    } while generator.script?.advance() == true
    #expect(runs == DrawScript.combinationLimit)
    #expect(generator.script?.isCutShort == true)
    generator.script?.reset()
    #expect(generator.script?.isCutShort == false)
    for _ in 0..<DrawScript.combinationLimit {
      _ = generator.draw(below: UInt64(DrawScript.combinationLimit))
      if generator.script?.advance() == false { break }
    }
    #expect(generator.script?.isCutShort == false)
  }

  @Test func aRunThatDrawsWithoutEndIsBrokenOff() {
    var generator = SeededGenerator(seed: 1)
    generator.script = DrawScript()
    var (runs, ended) = (0, 0)
    repeat {
      runs += 1
      while generator.draw(below: 6) != 5 && generator.script?.isOverdrawn == false {}
      if generator.script?.isOverdrawn == false { ended += 1 }
    } while generator.script?.advance() == true
    #expect(ended > 0)
    #expect(runs - ended == DrawScript.brokenRunLimit)
  }
}
