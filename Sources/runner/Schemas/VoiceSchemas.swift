/// The file beside a spoken line that says when each sound begins.
enum PhonemeSchema {
  static let document = JSONSchema.record([
    "modet_phonemes": .object(["const": .number(PhonemeFile.currentVersion)]),
    "line": JSONSchema.string.described("The line's id, such as line:id03."),
    "language": .string,
    "synthetic": JSONSchema.boolean.described("Whether nobody spoke it; the scene then says so."),
    "voice": JSONSchema.string.described("What spoke it; empty for a person."),
    "lock": JSONSchema.string.described(
      "The first 16 hexadecimal digits of the SHA-256 of the text that was spoken."),
    "duration_ms": .integer(from: 0),
    "phonemes": JSONSchema.array(
      of: .record([
        "t_ms": JSONSchema.integer(from: 0).described("From the start of the sound file."),
        "ipa": JSONSchema.string.described(
          "Letters of the International Phonetic Alphabet; empty where the voice rests."),
      ])
    ).described("In the order of time; each sound lasts until the next."),
  ]).document(
    title: "modet phonemes",
    """
    <line>.phonemes.json beside <line>.opus, under SyntheticVoices/<language>/ as modet voices make \
    writes it, or by hand under Voices/<language>/ for a recorded take.
    """)
}

/// What `modet voices check --json` prints.
enum VoiceSchema {
  static let document = JSONSchema.record([
    "scenario": .string,
    "languages": .array(
      of: .record([
        "language": .string, "lines": .integer(from: 0), "takes": .integer(from: 0),
      ])),
    "findings": .array(
      of: .record(
        [
          "kind": .word(TakeFinding.Kind.allCases.map(\.rawValue)), "language": .string,
          "line": .string, "file": JSONSchema.string.described("From the scenario's folder."),
          "value": JSONSchema.decimal.described(
            "LUFS, dBTP, Hz or a line of the consent file, as the kind has it."),
          "speaker": .string, "message": .string,
        ], required: ["kind", "language", "message"])),
  ]).document(
    title: "modet voices check",
    "The document that modet voices check --json prints: recorded takes, language by language.")
}
