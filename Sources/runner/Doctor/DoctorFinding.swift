/// What one look at the machine found, and what mends it.
struct DoctorFinding: Equatable {
  enum Status: String, Encodable, Equatable {
    case ok
    /// A session can be played, with something less.
    case warning
    /// Must be mended before a session.
    case missing
  }

  /// A short name that stays the same, for scripts.
  var id: String
  var status: Status
  var english: String
  var danish: String
  /// The command that mends it, the same in every language.
  var remedy: String?

  init(
    _ id: String, _ status: Status, en english: String, da danish: String, remedy: String? = nil
  ) {
    self.id = id
    self.status = status
    self.english = english
    self.danish = danish
    self.remedy = remedy
  }

  func text(in language: Language) -> String { language == .danish ? danish : english }
}
