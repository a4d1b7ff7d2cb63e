internal import CHarfBuzz

/// A glyph placed after the one before it, all measures in ems.
package struct ShapedGlyph: Sendable, Equatable {
  /// The glyph's number in its face; 0 where the face has no such letter.
  package var glyph: UInt32
  /// The UTF-8 offset in the text of the first letter that it stands for.
  package var cluster: Int
  package var advance: Float
  package var offset: SIMD2<Float>
}

/// One line of a broken text: a range of its glyphs, and how wide they are.
package struct TextLine: Sendable, Equatable {
  package var glyphs: Range<Int>
  /// Ems, without the space at the line's end.
  package var width: Float
}

/// A text shaped and broken into lines.
package struct TextBlock: Sendable, Equatable {
  package var glyphs: [ShapedGlyph]
  package var lines: [TextLine]

  /// The widest line, ems.
  package var width: Float { lines.reduce(0) { max($0, $1.width) } }
}

/// Shapes UTF-8 with HarfBuzz and breaks it into lines between words.
///
/// Paragraphs are shaped whole, so kerning holds across words, and are then cut
/// at the last space or hyphen that fits. A word wider than the line is cut
/// between letters. A shaper belongs to one thread, as its face does.
package final class TextShaper {
  /// Letters beyond this are dropped: no panel holds more.
  package static let maximumUTF8Count = 16_384

  private let buffer: OpaquePointer

  package init() {
    // HarfBuzz answers a failed allocation with an inert buffer, never null.
    buffer = hb_buffer_create()
  }

  deinit { hb_buffer_destroy(buffer) }

  /// Shapes a text and breaks it at a width in ems; infinite for no breaking.
  package func shape(
    _ text: String, face: FontFace, width: Float = .infinity, balanced: Bool = false
  ) -> TextBlock {
    var block = TextBlock(glyphs: [], lines: [])
    let bytes = Array(text.utf8.prefix(Self.maximumUTF8Count))
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      shapeParagraph(bytes, start..<end, face: face, into: &block, width: width, balanced: balanced)
      start = end + 1
    }
    return block
  }

  private func shapeParagraph(
    _ bytes: [UInt8], _ range: Range<Int>, face: FontFace, into block: inout TextBlock,
    width: Float, balanced: Bool
  ) {
    let first = block.glyphs.count
    appendGlyphs(bytes, range, face: face, to: &block.glyphs)
    let breaker = LineBreaker(bytes: bytes, glyphs: block.glyphs, maximum: width)
    breaker.breakLines(first..<block.glyphs.count, balanced: balanced, into: &block.lines)
  }

  private func appendGlyphs(
    _ bytes: [UInt8], _ range: Range<Int>, face: FontFace, to glyphs: inout [ShapedGlyph]
  ) {
    guard !range.isEmpty else { return }
    hb_buffer_clear_contents(buffer)
    bytes.withUnsafeBufferPointer { pointer in
      pointer.withMemoryRebound(to: CChar.self) { characters in
        hb_buffer_add_utf8(
          buffer, characters.baseAddress, Int32(bytes.count), UInt32(range.lowerBound),
          Int32(range.count))
      }
    }
    hb_buffer_guess_segment_properties(buffer)
    hb_shape(face.shapingFont, buffer, nil, 0)
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return }
    let em = 1 / face.unitsPerEm
    for index in 0..<Int(count) {
      let position = positions[index]
      glyphs.append(
        ShapedGlyph(
          glyph: infos[index].codepoint, cluster: Int(infos[index].cluster),
          advance: Float(position.x_advance) * em,
          offset: SIMD2(Float(position.x_offset), Float(position.y_offset)) * em))
    }
  }
}
