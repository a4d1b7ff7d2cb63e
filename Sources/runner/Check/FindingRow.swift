import ScenarioEngine

/// One finding of the document.
struct FindingRow: Encodable {
  struct StepRow: Encodable {
    var kind: String
    var id: String

    init(_ step: PathStep) {
      kind = step.kind.rawValue
      id = step.id
    }
  }

  var remark: RemarkRow
  /// The line ids on the way that shows it.
  var path: [String]
  /// The whole way.
  var steps: [StepRow]
  var settings: [String: SettingValue]?

  init(_ finding: Finding, _ places: PlaceTable, _ language: DiagnosticLanguage) {
    remark = RemarkRow(finding.diagnostic, places, language)
    path = finding.path.compactMap(\.lineID)
    steps = finding.path.map(StepRow.init)
    settings = finding.settings.map(SettingValue.byName)
  }

  private enum CodingKeys: String, CodingKey {
    case path
    case steps
    case settings
  }

  func encode(to encoder: any Encoder) throws {
    try remark.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(path, forKey: .path)
    try container.encode(steps, forKey: .steps)
    try container.encode(settings, forKey: .settings)
  }
}

/// A value of a host variable, as JSON has it.
enum SettingValue: Encodable, Equatable {
  case bool(Bool)
  case number(Float)
  case text(String)

  static func byName(_ settings: [HostSetting]) -> [String: SettingValue] {
    let pairs = settings.map { setting -> (String, SettingValue) in
      switch setting.value {
      case .bool(let bool): (setting.name, .bool(bool))
      case .number(let number): (setting.name, .number(number))
      case .string(let string): (setting.name, .text(string))
      }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .bool(let bool): try container.encode(bool)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}
