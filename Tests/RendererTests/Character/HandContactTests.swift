import Foundation
import Testing

@testable import Renderer

/// That hands touch what they are meant to on everybody's own clothes, measured on the skinned mesh.
@Suite struct HandContactTests {
  static let stances = ["hard", "clipped"]

  private func figure(_ id: String) throws -> (Figure, Body) {
    let scene = try GLTFImporter.load(path: "\(TestScenes.assets)/People/\(id).glb")
    let figure = try #require(Figure(scene))
    var body = Body(
      skeleton: figure.skeleton, morphNames: scene.morphNames, figure: figure, seed: 1)
    body.place(at: SIMD3(0, 0, -1.8), yawRadians: 0, time: 0)
    body.look(at: .viewer, time: 0)
    return (figure, body)
  }

  @Test(arguments: ShippedPeople.all, stances)
  func noHandSinksInOrFloats(person: String, stance: String) throws {
    let (figure, original) = try figure(person)
    var body = original
    let isKnown = body.setPose(stance, time: 0)
    #expect(isKnown)
    let surface = BodySurface(figure, body: body, at: 9.6, viewer: SIMD3(0, 1.6, 0))
    for arm in 0..<2 {
      let others = surface.others(arm)
      let depths = surface.hand(arm).map { surface.depth(of: $0, in: others) }
      let deepest = try #require(depths.max())
      if stance == "clipped" && !figure.wearsUniform {
        // In a pocket: nearly all of it is out of sight.
        let hidden = depths.count { $0 > -0.005 }
        #expect(Float(hidden) > 0.8 * Float(depths.count), "\(hidden) of \(depths.count)")
      } else {
        #expect(deepest < 0.01, "arm \(arm): \(deepest) m in")
        #expect(deepest > -0.015, "arm \(arm): \(-deepest) m away")
      }
    }
  }

  @Test func whoTurnsToSomebodyKeepsTheFistsOnTheBelt() throws {
    let (figure, original) = try figure("officer-b")
    var body = original
    let isKnown = body.setPose("hard", time: 0)
    #expect(isKnown)
    // The chest turns a good part of the way to somebody who stands aside.
    for viewer in [SIMD3<Float>(1.6, 1.6, -1), SIMD3(-1.6, 1.6, -1)] {
      let surface = BodySurface(figure, body: body, at: 9.6, viewer: viewer)
      for arm in 0..<2 {
        let others = surface.others(arm)
        let deepest = surface.hand(arm).map { surface.depth(of: $0, in: others) }.max() ?? 1
        #expect(deepest < 0.015 && deepest > -0.02, "arm \(arm): \(deepest)")
      }
    }
  }

  @Test(arguments: [("friend-a", false), ("officer-a", true)])
  func onlyWhoWearsAUniformHasARadio(person: String, isOfficer: Bool) throws {
    let (figure, original) = try figure(person)
    #expect(figure.wearsUniform == isOfficer)
    func handHeight(_ change: (inout Body) -> Bool) throws -> Float {
      var body = original
      let isKnown = change(&body)
      #expect(isKnown)
      let surface = BodySurface(figure, body: body, at: 9.6, viewer: SIMD3(0, 1.6, 0))
      let heights = surface.hand(0).map { surface.points[$0].y }
      return heights.reduce(0, +) / Float(heights.count)
    }
    let hanging = try handHeight { $0.setPose("neutral", time: 0) }
    let clipped = try handHeight { $0.setPose("clipped", time: 0) }
    let calling = try handHeight { $0.gesture("radio", time: 8.2) }
    // At the radio it is half a metre above where it hangs, in a pocket much less.
    #expect((clipped - hanging > 0.35) == isOfficer)
    #expect((calling - hanging > 0.35) == isOfficer)
  }
}
