import Renderer
import ScenarioEngine

/// One thing about a take that somebody should look at.
struct TakeFinding: Encodable {
  enum Kind: String, Encodable, CaseIterable {
    case missing
    case unreadable
    case clipped
    case tooLoud = "too-loud"
    case tooQuiet = "too-quiet"
    case sampleRate = "sample-rate"
    case noConsent = "no-consent"
    case consentFile = "consent-file"
    case unknownLine = "unknown-line"
  }

  var kind: Kind
  var language: String
  var line: String?
  var file: String?
  /// LUFS, decibels, Hz or a line of the consent file, as the kind has it.
  var value: Double?
  var speaker: String?
  /// In the language that was asked for.
  private(set) var message = ""

  init(
    _ kind: Kind, language: String, line: String? = nil, file: String? = nil,
    value: Double? = nil, speaker: String? = nil
  ) {
    self.kind = kind
    self.language = language
    self.line = line
    self.file = file
    self.value = value
    self.speaker = speaker
  }

  /// Puts the words of a person's language into the message.
  ///
  /// - Parameters:
  ///   - language: of the words.
  ///   - detail: what a file's reader said, where that is the finding.
  /// - Returns: the finding with its message.
  func worded(in language: Language, detail: String? = nil) -> TakeFinding {
    var worded = self
    worded.message = detail ?? (language == .danish ? danish : english)
    return worded
  }

  private var number: String { value.map { "\($0)" } ?? "–" }

  private var english: String {
    switch kind {
    case .missing: "nobody has spoken this line yet"
    case .unreadable: "the take cannot be read; save it again as Ogg Opus"
    case .clipped: "the take is cut off at full scale (peak \(number) dBTP); record it again, lower"
    case .tooLoud: "the take is too loud (\(number) LUFS, wanted −23 ± 1); lower it"
    case .tooQuiet: "the take is too quiet (\(number) LUFS, wanted −23 ± 1); raise it"
    case .sampleRate: "the take has \(number) Hz; export it at 48000 Hz"
    case .noConsent:
      "no consent for '\(speaker ?? "")' in '\(language)'; add it to Voices/consent.yaml"
    case .consentFile: "the file of consents has a fault in line \(number)"
    case .unknownLine: "no spoken line has this id; rename the take or remove it"
    }
  }

  private var danish: String {
    switch kind {
    case .missing: "ingen har indtalt replikken endnu"
    case .unreadable: "optagelsen kan ikke læses; gem den igen som Ogg Opus"
    case .clipped: "optagelsen klipper (spids \(number) dBTP); optag den igen med lavere niveau"
    case .tooLoud: "optagelsen er for høj (\(number) LUFS, skal være −23 ± 1); skru den ned"
    case .tooQuiet: "optagelsen er for svag (\(number) LUFS, skal være −23 ± 1); skru den op"
    case .sampleRate: "optagelsen har \(number) Hz; eksportér den ved 48000 Hz"
    case .noConsent:
      "intet samtykke for »\(speaker ?? "")« på »\(language)«; skriv det i Voices/consent.yaml"
    case .consentFile: "filen med samtykker har en fejl i linje \(number)"
    case .unknownLine: "ingen replik har dette id; omdøb optagelsen, eller slet den"
    }
  }
}
