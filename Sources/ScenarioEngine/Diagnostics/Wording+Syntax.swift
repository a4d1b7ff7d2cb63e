// What the parser says. Sorted by name.

extension Wording {
  static let afterElse = Wording(
    en: "'<<{0}>>' follows '<<else>>'; expected '<<else>>' once, as the last part",
    da: "'<<{0}>>' står efter '<<else>>'; der ventes ét '<<else>>', som det sidste led")
  static let assignmentInExpression = Wording(
    en: "'{0}' sets a value; expected '==' to compare",
    da: "'{0}' sætter en værdi; der ventes '==' for at sammenligne")
  static let blankIndentedOption = Wording(
    en: "the option's indented block is empty; expected text, or no indentation",
    da: "svarets indrykkede blok er tom; der ventes tekst eller ingen indrykning")
  static let chevronInCommand = Wording(
    en: "'>' stands alone in a command; expected '>>' at its end",
    da: "'>' står alene i en kommando; der ventes '>>' ved dens slutning")
  static let commandAfterLine = Wording(
    en: "the command '{0}' follows text; expected it on a line of its own",
    da: "kommandoen '{0}' står efter tekst; den skal stå på sin egen linje")
  static let commandHere = Wording(
    en: "the command is here",
    da: "kommandoen står her")
  static let conditionAfterTags = Wording(
    en: "a condition follows the tags; expected it before them",
    da: "en betingelse står efter mærkerne; den skal stå før dem")
  static let elseIf = Wording(
    en: "'else if' is two words; expected 'elseif'",
    da: "'else if' er to ord; der ventes 'elseif'")
  static let encloseCommand = Wording(
    en: "make it a command",
    da: "gør det til en kommando")
  static let escapeUnknown = Wording(
    en: "'{0}' is no escape; expected one of \\\\ \\< \\> \\{ \\} \\# \\/ \\[ \\] \\:",
    da: "'{0}' kan ikke skrives sådan; der ventes en af \\\\ \\< \\> \\{ \\} \\# \\/ \\[ \\] \\:")
  static let expectedBodyEnd = Wording(
    en: "the node is not ended; expected a line '==='",
    da: "knuden er ikke afsluttet; der ventes en linje '==='")
  static let expectedBodyStart = Wording(
    en: "the node has no body; expected a line '---' after its headers",
    da: "knuden har ingen krop; der ventes en linje '---' efter dens hoveder")
  static let expectedBrace = Wording(
    en: "the expression is not closed; expected '}'",
    da: "udtrykket er ikke lukket; der ventes '}'")
  static let expectedCall = Wording(
    en: "expected a function such as 'name()' after 'call'",
    da: "der ventes en funktion som 'navn()' efter 'call'")
  static let expectedCase = Wording(
    en: "the enum has no case; expected '<<case Name>>'",
    da: "enum'en har intet tilfælde; der ventes '<<case Navn>>'")
  static let expectedCaseName = Wording(
    en: "expected a name after 'case'",
    da: "der ventes et navn efter 'case'")
  static let expectedCommand = Wording(
    en: "expected a command between '<<' and '>>'",
    da: "der ventes en kommando mellem '<<' og '>>'")
  static let expectedCommandEnd = Wording(
    en: "the command is not closed; expected '>>'",
    da: "kommandoen er ikke lukket; der ventes '>>'")
  static let expectedDeclarationEquals = Wording(
    en: "expected '=' and a value after the variable",
    da: "der ventes '=' og en værdi efter variablen")
  static let expectedEnumName = Wording(
    en: "expected a name after 'enum'",
    da: "der ventes et navn efter 'enum'")
  static let expectedHeader = Wording(
    en: "expected a header 'key: value', or '---' before the node's text",
    da: "der ventes et hoved 'nøgle: værdi', eller '---' før knudens tekst")
  static let expectedMember = Wording(
    en: "expected the name of an enum's case after '.'",
    da: "der ventes navnet på et enum-tilfælde efter '.'")
  static let expectedNode = Wording(
    en: "the file has no node; expected 'title: Name'",
    da: "filen har ingen knude; der ventes 'title: Navn'")
  static let expectedNodeName = Wording(
    en: "expected the title of a node after '{0}'",
    da: "der ventes en knudes titel efter '{0}'")
  static let expectedOperator = Wording(
    en: "expected 'to', '=', '+=', '-=', '*=', '/=' or '%=' after the variable",
    da: "der ventes 'to', '=', '+=', '-=', '*=', '/=' eller '%=' efter variablen")
  static let expectedOptionText = Wording(
    en: "expected text after '{0}'",
    da: "der ventes tekst efter '{0}'")
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
  static let extraChevrons = Wording(
    en: "'{0}' is more than a command's chevrons; expected '<<' and '>>'",
    da: "'{0}' er mere end en kommandos vinkler; der ventes '<<' og '>>'")
  static let fileTooLarge = Wording(
    en: "the file has {0} bytes; at most {1} are read",
    da: "filen er på {0} byte; der læses højst {1}")
  static let indentedBodyEnd = Wording(
    en: "'===' is indented as part of the option above; expected it where its line begins",
    da: "'===' er indrykket under svaret ovenfor; det skal stå, hvor linjen begynder")
  static let insertText = Wording(en: "insert '{0}'", da: "indsæt '{0}'")
  static let lostNodeEnd = Wording(
    en: "a new node begins inside another; expected '===' before its headers",
    da: "en ny knude begynder inde i en anden; der ventes '===' før dens hoveder")
  static let malformedSubtitle = Wording(
    en: "'{0}' was not expected in a subtitle; expected letters, numbers and '_'",
    da: "'{0}' ventes ikke i en undertitel; der ventes bogstaver, tal og '_'")
  static let moveBeforeTags = Wording(
    en: "move it before the tags",
    da: "flyt den foran mærkerne")
  static let nestingTooDeep = Wording(
    en: "more than {0} levels within one another", da: "mere end {0} niveauer inde i hinanden")
  static let numberTooLarge = Wording(
    en: "'{0}' is too large for a number", da: "'{0}' er for stort til et tal")
  static let openedHere = Wording(en: "opened here", da: "åbnet her")
  static let removeIndentation = Wording(
    en: "remove the indentation",
    da: "fjern indrykningen")
  static let reservedWord = Wording(
    en: "'{0}' is kept for later versions of the language; expected another command",
    da: "'{0}' er forbeholdt senere versioner af sproget; der ventes en anden kommando")
  static let singleChevrons = Wording(
    en: "'{0}' stands in single chevrons; expected '<<' and '>>' around a command",
    da: "'{0}' står i enkelte vinkler; der ventes '<<' og '>>' om en kommando")
  static let slashInHeader = Wording(
    en: "'/' was not expected in a header's value",
    da: "'/' ventes ikke i et hoveds værdi")
  static let strayKeyword = Wording(
    en: "'<<{0}>>' has no '<<{1}>>' before it", da: "'<<{0}>>' har ingen '<<{1}>>' før sig")
  static let stringEscapeUnknown = Wording(
    en: "only a quote or a backslash may follow '\\' in a string",
    da: "kun et anførselstegn eller '\\' kan følge efter '\\' i en tekst")
  static let stringNotClosed = Wording(
    en: "the string is not closed; expected '\"'", da: "teksten er ikke lukket; der ventes '\"'")
  static let unclosedScope = Wording(
    en: "'<<{0}>>' is not closed; expected '<<{1}>>'",
    da: "'<<{0}>>' er ikke lukket; der ventes '<<{1}>>'")
  static let unexpectedAfterText = Wording(
    en: "{0} was not expected here; only tags and a condition may follow the text",
    da: "{0} ventes ikke her; kun mærker og en betingelse kan følge efter teksten")
  static let unexpectedText = Wording(
    en: "{0} was not expected here", da: "{0} ventes ikke her")
}
