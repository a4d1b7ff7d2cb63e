import Foundation
import Testing

@testable import Renderer

@Suite struct LensProfileTests {
  private static let profile = LensProfile.plainBox

  @Test(arguments: [Float(-1.2), -0.7, -0.01, 0, 0.1, 0.33, 0.5, 0.81, 1.5])
  func theTwoDirectionsUndoEachOther(tangent: Float) {
    for terms in [Self.profile.red, Self.profile.green, Self.profile.blue] {
      #expect(abs(terms.screen(terms.seen(tangent)) - tangent) < 2e-6)
      #expect(abs(terms.seen(terms.screen(tangent)) - tangent) < 4e-6)
    }
  }

  @Test func theLensShowsMoreTowardsItsRimAndBlueTheMost() {
    let terms = Self.profile.green
    #expect(terms.seen(0.05) / 0.05 < 1.001)
    #expect(terms.seen(0.8) / 0.8 > 1.2)
    for tangent in stride(from: 0.1 as Float, through: 0.8, by: 0.1) {
      #expect(Self.profile.red.seen(tangent) < terms.seen(tangent))
      #expect(terms.seen(tangent) < Self.profile.blue.seen(tangent))
    }
  }

  @Test func nothingThatIsNoNumberHangsOrSpreads() {
    #expect(Self.profile.green.screen(.nan) == 0)
    #expect(Self.profile.green.screen(.infinity) == 0)
  }

  @Test func theFieldIsWhatTheEdgesOfTheScreenShow() {
    let field = Self.profile.leftField
    let edges = Self.profile.edges
    #expect(abs(tan(field.angleLeft) + Self.profile.green.seen(edges.outer)) < 1e-5)
    #expect(abs(tan(field.angleRight) - Self.profile.green.seen(edges.inner)) < 1e-5)
    #expect(field.angleUp == -field.angleDown)
    // A box that shows less than this is a pair of binoculars.
    #expect(field.angleUp > 0.7)
    #expect(Self.profile.pictureScale > 1.1 && Self.profile.pictureScale <= 1.5)
  }
}
