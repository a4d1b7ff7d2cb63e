/// A problem that is told to a person: what is wrong and what mends it.
struct UserError: Error {
  /// The problem; its words stand in `Message+Words.swift`.
  var message: Message

  init(_ message: Message) { self.message = message }

  func text(in language: Language) -> String { message.text(in: language) }
}
