import ArgumentParser
import Foundation

/// `modet schema`: the JSON Schema of what is read and printed.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of what modet reads and prints.")

  @Argument(help: "inputs, events, check, bench, testplan, voices or phonemes.")
  var subject: SchemaSubject

  func run() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(subject.schema), as: UTF8.self))
  }
}

enum SchemaSubject: String, ExpressibleByArgument, CaseIterable {
  case inputs
  case events
  case check
  case bench
  case testplan
  case voices
  case phonemes

  var schema: JSONSchema {
    switch self {
    case .inputs: InputSchema.document
    case .events: EventSchema.document
    case .check: CheckSchema.document
    case .bench: BenchSchema.document
    case .testplan: PlanSchema.document
    case .voices: VoiceSchema.document
    case .phonemes: PhonemeSchema.document
    }
  }
}
