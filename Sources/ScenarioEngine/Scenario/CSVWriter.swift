/// Writes comma-separated values as RFC 4180 has them; `CSVReader` gives the same fields back.
package enum CSVWriter {
  /// The rows, each ended by `\n`.
  package static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r"
    }
    // A blank at either end is lost by readers that trim; a byte order mark would be taken for one.
    let isBare = text.first?.isWhitespace != true && text.last?.isWhitespace != true
    guard needsQuotes || !isBare || text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
