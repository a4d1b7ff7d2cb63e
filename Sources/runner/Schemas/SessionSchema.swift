import ScenarioEngine

/// One line of a file of inputs.
enum InputSchema {
  static let document = JSONSchema.object(line(required: ["t_ms", "input"])).document(
    title: "modet inputs",
    "One line of a file for modet play --inputs. A session's log holds the same with a seq.")

  /// An input, as a log keeps it.
  static let logged: JSONSchema = .object(line(required: ["t_ms", "input", "seq"]))

  private static func line(required: [String]) -> [String: JSONSchema] {
    var members = InputRecord.CodingKeys.allCases.reduce(into: [String: JSONSchema]()) {
      $0[$1.rawValue] = field($1)
    }
    members["seq"] = .integer(from: 1)
    return [
      "type": .text("object"), "properties": .object(members),
      "required": .list(required.map { .text($0) }), "additionalProperties": .truth(false),
      "allOf": .list(needs.map(need)),
    ]
  }

  private static func field(_ key: InputRecord.CodingKeys) -> JSONSchema {
    switch key {
    case .timeMs:
      .object([
        "type": .text("integer"), "minimum": .number(0), "maximum": .number(86_400_000),
        "description": .text("Milliseconds of the session's own clock."),
      ])
    case .kind: .word(InputRecord.kinds)
    case .modality: .word(Modality.allCases.map(\.rawValue))
    case .target: .word(["down", "calm"])
    case .value, .number: .integer
    case .skip: .boolean
    default: .string
    }
  }

  /// What an input of a kind cannot do without.
  private static let needs: [(kind: String, fields: [String])] = [
    ("choose", ["option"]), ("tag", ["option"]), ("rate", ["question", "value"]),
    ("answer", ["question"]), ("rewind", ["number"]), ("intervene", ["node"]),
    ("level", ["value"]), ("volume", ["value"]), ("typed", ["text"]), ("fault", ["cause"]),
  ]

  private static func need(_ kind: String, _ fields: [String]) -> JSONSchema {
    .object([
      "if": .object(["properties": .object(["input": .object(["const": .text(kind)])])]),
      "then": .object(["required": .list(fields.map { .text($0) })]),
    ])
  }
}

/// One line of a session's log.
enum EventSchema {
  static let document = JSONSchema.object([
    "anyOf": .list([header, InputSchema.logged, event])
  ]).document(
    title: "modet events",
    "One line of a session.jsonl: the header first, then inputs and what followed from them.")

  private static let event = JSONSchema.record(
    SessionEvent.CodingKeys.allCases.reduce(into: [String: JSONSchema]()) {
      $0[$1.rawValue] = field($1)
    },
    required: ["t", "seq", "attempt", "kind", "actor"]
  ).described("What happened, on the session's own clock.")

  private static func field(_ key: SessionEvent.CodingKeys) -> JSONSchema {
    switch key {
    case .timeMs: .integer(from: 0)
    case .sequence, .attempt: .integer(from: 1)
    case .kind: .word(EventKind.allCases.map(\.rawValue))
    case .actor: .word(["participant", "operator", "engine"])
    case .began, .latency, .value, .delta: .integer
    default: .string
    }
  }

  private static let sound = JSONSchema.record([
    "output": .word(["none", "file", "silent", "device"]),
    "direction": .word(["none", "hrtf", "panned"]), "rate": .integer(from: 0),
    "rooms": .boolean, "synthetic_lines": .integer(from: 0),
  ]).described("What the scene was heard through: kinds only, no device's name.")

  private static let header = JSONSchema.record(headerMembers, required: headerNeeds)
    .described("The log's first line: all that a replay needs beside the inputs.")

  private static let headerNeeds = headerMembers.keys.filter { $0 != "sound" }

  private static let headerMembers: [String: JSONSchema] = [
    "modet": .object(["const": .number(1)]),
    "scenario": .string, "scenario_version": .string,
    "program": .matching("^[0-9a-f]{64}$"), "duration_hash": .matching("^[0-9a-f]{64}$"),
    "language": .string, "profile": .string, "seed": .integer, "voices": .string,
    "sound": sound, "started_at": .string,
    "settings": .object([
      "type": .text("object"),
      "properties": .object([
        "time_factor_permille": .integer(from: 0), "looking_down_stops": .boolean,
        "volume_percent": .integer(from: 0),
        "calm_place": .word(CalmPlace.allCases.map(\.rawValue)),
        "calm_places": .array(of: .word(CalmPlace.allCases.map(\.rawValue))),
        "variables": .object([
          "type": .text("object"), "additionalProperties": .string,
        ]),
      ]),
      "required": .list([.text("time_factor_permille"), .text("variables")]),
    ]),
    "durations": .array(of: .integer(from: 0)),
  ]
}
