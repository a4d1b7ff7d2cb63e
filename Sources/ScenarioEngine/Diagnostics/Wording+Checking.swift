// What the rules say. Sorted by name.

extension Wording {
  static let aBool = Wording(
    en: "'{0}' is true or false; expected 'true' or 'false'",
    da: "'{0}' er sandt eller falsk; der ventes 'true' eller 'false'")
  static let aNumber = Wording(
    en: "'{0}' is a number; expected one such as '2.5'",
    da: "'{0}' er et tal; der ventes et som '2.5'")
  static let aWord = Wording(en: "'{0}' is one of {1}", da: "'{0}' er et af {1}")
  static let aWrittenName = Wording(
    en: "'{0}' is a name; expected it written out, not computed",
    da: "'{0}' er et navn; det skal skrives ud, ikke beregnes")
  static let commandArgumentCount = Wording(
    en: "'<<{0}>>' expects '{1}', found {2} arguments",
    da: "'<<{0}>>' venter '{1}', men har {2} argumenter")
  static let computedCommandName = Wording(
    en: "the command's name is computed; expected it written out",
    da: "kommandoens navn beregnes; det skal skrives ud")
  static let computedJump = Wording(
    en: "the jump's target is computed; expected the title of a node",
    da: "springets mål beregnes; der ventes en knudes titel")
  static let conditionalSilence = Wording(
    en: "the option tagged '#silence' has a condition; expected it always to be there",
    da: "svaret med '#silence' har en betingelse; det skal altid kunne tages")
  static let declarationTypeMismatch = Wording(
    en: "'{0}' is declared as {1}, but its value is of type {2}",
    da: "'{0}' erklæres som {1}, men værdien er af typen {2}")
  static let duplicateTitle = Wording(
    en: "a node is named '{0}' already", da: "en knude hedder allerede '{0}'")
  static let emptyNode = Wording(
    en: "the node '{0}' is empty", da: "knuden '{0}' er tom")
  static let firstDeclaredHere = Wording(en: "first declared here", da: "først erklæret her")
  static let firstUsedHere = Wording(en: "first used here", da: "først brugt her")
  static let functionArgumentCount = Wording(
    en: "'{0}' expects {1} arguments, found {2}", da: "'{0}' venter {1} argumenter, men har {2}")
  static let hostDeclares = Wording(
    en: "'{0}' is set from outside; expected no declaration here",
    da: "'{0}' sættes udefra; den skal ikke erklæres her")
  static let indentedAfterOptions = Wording(
    en: "this is indented, but an empty line above closed the option's block",
    da: "her er indrykket, men en tom linje ovenfor har lukket svarets blok")
  static let ladderStart = Wording(
    en: "the ladder '{0}' starts at a whole number from {1} to {2}",
    da: "stigen '{0}' starter ved et helt tal fra {1} til {2}")
  static let languageVersionTooLow = Wording(
    en: "'{0}' needs version {1} of the language, but the project asks for version {2}",
    da: "'{0}' kræver sprogets version {1}, men projektet beder om version {2}")
  static let leavesHere = Wording(en: "the run leaves here", da: "forløbet går videre herfra")
  static let malformedLadder = Wording(
    en: "a ladder is '<<ladder name lower upper>>' with two whole numbers in order",
    da: "en stige er '<<ladder navn nederst øverst>>' med to hele tal i rækkefølge")
  static let malformedTitle = Wording(
    en: "'{0}' cannot stand in a title; expected letters, digits and '_', a letter first",
    da: "'{0}' kan ikke stå i en titel; der ventes bogstaver, tal og '_', først et bogstav")
  static let missingLineID = Wording(
    en: "the line has no id; 'modet check --fix' writes '#line:' and a name of its own",
    da: "replikken har intet id; 'modet check --fix' skriver '#line:' og et navn, der kun er dens")
  static let missingTitle = Wording(
    en: "the node has no title; expected 'title: Name'",
    da: "knuden har ingen titel; der ventes 'title: Navn'")
  static let nodeBeginsHere = Wording(en: "the node begins here", da: "knuden begynder her")
  static let oneSilence = Wording(
    en: "a timed group has exactly one option tagged '#silence', found {0}",
    da: "en gruppe med tid har netop ét svar med '#silence', her er {0}")
  static let operandsDiffer = Wording(
    en: "'{0}' takes two values of one type, found {1} and {2}",
    da: "'{0}' tager to værdier af samme type, men har {1} og {2}")
  static let operatorDoesNotTake = Wording(
    en: "'{0}' does not take a value of type {1}", da: "'{0}' tager ikke en værdi af typen {1}")
  static let redeclaration = Wording(
    en: "'{0}' is declared already", da: "'{0}' er allerede erklæret")
  static let runsOffEnd = Wording(
    en: "the text of '{0}' can run out; expected '<<jump …>>' or '<<end …>>' on every way",
    da: "teksten i '{0}' kan slippe op; der ventes '<<jump …>>' eller '<<end …>>' ad hver vej")
  static let seconds = Wording(
    en: "'{0}' is a time; expected seconds such as '2.5'",
    da: "'{0}' er en tid; der ventes sekunder som '2.5'")
  static let severalTitles = Wording(
    en: "a node has one title; expected this one gone", da: "en knude har én titel; denne skal væk")
  static let silenceWithoutTimer = Wording(
    en: "'#silence' is an answer only while time runs; expected '<<timer …>>' before the options",
    da: "'#silence' er kun et svar, mens tiden går; der ventes '<<timer …>>' før svarene")
  static let stopInScenario = Wording(
    en: "'<<stop>>' says no end; expected '<<end …>>' with the id of one",
    da: "'<<stop>>' siger ikke hvilken slutning; der ventes '<<end …>>' med dens id")
  static let strayCommandEnd = Wording(
    en: "'>>' has no '<<' before it", da: "'>>' har ingen '<<' før sig")
  static let textAfterCommand = Wording(
    en: "the text follows a command; expected it on a line of its own",
    da: "teksten står efter en kommando; den skal stå på sin egen linje")
  static let timerWithoutGroup = Wording(
    en: "the timer binds no options; expected an option group after it in the same block",
    da: "tiden gælder ingen svar; der ventes en gruppe af svar efter den i samme blok")
  static let tooManyExpressions = Wording(
    en: "more than {0} expressions in one text", da: "mere end {0} udtryk i én tekst")
  static let tooManyOptions = Wording(
    en: "more than {0} options in one group", da: "mere end {0} svar i én gruppe")
  static let typeMismatch = Wording(
    en: "expected a value of type {0}, found {1}",
    da: "der ventes en værdi af typen {0}, men her er {1}")
  static let typeUnknown = Wording(
    en: "the type of '{0}' cannot be told from its use; expected '<<declare {0} = …>>'",
    da: "typen af '{0}' kan ikke ses af brugen; der ventes '<<declare {0} = …>>'")
  static let undeclaredVariable = Wording(
    en: "'{0}' is not declared; expected '<<declare {0} = …>>'",
    da: "'{0}' er ikke erklæret; der ventes '<<declare {0} = …>>'")
  static let unenclosedCommand = Wording(
    en: "'{0}' stands as text; expected '<<{0} …>>'",
    da: "'{0}' står som tekst; der ventes '<<{0} …>>'")
  static let unknownCastMember = Wording(
    en: "no member of the cast is named '{0}'", da: "ingen medvirkende hedder '{0}'")
  static let unknownCommand = Wording(
    en: "no command is named '{0}'", da: "ingen kommando hedder '{0}'")
  static let unknownEnd = Wording(
    en: "no end is named '{0}'", da: "ingen slutning hedder '{0}'")
  static let unknownFunction = Wording(
    en: "no function is named '{0}'", da: "ingen funktion hedder '{0}'")
  static let unknownLadder = Wording(
    en: "no ladder is named '{0}'", da: "ingen stige hedder '{0}'")
  static let unknownLegalClaim = Wording(
    en: "no legal claim is named '{0}'", da: "ingen retsregel hedder '{0}'")
  static let unknownMark = Wording(
    en: "no mark of the stage is named '{0}'", da: "intet sted på scenen hedder '{0}'")
  static let unknownNode = Wording(en: "no node is named '{0}'", da: "ingen knude hedder '{0}'")
  static let unknownSound = Wording(
    en: "no sound is named '{0}'", da: "ingen lyd hedder '{0}'")
  static let unreachable = Wording(
    en: "this is never reached", da: "hertil kommer forløbet aldrig")
}
