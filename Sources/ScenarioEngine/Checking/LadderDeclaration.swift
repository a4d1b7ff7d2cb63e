/// `<<ladder officer 0 10>>`: a whole number that stays between two bounds.
package struct LadderDeclaration: Sendable {
  package static let commandName = "ladder"
  /// Whole numbers up to this are exact in a 32-bit float.
  package static let maximumBound = 1 << 24

  package var name: NameSyntax
  package var lower: Int
  package var upper: Int

  /// Reads the command; `nil` unless it is a name and two whole numbers in order.
  package init?(_ command: CommandSyntax) {
    guard command.words.count == 4, let name = command.words[1].constant, Self.isName(name),
      let lower = command.words[2].constant.flatMap({ Int($0) }),
      let upper = command.words[3].constant.flatMap({ Int($0) }), lower < upper,
      lower >= -Self.maximumBound, upper <= Self.maximumBound
    else { return nil }
    self.name = NameSyntax(text: name, range: command.words[1].range)
    self.lower = lower
    self.upper = upper
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    let isHead = { (scalar: Unicode.Scalar) in scalar == "_" || scalar.properties.isAlphabetic }
    return isHead(first)
      && text.unicodeScalars.allSatisfy { isHead($0) || ("0"..."9").contains($0) }
  }
}
