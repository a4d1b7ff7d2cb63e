import ArgumentParser
import Foundation
import ScenarioEngine
import SessionStore

/// The languages that the program speaks.
enum Language: String, CaseIterable, ExpressibleByArgument {
  case danish = "da"
  case english = "en"

  /// From the locale: Danish on a Danish machine, else English.
  static var ofLocale: Language {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.hasPrefix("en") == true ? .english : .danish
  }
}

extension Language {
  /// The same choice for the engine's diagnostics.
  var diagnosticLanguage: DiagnosticLanguage { self == .danish ? .danish : .english }

  /// The same choice for the store's errors.
  var storeLanguage: StoreLanguage { self == .danish ? .danish : .english }
}
