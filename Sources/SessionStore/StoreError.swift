/// The languages in which the store speaks to a person.
package enum StoreLanguage: String, Sendable, Hashable {
  case danish = "da"
  case english = "en"
}

/// What went wrong in the store, where, and what a person can do about it.
///
/// Every message names the file and the remedy, because the person who reads
/// it is a pedagogue with a young person beside them, not a database engineer.
package struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: String, Sendable, CaseIterable {
    case folderUnusable
    case readableByOthers
    case keyMissing
    case keyDamaged
    case keyMismatch
    case inUse
    case locked
    case corrupt
    case diskFull
    case readOnly
    case deviceFailure
    case newerSchema
    case payloadUnreadable
    case recordMissing
    case recordRefused
    case sessionUnknown
    case sessionEnded
    case unexpected
  }

  package let code: Code

  /// The file or folder that it concerns.
  package let path: String

  /// The system's own words, for whoever helps; never a payload.
  package let detail: String

  package let language: StoreLanguage

  package init(_ code: Code, path: String, detail: String = "", language: StoreLanguage) {
    self.code = code
    self.path = path
    self.detail = detail
    self.language = language
  }

  /// The message and its remedy, in the language the store was opened with.
  package var description: String {
    let wording = code.wording(path: path, language: language)
    let aside = detail.isEmpty ? "" : " (\(detail))"
    return "\(wording.message)\(aside). \(wording.remedy)"
  }

  /// What happened, without the remedy.
  package var message: String { code.wording(path: path, language: language).message }

  /// What a person can do about it.
  package var remedy: String { code.wording(path: path, language: language).remedy }
}
