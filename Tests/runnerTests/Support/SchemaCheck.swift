import Foundation
import Testing

/// Holds JSON against a JSON Schema, as far as modet's own schemas use it.
///
/// A word of the schema that is not known here is a problem too, so that no
/// demand goes by unheard.
struct SchemaCheck {
  private let schema: [String: Any]

  init(_ text: String) throws {
    schema = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// What `modet schema` prints for a subject.
  static func printed(_ subject: String) throws -> SchemaCheck {
    let outcome = try Station().run(["schema", subject])
    try #require(outcome.isSuccess, "\(outcome.story)")
    return try SchemaCheck(outcome.output)
  }

  /// Everything in a document that the schema does not allow.
  func problems(in document: String) -> [String] {
    guard
      let value = try? JSONSerialization.jsonObject(
        with: Data(document.utf8), options: .fragmentsAllowed)
    else { return ["not JSON: \(document.prefix(100))"] }
    return problems(value, schema, "$")
  }

  private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    schema.sorted { $0.key < $1.key }.flatMap { word, demand in
      problems(value, word, demand, schema, path).map { "\(path): \($0)" }
    }
  }

  // MARK: - Words

  private func problems(
    _ value: Any, _ word: String, _ demand: Any, _ schema: [String: Any], _ path: String
  ) -> [String] {
    switch (word, demand) {
    case ("$schema", _), ("title", _), ("description", _): return []
    case ("type", let type as String):
      return Self.isOf(type, value) ? [] : ["\(value) is no \(type)"]
    case ("enum", let words as [String]):
      return words.contains(value as? String ?? "") ? [] : ["\(value) is none of \(words)"]
    case ("const", let constant):
      return (constant as? NSObject) == (value as? NSObject) ? [] : ["\(value) is not \(constant)"]
    case ("minimum", let bound as NSNumber):
      return number(value).map { $0 >= bound.doubleValue } ?? true ? [] : ["\(value) < \(bound)"]
    case ("maximum", let bound as NSNumber):
      return number(value).map { $0 <= bound.doubleValue } ?? true ? [] : ["\(value) > \(bound)"]
    case ("minItems", let bound as Int):
      return (value as? [Any]).map { $0.count >= bound } ?? true ? [] : ["too few items"]
    case ("maxItems", let bound as Int):
      return (value as? [Any]).map { $0.count <= bound } ?? true ? [] : ["too many items"]
    case ("pattern", let pattern as String):
      guard let text = value as? String else { return [] }
      let isFound = text.range(of: pattern, options: .regularExpression) != nil
      return isFound ? [] : ["'\(text)' is not \(pattern)"]
    default: return structure(value, word, demand, schema, path)
    }
  }

  private func structure(
    _ value: Any, _ word: String, _ demand: Any, _ schema: [String: Any], _ path: String
  ) -> [String] {
    let members = value as? [String: Any]
    switch (word, demand) {
    case ("required", let names as [String]):
      guard let members else { return [] }
      return names.filter { !members.keys.contains($0) }.map { "\($0) is missing" }
    case ("properties", let known as [String: [String: Any]]):
      return known.flatMap { name, schema in
        members?[name].map { problems($0, schema, path + "." + name) } ?? []
      }
    case ("additionalProperties", _):
      let known = (schema["properties"] as? [String: Any])?.keys.map(\.self) ?? []
      let others = (members ?? [:]).filter { !known.contains($0.key) }
      guard let schema = demand as? [String: Any] else {
        return demand as? Bool == true ? [] : others.keys.map { "\($0) is not known" }
      }
      return others.flatMap { problems($0.value, schema, path + "." + $0.key) }
    case ("items", let item as [String: Any]):
      let items = value as? [Any] ?? []
      return items.enumerated().flatMap { problems($0.element, item, "\(path)[\($0.offset)]") }
    case ("anyOf", let choices as [[String: Any]]):
      let found = choices.map { problems(value, $0, path) }
      return found.contains(where: \.isEmpty) ? [] : found.flatMap(\.self)
    case ("allOf", let all as [[String: Any]]): return all.flatMap { problems(value, $0, path) }
    case ("if", let condition as [String: Any]):
      guard problems(value, condition, path).isEmpty,
        let consequence = schema["then"] as? [String: Any]
      else { return [] }
      return problems(value, consequence, path)
    case ("then", _): return []
    default: return ["the schema's word '\(word)' is not understood"]
    }
  }

  // MARK: - Values

  private func number(_ value: Any) -> Double? { (value as? NSNumber)?.doubleValue }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "null": return value is NSNull
    case "boolean": return isTruth(value)
    case "number": return value is NSNumber && !isTruth(value)
    case "integer":
      guard let number = value as? NSNumber, !isTruth(value) else { return false }
      return number.doubleValue == number.doubleValue.rounded()
    default: return false
    }
  }

  private static func isTruth(_ value: Any) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
  }
}
