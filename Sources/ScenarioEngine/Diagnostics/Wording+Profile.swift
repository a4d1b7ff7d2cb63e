// What the profile's rules say. Sorted by name.

extension Wording {
  static let commandInRole = Wording(
    en: "'<<{1}>>' cannot stand in a node with '{0}'",
    da: "'<<{1}>>' kan ikke stå i en knude med '{0}'")
  static let detourInRole = Wording(
    en: "a detour cannot stand in a node with '{0}'",
    da: "en omvej kan ikke stå i en knude med '{0}'")
  static let forbiddenFunction = Wording(
    en: "'{0}' gives more results than anybody can go through; expected 'dice' or 'random_range'",
    da: "'{0}' giver flere udfald, end nogen kan gå igennem; der ventes 'dice' eller "
      + "'random_range'")
  static let fractionInLadder = Wording(
    en: "'{0}' is a ladder and takes whole numbers; expected one, or 'round(…)'",
    da: "'{0}' er en stige og tager hele tal; der ventes et, eller 'round(…)'")
  static let hashtagNeedsName = Wording(
    en: "'#{0}' needs a name; expected '#{0}:' and one",
    da: "'#{0}' mangler et navn; der ventes '#{0}:' og et")
  static let hashtagNeedsWord = Wording(
    en: "'#{0}:' takes one of {1}",
    da: "'#{0}:' tager et af {1}")
  static let hashtagNeedsWords = Wording(
    en: "'#{0}:' takes some of {1}, with commas between and each once",
    da: "'#{0}:' tager nogle af {1}, med komma imellem og hver én gang")
  static let hashtagOnAnswer = Wording(
    en: "'#{0}' does not belong on an answer to a question",
    da: "'#{0}' hører ikke til på et svar på et spørgsmål")
  static let hashtagOnLine = Wording(
    en: "'#{0}' does not belong on a line of the scene",
    da: "'#{0}' hører ikke til på en replik i scenen")
  static let hashtagOnOption = Wording(
    en: "'#{0}' does not belong on an option of the scene",
    da: "'#{0}' hører ikke til på et svar i scenen")
  static let hashtagOnQuestion = Wording(
    en: "'#{0}' does not belong on a question",
    da: "'#{0}' hører ikke til på et spørgsmål")
  static let hashtagTakesNoValue = Wording(
    en: "'#{0}' stands alone; expected nothing after it",
    da: "'#{0}' står alene; der ventes ikke noget efter det")
  static let hashtagTwice = Wording(
    en: "'#{0}' stands here twice; expected it once",
    da: "'#{0}' står her to gange; det skal stå én gang")
  static let hashtagsExclude = Wording(
    en: "'#{0}' cannot stand beside '#{1}'; expected one of them",
    da: "'#{0}' kan ikke stå sammen med '#{1}'; der ventes et af dem")
  static let headerBeside = Wording(
    en: "'{0}:' belongs to a node that also has one of {1}",
    da: "'{0}:' hører til en knude, der også har et af {1}")
  static let headerNeeds = Wording(
    en: "a node with '{0}:' also needs '{1}:'",
    da: "en knude med '{0}:' skal også have '{1}:'")
  static let headerNeedsText = Wording(
    en: "'{0}:' is empty; expected a text after it",
    da: "'{0}:' er tomt; der ventes en tekst efter det")
  static let headerNeedsWord = Wording(en: "'{0}:' takes one of {1}", da: "'{0}:' tager et af {1}")
  static let headerTwice = Wording(
    en: "the node has '{0}:' twice; expected it once",
    da: "knuden har '{0}:' to gange; det skal stå én gang")
  static let headersExclude = Wording(
    en: "a node cannot have both '{0}:' and '{1}:'; expected one of them",
    da: "en knude kan ikke have både '{0}:' og '{1}:'; der ventes et af dem")
  static let jumpInRole = Wording(
    en: "a jump cannot stand in a node with '{0}', which ends with its own text",
    da: "et spring kan ikke stå i en knude med '{0}'; den slutter med sin egen tekst")
  static let ladderUsedTooEarly = Wording(
    en: "'{0}' is used before it is declared; expected '<<ladder …>>' above",
    da: "'{0}' bruges, før den er erklæret; der ventes '<<ladder …>>' ovenfor")
  static let ladderWriteInRole = Wording(
    en: "the ladder '{1}' cannot be changed in a node with '{0}'",
    da: "stigen '{1}' kan ikke ændres i en knude med '{0}'")
  static let missingHashtag = Wording(
    en: "'#{0}' is missing here; all of the same kind need it",
    da: "'#{0}' mangler her; alle af samme slags skal have det")
  static let mixedRoles = Wording(
    en: "the nodes titled '{0}' play different parts; expected the same headers on each",
    da: "knuderne med titlen '{0}' har hver sin rolle; der ventes samme slags hoveder på dem alle")
  static let noBackgroundTrack = Wording(
    en: "'{0}' is no track; expected a node with 'track: background'",
    da: "'{0}' er intet spor; der ventes en knude med 'track: background'")
  static let numberOutOfRange = Wording(
    en: "'{0}' goes from {1} to {2}; expected a number within",
    da: "'{0}' går fra {1} til {2}; der ventes et tal inden for det")
  static let numberWithoutRange = Wording(
    en: "'{0}' has no range; expected one under 'variables:' in scenario.yaml",
    da: "'{0}' har ingen grænser; der ventes 'range:' under 'variables:' i scenario.yaml")
  static let optionsInRole = Wording(
    en: "options cannot stand in a node with '{0}'",
    da: "svarmuligheder kan ikke stå i en knude med '{0}'")
  static let returnsNowhere = Wording(
    en: "'<<return>>' has nowhere to go, since a jump can lead to '{0}'; expected '<<end …>>'",
    da: "'<<return>>' har intet sted at vende tilbage til, for et spring kan føre til '{0}'; "
      + "der ventes '<<end …>>'")
  static let targetHasRole = Wording(
    en: "'{0}' has '{1}'; neither a jump nor a detour leads from here to such a node",
    da: "'{0}' har '{1}'; hverken spring eller omvej fører herfra til sådan en knude")
  static let targetOfMainTrack = Wording(
    en: "'{0}' belongs to the scene; expected a node of the same kind as this one",
    da: "'{0}' hører til scenen; der ventes en knude af samme slags som denne")
  static let textInCommand = Wording(
    en: "words to read stand in a command; expected them on a line, where they are translated",
    da: "tekst til at læse står i en kommando; den skal stå på en replik, hvor den oversættes")
  static let textInExpression = Wording(
    en: "words to read stand in an expression; expected them on a line, where they are translated",
    da: "tekst til at læse står i et udtryk; den skal stå på en replik, hvor den oversættes")
  static let theOtherIsHere = Wording(en: "the other is here", da: "det andet er her")
  static let unknownHashtag = Wording(en: "nothing reads '#{0}'", da: "intet læser '#{0}'")
  static let unknownHashtagNear = Wording(
    en: "nothing reads '#{0}'; expected '#{1}'",
    da: "intet læser '#{0}'; der ventes '#{1}'")
  static let unknownHeader = Wording(en: "nothing reads '{0}:'", da: "intet læser '{0}:'")
  static let unknownHeaderNear = Wording(
    en: "nothing reads '{0}:'; expected '{1}:'",
    da: "intet læser '{0}:'; der ventes '{1}:'")
  static let unknownTarget = Wording(
    en: "'{0}' is no person, no mark and none of {1}",
    da: "'{0}' er ingen person, intet mærke på scenen og ingen af {1}")
  static let uselessInterruption = Wording(
    en: "no options follow right after this line; expected '#interruptible' on the last "
      + "beat before a group",
    da: "der følger ingen svarmuligheder lige efter denne replik; '#interruptible' hører til på "
      + "den sidste før en gruppe")
  static let withoutLineBefore = Wording(
    en: "no line stands just before this one; expected one that '#with' starts together with",
    da: "der står ingen replik lige før denne; '#with' begynder sammen med den")
  static let writeInstead = Wording(en: "write '{0}'", da: "skriv '{0}'")
}
