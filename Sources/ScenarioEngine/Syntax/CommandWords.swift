/// Splits a command's text into its name and arguments.
///
/// Blanks separate; quotes keep blanks together, with `\"` and `\\` inside. The
/// value of an expression stays within its word whatever it holds.
enum CommandWords {
  static func split(_ text: [TextSyntax]) -> [CommandWord] {
    var splitter = Splitter()
    for piece in text {
      switch piece {
      case .literal(let literal, let range): splitter.add(Array(literal.utf8), range)
      case .expression(let expression): splitter.add(expression)
      }
    }
    splitter.endWord()
    return splitter.words
  }

  private struct Splitter {
    var words: [CommandWord] = []
    private var pieces: [TextSyntax] = []
    private var literal: [UInt8] = []
    private var range: SourceRange?
    private var isQuoted = false

    mutating func add(_ bytes: [UInt8], _ source: SourceRange) {
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        let lower = source.lower + index
        let place = SourceRange(file: source.file, lower: lower, upper: lower + 1)
        index += 1
        if byte == UInt8(ascii: "\"") {
          isQuoted.toggle()
          extend(place)
        } else if isQuoted, byte == UInt8(ascii: "\\"), index < bytes.count {
          append(bytes[index], place)
          index += 1
        } else if !isQuoted, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
          endWord()
        } else {
          append(byte, place)
        }
      }
    }

    mutating func add(_ expression: Expression) {
      endLiteral()
      extend(expression.range)
      pieces.append(.expression(expression))
    }

    mutating func endWord() {
      guard let range else { return }
      endLiteral()
      words.append(CommandWord(pieces: pieces, range: range))
      pieces = []
      self.range = nil
    }

    private mutating func append(_ byte: UInt8, _ place: SourceRange) {
      literal.append(byte)
      extend(place)
    }

    private mutating func extend(_ place: SourceRange) {
      range = range?.through(place) ?? place
    }

    private mutating func endLiteral() {
      guard !literal.isEmpty, let range else { return }
      pieces.append(.literal(String(decoding: literal, as: UTF8.self), range))
      literal.removeAll()
    }
  }
}
