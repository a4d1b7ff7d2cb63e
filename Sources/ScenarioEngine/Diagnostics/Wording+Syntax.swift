// What the parser says. Sorted by name.

extension Wording {
  static let blankIndentedOption = Wording(
    en: "the option's indented block is empty; expected text, or no indentation",
    da: "valgets indrykkede blok er tom; der ventes tekst eller ingen indrykning")
  static let commandAfterLine = Wording(
    en: "the command '{0}' follows text; expected it on a line of its own",
    da: "kommandoen '{0}' står efter tekst; den skal stå på sin egen linje")
  static let escapeUnknown = Wording(
    en: "'{0}' is no escape; expected one of \\\\ \\< \\> \\{ \\} \\# \\/ \\[ \\] \\:",
    da: "'{0}' kan ikke skrives sådan; der ventes en af \\\\ \\< \\> \\{ \\} \\# \\/ \\[ \\] \\:")
  static let expectedBodyEnd = Wording(
    en: "the node is not ended; expected a line '==='",
    da: "noden er ikke afsluttet; der ventes en linje '==='")
  static let expectedBodyEndBeforeNode = Wording(
    en: "'---' inside a node; expected '===' before the next node's headers",
    da: "'---' inde i en node; der ventes '===' før den næste nodes hoveder")
  static let expectedBodyStart = Wording(
    en: "the node has no body; expected a line '---' after its headers",
    da: "noden har ingen krop; der ventes en linje '---' efter dens hoveder")
  static let expectedBrace = Wording(
    en: "the expression is not closed; expected '}'",
    da: "udtrykket er ikke lukket; der ventes '}'")
  static let expectedCall = Wording(
    en: "expected a function such as 'name()' after 'call'",
    da: "der ventes en funktion som 'navn()' efter 'call'")
  static let expectedCaseName = Wording(
    en: "expected a name after 'case'",
    da: "der ventes et navn efter 'case'")
  static let expectedCommandEnd = Wording(
    en: "the command is not closed; expected '>>'",
    da: "kommandoen er ikke lukket; der ventes '>>'")
  static let expectedEnumName = Wording(
    en: "expected a name after 'enum'",
    da: "der ventes et navn efter 'enum'")
  static let expectedHeader = Wording(
    en: "expected a header 'key: value', or '---' before the node's text",
    da: "der ventes et hoved 'nøgle: værdi', eller '---' før nodens tekst")
  static let expectedMember = Wording(
    en: "expected the name of an enum's case after '.'",
    da: "der ventes navnet på et enum-tilfælde efter '.'")
  static let expectedNode = Wording(
    en: "the file has no node; expected 'title: Name'",
    da: "filen har ingen node; der ventes 'title: Navn'")
  static let expectedNodeName = Wording(
    en: "expected the title of a node after '{0}'",
    da: "der ventes en nodes titel efter '{0}'")
  static let expectedOperator = Wording(
    en: "expected 'to', '=', '+=', '-=', '*=', '/=' or '%=' after the variable",
    da: "der ventes 'to', '=', '+=', '-=', '*=', '/=' eller '%=' efter variablen")
  static let expectedDeclarationEquals = Wording(
    en: "expected '=' and a value after the variable",
    da: "der ventes '=' og en værdi efter variablen")
  static let expectedParenthesis = Wording(
    en: "the parenthesis is not closed; expected ')'",
    da: "parentesen er ikke lukket; der ventes ')'")
  static let expectedTagText = Wording(
    en: "expected a tag's text after '#'", da: "der ventes et mærkes tekst efter '#'")
  static let expectedTypeName = Wording(
    en: "expected 'number', 'string' or 'bool' after 'as'",
    da: "der ventes 'number', 'string' eller 'bool' efter 'as'")
  static let expectedValue = Wording(
    en: "expected a value, found {0}", da: "der ventes en værdi, men her står {0}")
  static let expectedVariable = Wording(
    en: "expected a variable such as '$name' after '{0}'",
    da: "der ventes en variabel som '$navn' efter '{0}'")
  static let expectedWhen = Wording(
    en: "expected 'always', 'once' or a condition after 'when:'",
    da: "der ventes 'always', 'once' eller en betingelse efter 'when:'")
  static let expressionTooLong = Wording(
    en: "more than {0} operators in one expression", da: "mere end {0} operatorer i ét udtryk")
  static let fileTooLarge = Wording(
    en: "the file has {0} bytes; at most {1} are read",
    da: "filen er på {0} byte; der læses højst {1}")
  static let insertText = Wording(en: "insert '{0}'", da: "indsæt '{0}'")
  static let nestingTooDeep = Wording(
    en: "more than {0} levels within one another", da: "mere end {0} niveauer inde i hinanden")
  static let numberTooLarge = Wording(
    en: "'{0}' is too large for a number", da: "'{0}' er for stort til et tal")
  static let openedHere = Wording(en: "opened here", da: "åbnet her")
  static let reservedWord = Wording(
    en: "'{0}' is kept for later versions of the language; expected another command",
    da: "'{0}' er forbeholdt senere versioner af sproget; der ventes en anden kommando")
  static let strayKeyword = Wording(
    en: "'<<{0}>>' has no '<<{1}>>' before it", da: "'<<{0}>>' har ingen '<<{1}>>' før sig")
  static let stringNotClosed = Wording(
    en: "the string is not closed; expected '\"'", da: "teksten er ikke lukket; der ventes '\"'")
  static let unclosedScope = Wording(
    en: "'<<{0}>>' is not closed; expected '<<{1}>>'",
    da: "'<<{0}>>' er ikke lukket; der ventes '<<{1}>>'")
  static let unexpectedText = Wording(
    en: "{0} was not expected here", da: "{0} ventes ikke her")
  static let unexpectedAfterText = Wording(
    en: "{0} was not expected here; only tags and a condition may follow the text",
    da: "{0} ventes ikke her; kun mærker og en betingelse kan følge efter teksten")
  static let unsupported = Wording(
    en: "{0} is not yet supported", da: "{0} understøttes ikke endnu")
}
