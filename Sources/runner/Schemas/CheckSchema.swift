/// What `modet check --json` prints.
enum CheckSchema {
  static let document = JSONSchema.record([
    "diagnostics": .array(of: diagnostic),
    "findings": .array(of: finding),
    "states": .optional(.integer(from: 0)).described("How many states were explored."),
    "undecided": .optional(.integer(from: 0)).described("How many questions stayed open."),
    "outcomes": .optional(
      .object(["type": .text("object"), "additionalProperties": outcome])),
    "duration": .optional(
      .record(["shortest_s": .decimal(from: 0), "longest_s": .optional(.decimal(from: 0))])),
    "coverage": .optional(
      .record(["nodes": share, "lines": share, "options": share])),
  ]).document(
    title: "modet check",
    """
    The document that modet check --json prints. Everything from findings on is the work of a \
    search through the scenario's states, which modet does not do yet: findings is empty and the \
    rest null, which means neither proven nor refuted.
    """)

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
      "path": .array(of: .string),
      "settings": .object(["type": .text("object")]),
    ]) { $1 })

  private static let outcome = JSONSchema.record([
    "reachable": .boolean, "calm": .boolean, "path": .optional(.array(of: .string)),
  ])

  private static let share = JSONSchema.decimal(from: 0)
}

/// What `modet testplan --json` prints.
enum PlanSchema {
  static let document = JSONSchema.record([
    "compiled": .boolean,
    "ok": JSONSchema.boolean.described("Whether every step holds."),
    "steps": JSONSchema.integer(from: 0).described("How many steps held, where all did."),
    "failure": .optional(
      .record([
        "line": .integer(from: 1), "run": .optional(.integer(from: 1)),
        "expected": .optional(.string), "message": .string,
      ])),
    "diagnostics": .array(of: CheckSchema.diagnostic),
  ]).document(title: "modet testplan", "The document that modet testplan --json prints.")
}
