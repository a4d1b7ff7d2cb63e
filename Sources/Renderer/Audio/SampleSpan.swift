/// Numbers about a stretch of samples, eight at a time: a sound is looked at whole as it begins.
struct SampleSpan {
  private static let lanes = 8

  let samples: [Float]
  let range: Range<Int>

  /// The greatest sample of the stretch, without its sign.
  var peak: Float {
    fold(.zero, { pointwiseMax($0, $1.replacing(with: -$1, where: $1 .< 0)) }).max()
  }

  /// The sum of the samples' squares.
  var power: Float { fold(.zero) { $0 + $1 * $1 }.sum() }

  /// Folds eight samples after the other; those that are missing at the end are silent.
  private func fold(
    _ start: SIMD8<Float>, _ add: (SIMD8<Float>, SIMD8<Float>) -> SIMD8<Float>
  ) -> SIMD8<Float> {
    samples.withUnsafeBytes { bytes in
      var result = start
      var index = range.lowerBound
      while index + Self.lanes <= range.upperBound {
        let next = bytes.loadUnaligned(
          fromByteOffset: index * MemoryLayout<Float>.stride, as: SIMD8<Float>.self)
        result = add(result, next)
        index += Self.lanes
      }
      var last = SIMD8<Float>.zero
      for lane in 0..<(range.upperBound - index) { last[lane] = samples[index + lane] }
      return add(result, last)
    }
  }
}
