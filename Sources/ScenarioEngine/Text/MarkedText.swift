/// A text without its markup, and the attributes that the markup gave parts of it.
///
/// `Text/` turns a line of the script into what a person sees and hears: the
/// line's words in a language (`StringTable`), with its values filled in, then
/// its markup read (`MarkedText`) and its numbers worded (`PluralRules`).
/// Values come before markup, as upstream has it, so `[plural value={$n}]` can
/// read a number; only the speaker is settled before the values are known.
package struct MarkedText: Sendable, Hashable {
  package var text: String
  /// In the order in which they open in the markup.
  package var attributes: [MarkupAttribute]
  /// Why the markup is shown as written, if it is.
  package var fault: MarkupFault?

  package init(_ text: String, attributes: [MarkupAttribute] = [], fault: MarkupFault? = nil) {
    self.text = text
    self.attributes = attributes
    self.fault = fault
  }

  /// Reads the markup of a text whose values are filled in.
  ///
  /// Markup with a fault in it is not taken apart: the whole text is shown as
  /// written, without attributes.
  ///
  /// - Parameters:
  ///   - source: the text with its markup.
  ///   - speakerColon: the UTF-8 offset of the colon after the speaker, which
  ///     gives the attribute `character`.
  ///   - language: decides how `plural` and `ordinal` count, as `da`.
  package init(parsing source: String, speakerColon: Int? = nil, language: String) {
    let bytes = Array(source.utf8)
    do throws(MarkupFault) {
      let syntax = try MarkupParser.parse(bytes)
      var reader = MarkupReader(bytes, speakerColon, language)
      try reader.read(syntax)
      self.init(String(decoding: reader.text, as: UTF8.self), attributes: reader.attributes)
    } catch {
      self.init(source, fault: error)
    }
  }

  /// The first attribute of a name.
  package func attribute(named name: String) -> MarkupAttribute? {
    attributes.first { $0.name == name }
  }

  /// Without the text of an attribute; the others keep what is left of theirs.
  package func removing(_ removed: MarkupAttribute) -> MarkedText {
    let gap = removed.range
    var bytes = Array(text.utf8)
    bytes.removeSubrange(gap)
    var result = MarkedText(String(decoding: bytes, as: UTF8.self))
    var isRemoved = false
    for var attribute in attributes {
      if attribute == removed, !isRemoved {
        isRemoved = true
        continue
      }
      let lower = Self.moved(attribute.range.lowerBound, over: gap)
      let upper = Self.moved(attribute.range.upperBound, over: gap)
      // What covered words and covers none now went with them.
      if lower == upper, gap.overlaps(attribute.range) { continue }
      attribute.range = lower..<upper
      result.attributes.append(attribute)
    }
    return result
  }

  private static func moved(_ offset: Int, over gap: Range<Int>) -> Int {
    offset <= gap.lowerBound ? offset : max(gap.lowerBound, offset - gap.count)
  }
}

/// Something said about a part of a text, as `[wave size=2]…[/wave]`.
package struct MarkupAttribute: Sendable, Hashable {
  package var name: String
  /// UTF-8 offsets in the text without markup; empty for a self-closing attribute.
  package var range: Range<Int>
  package var properties: [MarkupProperty]

  package init(name: String, range: Range<Int>, properties: [MarkupProperty] = []) {
    self.name = name
    self.range = range
    self.properties = properties
  }

  /// The value of a property, in whatever case its name is written.
  package subscript(_ property: String) -> MarkupValue? { properties.value(named: property) }
}
