import Foundation
import Testing

@testable import ScenarioEngine

/// What follows from a script about the types of its variables and functions.
@Suite struct TypeInferenceTests {
  /// One row of a table: a node's text, and what is known after it.
  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var body: String
    /// Names with their types, or the codes of the errors.
    var expected: String

    init(_ description: String, _ body: String, _ expected: String) {
      testDescription = description
      self.body = body
      self.expected = expected
    }
  }

  private static func checker(_ body: String, _ profile: CompilationProfile = .yarn) -> Checker {
    let texts = body.components(separatedBy: "\n~~~\n").enumerated().map { index, text in
      "title: \(index == 0 ? "Start" : "Node\(index)")\n---\n\(text)\n===\n"
    }
    let files = texts.enumerated().map { SourceFile(path: "\($0.offset).yarn", text: $0.element) }
    let trees = files.enumerated().map { Parser.parse($0.element, file: $0.offset).tree }
    return Checker(trees, CompilationInput(files: files, profile: profile))
  }

  /// Every variable and function with its type, or the errors in the order of the text.
  private static func outcome(_ body: String) -> String {
    let checker = checker(body)
    let errors = checker.check().filter { $0.severity == .error }
      .sorted { ($0.range.file, $0.range.lower) < ($1.range.file, $1.range.lower) }
    if !errors.isEmpty { return errors.map(\.code.rawValue).joined(separator: " ") }
    let variables = checker.symbols.variables.map { name, variable in
      "$\(name): \(variable.type.name)\(variable.origin == .smart ? "*" : "")"
        + (variable.origin == .smart ? "" : " \(variable.initialValue.text)")
    }
    let builtIn = Set(BuiltInFunction.allCases.map(\.name))
    let functions = checker.symbols.functions.values.filter { !builtIn.contains($0.name) }.map {
      let parameters = $0.parameters.map { $0?.name ?? "any" }.joined(separator: ", ")
      return "\($0.name)(\(parameters)): \($0.result.name)"
    }
    return (variables.sorted() + functions.sorted()).joined(separator: ", ")
  }

  private static let colours = """
    <<enum Colour>>
    <<case Red>>
    <<case Green>>
    <<endenum>>

    """
  private static let shapes = """
    <<enum Shape>>
    <<case Round = "round">>
    <<case Red = "red">>
    <<endenum>>

    """

  static let uses: [Row] = [
    Row("a set gives a number", "<<set $a = 1>>", "$a: number 0"),
    Row("a set gives a string", "<<set $a to \"x\">>", "$a: string "),
    Row("a set gives a bool", "<<set $a = true>>", "$a: bool False"),
    Row(
      "a set from another variable", "<<set $a = $b>>\n<<set $b = 1>>", "$a: number 0, $b: number 0"
    ),
    Row("a condition is a bool", "<<if $a>>\n<<endif>>", "$a: bool False"),
    Row("not", "<<if not $a>>\n<<endif>>", "$a: bool False"),
    Row(
      "and, or, xor", "{$a and ($b or ($c xor true))}",
      "$a: bool False, $b: bool False, $c: bool False"),
    Row("a comparison with a number", "{$a < 2}", "$a: number 0"),
    Row("an equality with a string", "{$a == \"x\"}", "$a: string "),
    Row(
      "arithmetic", "{$a * $b - $c / $d % 2}",
      "$a: number 0, $b: number 0, $c: number 0, $d: number 0"),
    Row("a sign", "{-$a}", "$a: number 0"),
    Row("a sum with a number", "{$a + 1}", "$a: number 0"),
    Row("a sum with a string", "{\"x\" + $a}", "$a: string "),
    Row("an argument", "{round($a)}", "$a: number 0"),
    Row("a result", "<<set $a = visited(\"Start\")>>", "$a: bool False"),
    Row("the title that is visited", "{visited($a)}", "$a: string "),
    Row("a computed jump", "<<jump {$a}>>", "$a: string "),
    Row("a line's condition", "Line <<if $a>>", "$a: bool False"),
    Row("an option's condition", "-> One <<if $a == 1>>\n-> Two", "$a: number 0"),
    Row("a line group's condition", "=> One <<if $a>>\n=> Two", "$a: bool False"),
    Row("once if", "<<once if $a>>\nx\n<<endonce>>", "$a: bool False"),
    Row("a use in a later file", "<<set $a = $b>>\n~~~\n{$b > 1}", "$a: number 0, $b: number 0"),
    Row(
      "a chain through files", "<<set $a = $b>>\n~~~\n<<set $b = $c>>\n~~~\n{$c + 1}",
      "$a: number 0, $b: number 0, $c: number 0"),
    Row("added to", "<<set $a += 1>>", "$a: number 0"),
    Row("a string added to", "<<set $a += \"x\">>", "$a: string "),
    Row("a comparison of two unknowns", "{$a == $b}\n{$b == 1}", "$a: number 0, $b: number 0"),
    Row("any argument of a known type", "<<set $a = 1>>\n{string($a)}", "$a: number 0"),
  ]

  static let declarations: [Row] = [
    Row("a number", "<<declare $a = 5>>", "$a: number 5"),
    Row("a negative number", "<<declare $a = -5>>", "$a: number -5"),
    Row("a string", "<<declare $a = \"x\">>", "$a: string x"),
    Row("a bool", "<<declare $a = true>>", "$a: bool True"),
    Row("with a type", "<<declare $a = 5 as number>>", "$a: number 5"),
    Row("with a capital", "<<declare $a = 5 as Number>>", "$a: number 5"),
    Row("with another type", "<<declare $a = 5 as string>>", "YS0053"),
    Row("with no type of that name", "<<declare $a = 5 as integer>>", "YS0053"),
    Row("after a use", "<<set $a = 1>>\n<<declare $a = 5>>", "$a: number 5"),
    Row("after another use", "<<set $a = true>>\n<<declare $a = 5>>", "YS0050"),
    Row("before another use", "<<declare $a = 5>>\n<<set $a = true>>", "YS0050"),
    Row("twice", "<<declare $a = 5>>\n<<declare $a = 6>>", "YS0039"),
    Row("twice in two files", "<<declare $a = 5>>\n~~~\n<<declare $a = true>>", "YS0039"),
    Row("a sum", "<<declare $a = 1 + 1>>", "$a: number*"),
    Row("a comparison", "<<declare $a = 1>>\n<<declare $b = $a > 1>>", "$a: number 1, $b: bool*"),
    Row("in brackets", "<<declare $a = (1)>>", "$a: number*"),
    Row("a variable", "<<declare $a = 1>>\n<<declare $b = $a>>", "$a: number 1, $b: number*"),
    Row("a call", "<<declare $a = visited(\"Start\")>>", "$a: bool*"),
    Row(
      "from one that is not declared", "<<declare $a = $b>>\n{$b + 1}", "$a: number*, $b: number 0"),
    Row("from nothing known", "<<declare $a = $b>>", "YS0029"),
    Row("set though computed", "<<declare $a = 1 + 1>>\n<<set $a = 3>>", "YS0030"),
    Row("from itself", "<<declare $a = $a + 1>>", "YS0045"),
    Row("in a ring", "<<declare $a = $b + 1>>\n<<declare $b = $c>>\n<<declare $c = $a>>", "YS0045"),
    Row(
      "twice from one", "<<declare $a = 1 + 1>>\n<<declare $b = $a + ($a * 2)>>",
      "$a: number*, $b: number*"),
  ]

  static let enumerations: [Row] = [
    Row("a case with its enum", colours + "<<declare $a = Colour.Green>>", "$a: Colour 1"),
    Row("a case alone", colours + "<<declare $a = .Green>>", "$a: Colour 1"),
    Row("as its enum", colours + "<<declare $a = .Green as Colour>>", "$a: Colour 1"),
    Row("as another type", colours + "<<declare $a = .Green as number>>", "YS0053"),
    Row("undeclared", colours + "<<set $a = .Green>>", "$a: Colour 0"),
    Row("undeclared, with strings", shapes + "<<set $a = .Red>>", "$a: Shape round"),
    Row("compared", colours + "{$a == Colour.Red}", "$a: Colour 0"),
    Row("an enum below", "<<declare $a = Colour.Red>>\n" + colours, "$a: Colour 0"),
    Row("a case of an enum below", "<<declare $a = .Green>>\n" + colours, "$a: Colour 1"),
    Row(
      "an enum in the next file", "<<declare $a = .Green as Colour>>\n~~~\n" + colours,
      "$a: Colour 1"),
    Row("a case of two enums", colours + shapes + "<<set $a = .Red>>", "YS0028"),
    Row(
      "a case of two enums where one is wanted",
      colours + shapes + "<<declare $a = Shape.Round>>\n<<set $a = .Red>>", "$a: Shape round"),
    Row(
      "a case of two enums where a number is wanted",
      colours + shapes + "<<declare $a = 1>>\n<<set $a = .Red>>", "$a: number 1"),
    Row(
      "an enum becomes its number", colours + "<<declare $a = 1>>\n<<set $a = Colour.Green>>",
      "$a: number 1"),
    Row(
      "a number becomes no enum", colours + "<<declare $a = Colour.Red>>\n<<set $a = 1>>", "YS0050"),
    Row(
      "an enum becomes no string", colours + "<<declare $a = \"\">>\n<<set $a = Colour.Red>>",
      "YS0050"),
    Row("a string enum as an argument", shapes + "{visited(Shape.Red)}", ""),
    Row("an enum compared with its number", colours + "{Colour.Red == 0}", "YS0050"),
    Row("two enums compared", colours + shapes + "{Colour.Red == Shape.Red}", "YS0050"),
    Row("an enum ordered", colours + "{Colour.Red < Colour.Green}", "YS0050"),
    Row("an enum added", colours + "{Colour.Red + Colour.Green}", "YS0050"),
    Row(
      "an enum added to a number", colours + "<<declare $a = 1>>\n<<set $a += Colour.Green>>",
      "YS0050"),
    Row("an enum as a string", colours + "{string(Colour.Red) == \"0\"}", ""),
    Row("no such case", colours + "<<declare $a = Colour.Blue>>", "YS0038"),
    Row("no such case anywhere", colours + "<<set $a = .Blue>>", "YS0050"),
    Row("no such enum", colours + "<<declare $a = Color.Red>>", "YS0050"),
    Row("no such enum though the case is known", colours + "<<declare $a = Color.Blue>>", "YS0050"),
    Row("a case twice", "<<enum E>>\n<<case A>>\n<<case A>>\n<<endenum>>", "YS0035"),
    Row("a value twice", "<<enum E>>\n<<case A = 1>>\n<<case B = 1>>\n<<endenum>>", "YS0035"),
    Row("a value missing", "<<enum E>>\n<<case A = 1>>\n<<case B>>\n<<endenum>>", "YS0035"),
    Row(
      "values of two types", "<<enum E>>\n<<case A = 1>>\n<<case B = \"b\">>\n<<endenum>>", "YS0035"
    ),
    Row("a bool as value", "<<enum E>>\n<<case A = true>>\n<<endenum>>", "YS0035"),
    Row("half a number as value", "<<enum E>>\n<<case A = 1.5>>\n<<endenum>>", "YS0035"),
    Row("a computed value", "<<enum E>>\n<<case A = max(1, 2)>>\n<<endenum>>", "YS0037"),
    Row("a name taken", colours + "<<enum Colour>>\n<<case A>>\n<<endenum>>", "YS0040"),
    Row("a name of the language's", "<<enum String>>\n<<case A>>\n<<endenum>>", "YS0040"),
    Row(
      "numbers of its own",
      "<<enum E>>\n<<case A = 5>>\n<<case B = 7>>\n<<endenum>>\n<<declare $a = .B>>", "$a: E 7"),
  ]

  static let functions: [Row] = [
    Row(
      "a result used as a number", "<<declare $a = 1>>\n<<set $a = f()>>",
      "$a: number 1, f(): number"),
    Row("a result compared", "{f(1, \"x\") == true}", "f(number, string): bool"),
    Row(
      "a result as a condition", "<<if f($a)>>\n<<endif>>\n{$a + 1}",
      "$a: number 0, f(number): bool"),
    Row("a result nobody asks about", "{f()}", "YS0029"),
    Row("a call nobody asks about", "<<call f()>>", "YS0029"),
    Row(
      "two results",
      "<<declare $a = 1>>\n<<declare $b = true>>\n<<set $a = f()>>\n<<set $b = f()>>", "YS0050"),
    Row("two kinds of argument", "{f(1) == 1}\n{f(\"x\") == 1}", "YS0050"),
    Row("two counts of arguments", "{f(1) == 1}\n{f() == 1}", "YS0014"),
    Row("too many arguments", "{visited(\"a\", \"b\")}", "YS0014"),
    Row("an argument of another type", "{visited(true)}", "YS0050"),
    Row("a result that is an enum", colours + "{f() == Colour.Red}", "f(): Colour"),
    Row("two kinds of argument in one statement", "{f(1) == 1} {f(\"x\") == 1}", "f(any): number"),
    Row("a variable of every type", "{f($a) == 1} {f(1) == 1} {f(\"x\") == 1}", "YS0029"),
    Row("a result of every type", "{f(g()) == 1} {f(1) == 1} {f(\"x\") == 1}", "YS0029"),
    Row("a string compared with an enum", shapes + "{string(1) == Shape.Red}", "YS0050"),
  ]

  static let unknowns: [Row] = [
    Row("only printed", "{$a}", "YS0029"),
    Row("printed twice is said once", "{$a}\n{$a}", "YS0029"),
    Row("compared with another unknown", "{$a == $b}", "YS0029"),
    Row("an argument of any type", "{string($a)}", "YS0028"),
    Row("an argument of any type before the set", "{number($a)}\n<<set $a = 1>>", "YS0028"),
    Row("a sum of unknowns", "<<set $a = $b + $c>>", "YS0028"),
    Row(
      "a sum of unknowns for a number", "<<declare $a = 1>>\n<<set $a = $b + $c>>",
      "$a: number 1, $b: number 0, $c: number 0"),
    Row("bools added", "<<set $a = true + false>>", "YS0050"),
    Row("a number and a string", "{1 + \"x\"}", "YS0050"),
    Row("strings multiplied", "{\"x\" * 2}", "YS0050"),
    Row("strings ordered", "{\"a\" < \"b\"}", "YS0050"),
    Row("bools ordered", "{true < false}", "YS0050"),
    Row("unknowns ordered that turn out strings", "{$a < $b}\n{$a == \"x\"}", "YS0050"),
    Row("a number as a condition", "<<if 1>>\n<<endif>>", "YS0050"),
    Row("a number as a title", "<<jump {1}>>", "YS0050"),
    Row("a bool added to", "<<set $a += true>>", "YS0050"),
    Row("a string subtracted", "<<set $a -= \"x\">>", "YS0050"),
  ]

  @Test(arguments: [uses, declarations, enumerations, functions, unknowns].flatMap { $0 })
  func typesFollow(_ row: Row) {
    #expect(Self.outcome(row.body) == row.expected)
  }

  @Test func aScenarioMayDeclareItsVariablesInAnyFile() {
    let checker = Self.checker("{string($a)}\n~~~\n<<declare $a = 1>>", .modet)
    let errors = checker.check().filter { ["YS0028", "YS0003"].contains($0.code.rawValue) }
    #expect(errors.isEmpty)
    #expect(checker.symbols.variables["a"]?.type == .number)
  }

  @Test func everyExpressionHasItsType() throws {
    let checker = Self.checker(Self.colours + "{$a == .Red}\n{string(.Green) + \"x\"}\n{round($b)}")
    let types = checker.survey.expressions.map { checker.symbols.type(of: $0.expression) }
    #expect(types == [.bool, .string, .number])
    guard case .binary(_, let left, let right) = checker.survey.expressions[0].expression.kind
    else { throw TestError.unexpectedTree }
    #expect(checker.symbols.type(of: left) == .enumeration("Colour"))
    #expect(checker.symbols.memberValue(of: right) == .number(0))
  }

  private enum TestError: Error { case unexpectedTree }
}
