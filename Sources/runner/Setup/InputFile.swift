import Foundation
import ScenarioEngine

/// Reads `--inputs`: one input a line, in the order of their times.
struct InputFile {
  struct Entry {
    var timeMs: Int
    var input: Input
  }

  let path: String

  func entries(language: Language) throws -> [Entry] {
    var entries: [Entry] = []
    for (number, line) in try LineFile(path: path).lines() {
      let entry = try entry(line, number, language)
      if let last = entries.last, entry.timeMs < last.timeMs {
        throw problem(
          number, language,
          Wording(
            en: "'t_ms' is earlier than the line before", da: "'t_ms' er tidligere end linjen før"))
      }
      entries.append(entry)
    }
    return entries
  }

  private func entry(_ line: Data, _ number: Int, _ language: Language) throws -> Entry {
    let record: InputRecord
    do {
      record = try JSONDecoder().decode(InputRecord.self, from: line)
    } catch {
      throw UserError(.inputLine(path, number, JSONProblem.text(of: error)))
    }
    do {
      return Entry(timeMs: record.timeMs, input: try record.validated())
    } catch {
      throw problem(number, language, error.message)
    }
  }

  private func problem(_ number: Int, _ language: Language, _ wording: Wording) -> UserError {
    UserError(.inputLine(path, number, language == .danish ? wording.danish : wording.english))
  }
}

/// A text file of bounded size, line by line; empty lines are passed over.
struct LineFile {
  static let byteLimit = 64 << 20

  let path: String

  /// The lines that hold anything, with their numbers from 1.
  func lines() throws -> [(number: Int, line: Data)] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
    else { throw UserError(.inputFileUnreadable(path, isFolder.boolValue ? "folder" : "missing")) }
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    guard size <= Self.byteLimit, let data = FileManager.default.contents(atPath: path) else {
      throw UserError(.inputFileUnreadable(path, "\(size) bytes"))
    }
    return data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.contains { $0 > 0x20 } }
      .map { ($0.offset + 1, Data($0.element)) }
  }
}
