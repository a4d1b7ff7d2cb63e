import Foundation
import Testing

@testable import Renderer

/// The largest difference between two vectors, component by component.
func distance(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
  let d: SIMD3<Float> = a - b
  return Swift.max(abs(d.x), abs(d.y), abs(d.z))
}

/// The largest difference between two matrices, component by component.
func distance(_ a: Float4x4, _ b: Float4x4) -> Float {
  zip([a.c0, a.c1, a.c2, a.c3], [b.c0, b.c1, b.c2, b.c3])
    .map { left, right in
      let d = left - right
      return (d * d).sum().squareRoot()
    }.max() ?? 0
}

@Suite struct QuaternionTests {
  @Test func aQuarterTurnAboutYTakesForwardToTheLeft() {
    let turn = Quaternion(angleRadians: .pi / 2, axis: SIMD3(0, 1, 0))
    #expect(distance(turn.act(SIMD3(0, 0, -1)), SIMD3(-1, 0, 0)) < 1e-6)
  }

  @Test func aProductActsFromTheRight() {
    let a = Quaternion(angleRadians: 0.7, axis: SIMD3(1, 2, 3))
    let b = Quaternion(angleRadians: -1.1, axis: SIMD3(0, 1, -1))
    let v = SIMD3<Float>(0.3, -2, 1)
    #expect(distance((a * b).act(v), a.act(b.act(v))) < 1e-5)
    #expect(distance((a * a.inverse).act(v), v) < 1e-5)
  }

  @Test(arguments: [SIMD3<Float>(1, 0, 0), SIMD3(0, -1, 0), SIMD3(-0.2, 0.5, 3)])
  func theShortestArcReachesItsTargetAlsoWhenOpposite(to: SIMD3<Float>) {
    for from in [SIMD3<Float>(0, 1, 0), SIMD3(1, 0, 0), -to] {
      let turn = Quaternion(from: from, to: to)
      #expect(distance(turn.act(from.normalized), to.normalized) < 1e-5)
    }
  }

  @Test func slerpHalvesTheAngleAndTakesTheShortWay() {
    let a = Quaternion.identity
    let b = Quaternion(angleRadians: 1.2, axis: SIMD3(0, 0, 1))
    let half = Quaternion(angleRadians: 0.6, axis: SIMD3(0, 0, 1))
    let v = SIMD3<Float>(1, 0, 0)
    #expect(distance(Quaternion.slerp(a, b, 0.5).act(v), half.act(v)) < 1e-6)
    let negative = Quaternion(vector: -b.vector)
    #expect(distance(Quaternion.slerp(a, negative, 0.5).act(v), half.act(v)) < 1e-6)
  }

  @Test func aZeroAxisAndAZeroQuaternionGiveTheIdentity() {
    #expect(Quaternion(angleRadians: 1, axis: .zero) == .identity)
    #expect(Quaternion(vector: .zero).normalized == .identity)
    #expect(SIMD3<Float>.zero.normalized == .zero)
  }
}

@Suite struct MatrixTests {
  let matrix = Float4x4(
    translation: SIMD3(1, -2, 3), rotation: Quaternion(angleRadians: 0.9, axis: SIMD3(1, 1, 0)),
    scale: SIMD3(1, 2, 0.5))

  @Test func theInverseUndoesTheMatrix() {
    #expect(distance(matrix * matrix.inverse, .identity) < 1e-5)
    let projection = Float4x4(
      fieldOfView: FieldOfView(verticalRadians: 1.4, aspect: 1.2), near: 0.05, far: 100)
    #expect(distance(projection * projection.inverse, .identity) < 1e-4)
  }

  @Test func translationRotationScaleEqualsTheProduct() {
    let q = Quaternion(angleRadians: 0.9, axis: SIMD3(1, 1, 0))
    let product =
      Float4x4(translation: SIMD3(1, -2, 3)) * Float4x4(rotation: q)
      * Float4x4(scale: SIMD3(1, 2, 0.5))
    #expect(distance(product, matrix) < 1e-5)
    let v = SIMD3<Float>(0.4, 5, -1)
    #expect(distance(Float4x4(rotation: q).act(direction: v), q.act(v)) < 1e-5)
  }

  @Test func aPoseAndItsMatrixAgree() {
    let a = Pose(
      position: SIMD3(1, 2, 3), orientation: Quaternion(angleRadians: 1, axis: SIMD3(0, 1, 0)))
    let b = Pose(
      position: SIMD3(-1, 0, 2), orientation: Quaternion(angleRadians: 2, axis: SIMD3(1, 0, 0)))
    #expect(distance(Float4x4(a * b), Float4x4(a) * Float4x4(b)) < 1e-5)
    #expect(distance(Float4x4(a.inverse), Float4x4(a).inverse) < 1e-5)
  }

  @Test func theTransposeOfTheTransposeIsTheMatrix() {
    #expect(matrix.transposed.transposed == matrix)
    #expect(matrix.transposed.c0.w == matrix.c3.x)
  }
}
