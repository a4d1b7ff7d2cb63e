import Foundation
import ScenarioEngine

/// Writes the certain corrections of diagnostics into the scripts.
struct ScriptMender {
  /// Mending one thing may show the next; after so many rounds the rest is left to the author.
  static let roundLimit = 8

  let profile: CompilationProfile

  /// Checks a path and mends it until nothing certain is left; gives the last check, which also
  /// says what lines were changed.
  ///
  /// - Throws: `UserError` when a file cannot be written.
  func mend(_ path: String) throws -> CheckedScripts {
    var originals: [String: SourceFile] = [:]
    var checked = CheckedScripts.check(path, profile: profile)
    for _ in 0..<Self.roundLimit {
      let changed = try write(checked)
      if changed.isEmpty { break }
      originals.merge(changed) { first, _ in first }
      checked = CheckedScripts.check(path, profile: profile)
    }
    checked.corrections = originals.sorted { $0.key < $1.key }.flatMap { path, original in
      let mended = checked.files.first { $0.path == path } ?? original
      return Correction.between(original.wholeText, mended.wholeText, file: path)
    }
    return checked
  }

  /// Applies one round of corrections; gives the changed files as they were, by path.
  private func write(_ checked: CheckedScripts) throws -> [String: SourceFile] {
    var changed: [String: SourceFile] = [:]
    for (index, edits) in Self.edits(of: checked.remarks) {
      guard checked.files.indices.contains(index) else { continue }
      let file = checked.files[index]
      let bytes = Self.apply(edits, to: file.bytes)
      if bytes == file.bytes { continue }
      try OutputFile.replace(file.path, with: bytes)
      changed[file.path] = file
    }
    return changed
  }

  /// The edits by file, from the end; a correction that meets another one waits for the next round.
  private static func edits(of diagnostics: [Diagnostic]) -> [Int: [FixIt.Edit]] {
    var result: [Int: [FixIt.Edit]] = [:]
    // Where there are several corrections, somebody has to choose.
    for fix in diagnostics.compactMap({ $0.fixIts.count == 1 ? $0.fixIts.first : nil }) {
      let isFree = fix.edits.allSatisfy { edit in
        !(result[edit.range.file] ?? []).contains { touches($0.range, edit.range) }
      }
      guard isFree else { continue }
      for edit in fix.edits { result[edit.range.file, default: []].append(edit) }
    }
    return result.mapValues { $0.sorted { $0.range.lower > $1.range.lower } }
  }

  private static func touches(_ left: SourceRange, _ right: SourceRange) -> Bool {
    left.lower <= right.upper && right.lower <= left.upper
  }

  private static func apply(_ edits: [FixIt.Edit], to bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for edit in edits where edit.range.lower >= 0 && edit.range.upper <= bytes.count {
      result.replaceSubrange(edit.range.lower..<edit.range.upper, with: edit.replacement.utf8)
    }
    return result
  }
}

extension SourceFile {
  fileprivate var wholeText: String { text(0, bytes.count) }
}
