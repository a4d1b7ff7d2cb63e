extension Float4x4 {
  /// The matrix that undoes this one.
  ///
  /// A matrix that cannot be undone gives one with components that are not finite.
  /// - Source: cofactors by 2 × 2 sub-determinants of the upper and the lower rows.
  package var inverse: Float4x4 {
    let s = pairs(c0.lowHalf, c1.lowHalf, c2.lowHalf, c3.lowHalf)
    let c = pairs(c0.highHalf, c1.highHalf, c2.highHalf, c3.highHalf)
    let determinant =
      s.ab * c.cd - s.ac * c.bd + s.ad * c.bc + s.bc * c.ad - s.bd * c.ac + s.cd * c.ab
    let k = 1 / determinant
    let r0 = SIMD4<Float>(
      c1.y * c.cd - c2.y * c.bd + c3.y * c.bc, -c1.x * c.cd + c2.x * c.bd - c3.x * c.bc,
      c1.w * s.cd - c2.w * s.bd + c3.w * s.bc, -c1.z * s.cd + c2.z * s.bd - c3.z * s.bc)
    let r1 = SIMD4<Float>(
      -c0.y * c.cd + c2.y * c.ad - c3.y * c.ac, c0.x * c.cd - c2.x * c.ad + c3.x * c.ac,
      -c0.w * s.cd + c2.w * s.ad - c3.w * s.ac, c0.z * s.cd - c2.z * s.ad + c3.z * s.ac)
    let r2 = SIMD4<Float>(
      c0.y * c.bd - c1.y * c.ad + c3.y * c.ab, -c0.x * c.bd + c1.x * c.ad - c3.x * c.ab,
      c0.w * s.bd - c1.w * s.ad + c3.w * s.ab, -c0.z * s.bd + c1.z * s.ad - c3.z * s.ab)
    let r3 = SIMD4<Float>(
      -c0.y * c.bc + c1.y * c.ac - c2.y * c.ab, c0.x * c.bc - c1.x * c.ac + c2.x * c.ab,
      -c0.w * s.bc + c1.w * s.ac - c2.w * s.ab, c0.z * s.bc - c1.z * s.ac + c2.z * s.ab)
    return Float4x4(r0 * k, r1 * k, r2 * k, r3 * k).transposed
  }

  /// The 2 × 2 determinants of each pair of four two-vectors.
  private func pairs(
    _ a: SIMD2<Float>, _ b: SIMD2<Float>, _ c: SIMD2<Float>, _ d: SIMD2<Float>
  ) -> (ab: Float, ac: Float, ad: Float, bc: Float, bd: Float, cd: Float) {
    func determinant(_ u: SIMD2<Float>, _ v: SIMD2<Float>) -> Float { u.x * v.y - u.y * v.x }
    return (
      determinant(a, b), determinant(a, c), determinant(a, d),
      determinant(b, c), determinant(b, d), determinant(c, d)
    )
  }
}
