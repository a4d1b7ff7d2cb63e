import ScenarioEngine

/// What `modet check --json` prints.
enum CheckSchema {
  static let document = JSONSchema.record(
    results.merging([
      "corrections": JSONSchema.array(
        of: .record([
          "file": .string, "line": .integer(from: 1), "before": .optional(.string),
          "after": .optional(.string),
        ])
      ).described("The lines that --fix changed; null where there was or is none."),
      "diagnostics": .array(of: diagnostic),
      "findings": .array(of: finding),
      "models": JSONSchema.array(of: model).described(
        "Each .glb or .gltf that was named, in the order given."),
      "states": .optional(.integer(from: 0)).described(
        "How many states were explored, of all scenarios together."),
      "undecided": .optional(.integer(from: 0)).described(
        "How many states were found and not explored, because the budget was spent."),
      "scenarios": JSONSchema.array(
        of: .record(
          results.merging([
            "id": .string, "states": .integer(from: 0), "undecided": .integer(from: 0),
          ]) { $1 })
      ).described("Each scenario that compiled, in the order given."),
    ]) { $1 }
  ).document(
    title: "modet check",
    """
    The document that modet check --json prints. null stands where nothing was explored (single \
    scripts, --profile yarn, a scenario with errors), and for outcomes, duration and coverage \
    also where several scenarios were checked: each has its own in scenarios. What is proven is \
    how a scenario is built, never how it works on a person.
    """)

  /// What exploring one scenario shows.
  private static let results: [String: JSONSchema] = [
    "outcomes": JSONSchema.optional(
      .object(["type": .text("object"), "additionalProperties": outcome])
    ).described("By the ends of scenario.yaml."),
    "duration": JSONSchema.optional(
      .record([
        "shortest_s": JSONSchema.optional(.decimal(from: 0)).described(
          "null where no end was reached."),
        "longest_s": JSONSchema.optional(.decimal(from: 0)).described(
          "null where something can repeat without bound."),
      ])
    ).described("Without interventions and at the usual pace."),
    "coverage": JSONSchema.optional(
      .record(["nodes": share, "lines": share, "options": share])
    ).described("How much of the script some way comes through, 0 to 1."),
    "coverage_counts": .optional(
      .record(["nodes": count, "lines": count, "options": count])),
  ]

  private static let position = JSONSchema.record([
    "line": .integer(from: 1),
    "column": JSONSchema.integer(from: 1).described("In characters."),
  ])

  private static let range = JSONSchema.record([
    "start": position, "end": position,
    "utf8": JSONSchema.object([
      "type": .text("array"), "items": .integer(from: 0), "minItems": .number(2),
      "maxItems": .number(2),
    ]).described("Offsets into the file's bytes; the second lies outside."),
  ])

  private static let file = JSONSchema.string
  private static let place: [String: JSONSchema] = [
    "file": file,
    "range": .optional(range).described("null for what is wrong with the file as a whole."),
  ]

  static let diagnostic = JSONSchema.record(
    place.merging([
      "code": .matching("^(YS|MO)[0-9]{4}$"),
      "severity": .word(["error", "warning", "info"]),
      "message": .string,
      "notes": .array(of: .record(place.merging(["message": .string]) { $1 })),
      "fixits": .array(
        of: .record([
          "message": .string,
          "edits": .array(of: .record(place.merging(["replacement": .string]) { $1 })),
        ])),
    ]) { $1 })

  private static let finding = JSONSchema.record(
    place.merging([
      "code": .matching("^MO[0-9]{4}$"),
      "severity": .word(["error", "warning", "info"]),
      "message": .string,
      "path": JSONSchema.array(of: .string).described("The line ids on the way that shows it."),
      "steps": steps,
      "settings": JSONSchema.optional(settings).described("null where they play no part."),
    ]) { $1 })

  /// Everything that happens on a way and could have gone otherwise.
  private static let steps = JSONSchema.array(
    of: .record(["kind": .word(PathStep.Kind.allCases.map(\.rawValue)), "id": .string]))

  /// Host variables, as they were set before the way began.
  private static let settings = JSONSchema.object([
    "type": .text("object"),
    "additionalProperties": .object(["anyOf": .list([.boolean, .decimal, .string])]),
  ])

  private static let model = JSONSchema.record([
    "file": .string,
    "issues": .array(
      of: .record([
        "code": JSONSchema.matching("^[A-Z][A-Z0-9_]+$").described(
          "As the Khronos glTF Validator names it."),
        "severity": .word(["error", "warning", "info"]),
        "pointer": JSONSchema.string.described(
          "Where in the model's JSON (RFC 6901); empty for the file as a whole."),
        "message": .string, "remedy": .string,
      ])),
    "omitted": JSONSchema.integer(from: 0).described("How many more there are."),
  ])

  private static let outcome = JSONSchema.record([
    "reachable": JSONSchema.optional(.boolean).described("null where it is undecided."),
    "calm": .boolean, "path": .array(of: .string), "steps": steps, "settings": settings,
  ])

  private static let share = JSONSchema.object([
    "type": .text("number"), "minimum": .number(0), "maximum": .number(1),
  ])

  private static let count = JSONSchema.record([
    "reached": .integer(from: 0), "total": .integer(from: 0),
  ])
}

/// What `modet testplan --json` prints.
enum PlanSchema {
  static let document = JSONSchema.record([
    "compiled": .boolean,
    "ok": JSONSchema.boolean.described("Whether every step of every plan holds."),
    "steps": JSONSchema.integer(from: 0).described("How many steps held, of plans that did."),
    "failure": JSONSchema.optional(failure).described("The first of the plans' failures."),
    "plans": .array(
      of: .record([
        "file": .string, "ok": .boolean, "steps": .integer(from: 0),
        "failure": .optional(failure),
      ])),
    "diagnostics": .array(of: CheckSchema.diagnostic),
  ]).document(title: "modet testplan", "The document that modet testplan --json prints.")

  private static let failure = JSONSchema.record([
    "line": .integer(from: 1), "run": .optional(.integer(from: 1)),
    "expected": .optional(.string), "message": .string,
  ])
}
