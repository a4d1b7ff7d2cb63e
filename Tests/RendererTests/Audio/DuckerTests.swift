import Foundation
import Testing

@testable import Renderer

@Suite struct DuckerTests {
  /// Runs a ducker at 90 frames a second; speech is what the body says of the time.
  private func run(
    _ ducker: inout Ducker, seconds: Double, isSpeaking: (Double) -> Bool = { _ in false }
  ) -> [Double] {
    (0..<Int(seconds * 90)).map { frame in
      ducker.update(isSpeaking: isSpeaking(Double(frame) / 90), elapsed: 1.0 / 90)
      return ducker.reduction
    }
  }

  @Test func bedsGoDownQuicklyAndComeBackSlowly() throws {
    var ducker = Ducker()
    let down = run(&ducker, seconds: 1) { _ in true }
    let reached = try #require(down.firstIndex(of: Ducker.depth))
    #expect(abs(Double(reached + 1) / 90 - Ducker.attackSeconds) < 0.02)
    #expect((6...9).contains(Ducker.depth))
    let back = run(&ducker, seconds: 4)
    let begins = try #require(back.firstIndex { $0 < Ducker.depth })
    let ends = try #require(back.firstIndex(of: 0))
    #expect(abs(Double(begins) / 90 - Ducker.holdSeconds) < 0.03)
    #expect(abs(Double(ends - begins) / 90 - Ducker.releaseSeconds) < 0.03)
  }

  @Test func bedsStayDownBetweenTwoLines() {
    var ducker = Ducker()
    _ = run(&ducker, seconds: 0.5) { _ in true }
    let lines = run(&ducker, seconds: 6) { $0.truncatingRemainder(dividingBy: 1.2) < 0.7 }
    #expect(lines.dropLast(90).allSatisfy { $0 == Ducker.depth })
  }

  @Test func noStepIsHeard() {
    var ducker = Ducker()
    let moves = run(&ducker, seconds: 6) { $0 > 1 && $0 < 2.3 }
    let steps = zip(moves, moves.dropFirst()).map { abs($0 - $1) }
    #expect((steps.max() ?? 1) < 0.7)
  }

  /// A frame of half a second neither overshoots nor jumps beyond the depth.
  @Test(arguments: [0.0, 0.05, 0.5, 60]) func aLongFrameStaysWithinTheDepth(elapsed: Double) {
    var ducker = Ducker()
    for isSpeaking in [true, true, false, false, false] {
      ducker.update(isSpeaking: isSpeaking, elapsed: elapsed)
      #expect((0...Ducker.depth).contains(ducker.reduction))
    }
  }
}
