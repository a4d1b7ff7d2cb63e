/// What the settings and the law say to people is there in every language of the project.
enum SettingsLanguageLint: LintRule {
  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    let settings = subject.settings
    var texts = [settings?["title"], settings?["summary"]]
    texts += settings?["cast"]?.entries.map { $0.value["displayName"] } ?? []
    texts += settings?["ends"]?.entries.map { $0.value["text"] } ?? []
    texts += subject.law?.items.map { $0["text"] } ?? []
    for case let text? in texts {
      for language in subject.languages where text[language] == nil {
        report.append(Diagnostic(.settingsLanguage, .settingsLanguage, [language], at: text.range))
      }
    }
  }
}
