internal import CHarfBuzz

/// A glyph placed after the one to its left, all measures in ems.
package struct ShapedGlyph: Sendable, Equatable {
  /// The glyph's number in its face; 0 where no face has such a letter.
  package var glyph: UInt32
  /// The index of its face in the family.
  package var face: UInt8
  /// How deep it lies in changes of direction; odd runs from right to left.
  package var level: UInt8
  /// The UTF-8 offset in the text of the first letter that it stands for.
  package var cluster: Int
  package var advance: Float
  package var offset: SIMD2<Float>
}

/// One line of a broken text: a range of its glyphs from left to right, and how wide they are.
package struct TextLine: Sendable, Equatable {
  package var glyphs: Range<Int>
  /// Ems, without the spaces at the line's end.
  package var width: Float
  /// Whether the line is read from the right, and so begins at the right edge.
  package var isRightToLeft = false
  /// Ems of spaces that stand left of the first ink, where a line ends on the left.
  package var hang: Float = 0
}

/// A text shaped and broken into lines.
package struct TextBlock: Sendable, Equatable {
  package var glyphs: [ShapedGlyph]
  package var lines: [TextLine]

  /// The widest line, ems.
  package var width: Float { lines.reduce(0) { max($0, $1.width) } }
}

/// Shapes texts with HarfBuzz, in both directions, and breaks them into lines between words.
///
/// A paragraph is cut into runs of one direction, script and face (`ParagraphRuns`). Each is
/// shaped whole, so kerning and joined letters hold across words; lines are cut at the last
/// space or hyphen that fits, in reading order, and only then put in the order in which they
/// stand (`VisualOrder`). A word wider than the line is cut between letters, never between a
/// letter and its marks. A shaper belongs to one thread, as its faces do.
package final class TextShaper {
  /// Letters beyond this are dropped: no panel holds more.
  package static let maximumLetters = 16_384

  private let buffer: OpaquePointer

  package init() {
    // HarfBuzz answers a failed allocation with an inert buffer, never null.
    buffer = hb_buffer_create()
  }

  deinit { hb_buffer_destroy(buffer) }

  /// Shapes a text and breaks it at a width in ems; infinite for no breaking.
  ///
  /// Letters that the first face lacks are taken from the next one that has them.
  package func shape(
    _ text: String, faces: [FontFace], width: Float = .infinity, balanced: Bool = false
  ) -> TextBlock {
    precondition(!faces.isEmpty)
    var block = TextBlock(glyphs: [], lines: [])
    var paragraph: [UInt32] = []
    var offsets: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars.prefix(Self.maximumLetters) {
      if scalar == "\n" {
        append(paragraph, offsets, faces, to: &block, width: width, balanced: balanced)
        paragraph.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
      } else {
        // Tabs and other control characters have no glyph anywhere.
        paragraph.append(scalar.value < 0x20 ? 0x20 : scalar.value)
        offsets.append(offset)
      }
      offset += UTF8.width(scalar)
    }
    append(paragraph, offsets, faces, to: &block, width: width, balanced: balanced)
    return block
  }

  private func append(
    _ letters: [UInt32], _ offsets: [Int], _ faces: [FontFace], to block: inout TextBlock,
    width: Float, balanced: Bool
  ) {
    let first = block.glyphs.count
    let paragraph = ParagraphRuns(letters)
    for run in paragraph.runs(faces) {
      shape(run, letters, face: faces[run.face], to: &block.glyphs)
    }
    let breaker = LineBreaker(
      letters: letters, glyphs: block.glyphs, maximum: width,
      isRightToLeft: paragraph.isRightToLeft)
    let firstLine = block.lines.count
    breaker.breakLines(first..<block.glyphs.count, balanced: balanced, into: &block.lines)
    for line in block.lines[firstLine...] where !line.glyphs.isEmpty {
      let spaces = breaker.spacesAtEnd(of: line.glyphs)
      VisualOrder.apply(to: &block.glyphs, line: line, spaces: spaces)
    }
    for index in first..<block.glyphs.count {
      block.glyphs[index].cluster = offsets[block.glyphs[index].cluster]
    }
  }

  /// Appends a run's glyphs in reading order; clusters are places in `letters`.
  private func shape(
    _ run: TextRun, _ letters: [UInt32], face: FontFace, to glyphs: inout [ShapedGlyph]
  ) {
    hb_buffer_clear_contents(buffer)
    hb_buffer_add_codepoints(
      buffer, letters, Int32(letters.count), UInt32(run.letters.lowerBound),
      Int32(run.letters.count))
    hb_buffer_set_direction(buffer, run.isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, run.script)
    hb_shape(face.shapingFont, buffer, nil, 0)
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return }
    let em = 1 / face.unitsPerEm
    for step in 0..<Int(count) {
      // HarfBuzz gives the glyphs from left to right.
      let index = run.isRightToLeft ? Int(count) - 1 - step : step
      let position = positions[index]
      glyphs.append(
        ShapedGlyph(
          glyph: infos[index].codepoint, face: UInt8(truncatingIfNeeded: run.face),
          level: run.level, cluster: Int(infos[index].cluster),
          advance: Float(position.x_advance) * em,
          offset: SIMD2(Float(position.x_offset), Float(position.y_offset)) * em))
    }
  }
}
