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
}
