import Testing

@testable import Renderer

/// What a file says about movement.
@Suite struct MovementImportTests {
  private func material(_ moving: [String: Any]) throws -> (Material.Movement?, [GLTFIssue]) {
    var glb = try GLBBuilder.person()
    try glb.edit("materials", 0, "extras") { $0["moving"] = moving }
    let result = GLTFImporter.inspect(bytes: try glb.encode())
    return (result.scene?.materials[0].movement, result.report.issues)
  }

  @Test func allNumbersAreRead() throws {
    let (movement, _) = try material([
      "seconds": 9, "metres": [0.1, 0.03, -0.2], "wave": 14, "rooted": true, "slope": 0.05,
      "ripple": 0.9, "share": 0.2,
    ])
    var expected = Material.Movement(seconds: 9)
    expected.metres = SIMD3(0.1, 0.03, -0.2)
    (expected.wave, expected.isRooted, expected.slope) = (14, true, 0.05)
    (expected.ripple, expected.share) = (0.9, 0.2)
    #expect(movement == expected)
  }

  @Test func whatIsTooFastOrTooFarIsBroughtBackAndTold() throws {
    let (movement, issues) = try material([
      "seconds": 0.1, "metres": [0, 7, 0], "wave": 0, "slope": 3, "ripple": 0, "share": 9,
    ])
    #expect(movement?.seconds == 2)
    #expect(movement?.metres == SIMD3(0, 0.6, 0))
    #expect(movement?.share == 0.5)
    #expect((movement?.rippleSeconds ?? 0) >= 2)
    let places = issues.map(\.pointer).filter { $0.contains("moving") }
    #expect(places.count == 6)
    #expect(issues.allSatisfy { !$0.pointer.contains("moving") || $0.severity == .warning })
  }

  @Test(
    arguments: [["wave": 3], ["seconds": "slow"], ["seconds": 4, "metres": "up"]]
      as [[String: any Sendable]])
  func whatCannotBeReadMovesNothingAndIsTold(moving: [String: any Sendable]) throws {
    let (movement, issues) = try material(moving)
    #expect(movement == nil)
    #expect(issues.contains { $0.pointer == "/materials/0/extras/moving" })
  }
}
