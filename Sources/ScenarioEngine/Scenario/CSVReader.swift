/// One row of a table of texts.
struct CSVRecord: Sendable, Equatable {
  var fields: [String]
  /// UTF-8 offsets of the row, without its line ending.
  var lower: Int
  var upper: Int
}

/// A fault in a table and its place.
struct CSVFault: Sendable, Equatable {
  enum Kind: Sendable {
    case unclosedQuote
    case textAfterQuote
    case strayQuote
  }

  var kind: Kind
  var offset: Int
}

/// Reads comma-separated values as RFC 4180 has them; a row with a fault is left out.
struct CSVReader {
  private let bytes: [UInt8]
  private var index: Int
  private(set) var faults: [CSVFault] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    index = bytes.starts(with: mark) ? mark.count : 0
  }

  /// All rows in order; empty lines are no rows.
  mutating func records() -> [CSVRecord] {
    var records: [CSVRecord] = []
    while index < bytes.count {
      let before = index
      if let record = record(), record.fields != [""] { records.append(record) }
      precondition(index > before, "a table's reader must move on")
    }
    return records
  }

  private mutating func record() -> CSVRecord? {
    let start = index
    let faultCount = faults.count
    var fields: [String] = []
    while true {
      fields.append(field())
      guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { break }
      index += 1
    }
    let end = index
    skipLineEnding()
    guard faults.count == faultCount else { return nil }
    return CSVRecord(fields: fields, lower: start, upper: end)
  }

  /// Ends at a comma, a line ending or the end of the text.
  private mutating func field() -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return plainField() }
    let opening = index
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte != UInt8(ascii: "\"") {
        text.append(byte)
      } else if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
        text.append(byte)
        index += 1
      } else {
        if !isAtFieldEnd { fault(.textAfterQuote, at: index) }
        return String(decoding: text, as: UTF8.self)
      }
    }
    fault(.unclosedQuote, at: opening)
    return ""
  }

  private mutating func plainField() -> String {
    let start = index
    while !isAtFieldEnd {
      if bytes[index] == UInt8(ascii: "\"") {
        fault(.strayQuote, at: index)
        return ""
      }
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private var isAtFieldEnd: Bool {
    guard index < bytes.count else { return true }
    return bytes[index] == UInt8(ascii: ",") || bytes[index] == 0x0A || bytes[index] == 0x0D
  }

  /// Notes a fault and goes on to the next line.
  private mutating func fault(_ kind: CSVFault.Kind, at offset: Int) {
    faults.append(CSVFault(kind: kind, offset: offset))
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
  }

  private mutating func skipLineEnding() {
    guard index < bytes.count else { return }
    let byte = bytes[index]
    index += 1
    if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
  }
}
