import Foundation
import Testing

@testable import Renderer

@Suite struct StereoTests {
  /// Where a point of the world appears, from −1 at the left edge to 1 at the right one.
  private func across(_ point: SIMD3<Float>, _ view: View) -> Float {
    let clip = view.clipFromWorld * SIMD4(point, 1)
    return clip.x / clip.w
  }

  @Test func theEdgesOfAnUnevenFrustumAreItsFourAngles() {
    let field = FieldOfView(angleLeft: -0.9, angleRight: 0.6, angleUp: 0.7, angleDown: -0.8)
    let matrix = Float4x4(fieldOfView: field, near: 0.1, far: 50)
    func project(_ x: Float, _ y: Float) -> SIMD2<Float> {
      let clip = matrix * SIMD4(tan(x) * 3, tan(y) * 3, -3, 1)
      return SIMD2(clip.x, clip.y) / clip.w
    }
    #expect(abs(project(-0.9, 0).x + 1) < 1e-5)
    #expect(abs(project(0.6, 0).x - 1) < 1e-5)
    #expect(abs(project(0, 0.7).y - 1) < 1e-5)
    #expect(abs(project(0, -0.8).y + 1) < 1e-5)
    // Straight ahead is right of the middle where more is seen on the left.
    #expect(project(0, 0).x > 0.1)
  }

  @Test func depthRunsFromNearToFar() {
    let matrix = Float4x4(
      fieldOfView: FieldOfView(verticalRadians: 1, aspect: 1), near: 0.1, far: 50)
    func depth(_ metres: Float) -> Float {
      let clip = matrix * SIMD4(0, 0, -metres, 1)
      return clip.z / clip.w
    }
    #expect(abs(depth(0.1) + 1) < 1e-4)
    #expect(abs(depth(50) - 1) < 1e-4)
    #expect(depth(1) < depth(2))
  }

  @Test func theEyesAreApartAndTheirFieldsMirrorEachOther() {
    let rig = StereoRig(
      leftField: FieldOfView(angleLeft: -0.9, angleRight: 0.7, angleUp: 0.8, angleDown: -0.8))
    let turned = Pose(
      position: SIMD3(0, 1.6, 0),
      orientation: Quaternion(angleRadians: .pi / 2, axis: SIMD3(0, 1, 0)))
    let eyes = rig.eyes(head: turned)
    // Turned to the left, the right eye is the one further along −Z.
    #expect(abs(eyes.right.position.z + 0.0315) < 1e-5)
    #expect(abs((eyes.right.position - eyes.left.position).length - 0.063) < 1e-6)
    #expect(rig.rightField.angleLeft == -0.7)
    #expect(rig.rightField.angleRight == 0.9)
  }

  @Test(arguments: [0.5, 1, 2, 8] as [Float])
  func aNearPointLiesFurtherRightInTheLeftEye(metres: Float) {
    let field = FieldOfView(angleLeft: -0.9, angleRight: 0.7, angleUp: 0.8, angleDown: -0.8)
    let pair = StereoRig(leftField: field).sideBySide(
      head: Pose(position: SIMD3(0, 1.6, 0)), width: 200, height: 100)
    let point = SIMD3<Float>(0, 1.6, -metres)
    let far = SIMD3<Float>(0, 1.6, -100_000)
    let shift = across(point, pair.left) - across(far, pair.left)
    let opposite = across(point, pair.right) - across(far, pair.right)
    // Half the distance between the eyes over the depth, in halves of the tangent's width.
    let expected = 0.0315 / metres * 2 / (tan(0.7 as Float) + tan(0.9 as Float))
    #expect(abs(shift - expected) < 1e-4)
    #expect(abs(opposite + expected) < 1e-4)
  }

  @Test func sideBySideHalvesThePicture() {
    var views: [View] = []
    ViewLayout.sideBySide.place(
      head: .identity, width: 640, height: 360, verticalRadians: 1, into: &views)
    #expect(views.map(\.viewport.x) == [0, 320])
    #expect(views.allSatisfy { $0.viewport.width == 320 && $0.viewport.height == 360 })
    ViewLayout.single.place(
      head: .identity, width: 640, height: 360, verticalRadians: 1, into: &views)
    #expect(views.count == 1)
    #expect(views[0].eye == .identity)
  }

  /// Each eye's frustum is skewed towards the other's, so that what stands at
  /// the distance of a conversation lies at the same place of both pictures.
  @Test func sideBySideEyesConvergeAtTwoMetres() throws {
    var views: [View] = []
    ViewLayout.sideBySide.place(
      head: Pose(position: .zero, orientation: .identity), width: 2_000, height: 1_000,
      verticalRadians: 1.4, into: &views)
    let left = try #require(views.first)
    let right = try #require(views.last)
    #expect(left.fieldOfView.angleRight > -left.fieldOfView.angleLeft)
    #expect(right.fieldOfView.angleLeft < -right.fieldOfView.angleRight)
    for (depth, sign) in [(Float(1), Float(1)), (2, 0), (8, -1)] {
      let disparity = horizontal(left, depth) - horizontal(right, depth)
      #expect(abs(disparity) < 1e-5 || disparity.sign == sign.sign, "\(depth) m")
      #expect((abs(disparity) < 1e-5) == (sign == 0), "\(depth) m")
    }
  }

  /// Where a point straight ahead of the head lies across an eye's picture, −1 to 1.
  private func horizontal(_ view: View, _ depth: Float) -> Float {
    let clip = view.clipFromWorld * SIMD4<Float>(0, 0, -depth, 1)
    return clip.x / clip.w
  }
}
