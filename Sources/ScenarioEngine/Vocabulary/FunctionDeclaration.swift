/// A function that an expression may call.
package struct FunctionDeclaration: Sendable, Hashable {
  package var name: String
  /// `nil` stands for any type.
  package var parameters: [ValueType?]
  package var result: ValueType

  package init(name: String, parameters: [ValueType?], result: ValueType) {
    self.name = name
    self.parameters = parameters
    self.result = result
  }
}
