// What is said about types, enumerations and variables. Sorted by name.

extension Wording {
  static let ambiguousCase = Wording(
    en: "'.{0}' is a case of more than one enum; expected the enum's name before the point",
    da: "'.{0}' findes i mere end én enum; der ventes navnet på den før punktummet")
  static let caseDeclaredHere = Wording(
    en: "'{0}.{1}' is declared here", da: "'{0}.{1}' er erklæret her")
  static let computedHere = Wording(
    en: "it is always computed from what stands here",
    da: "den beregnes altid af det, der står her")
  static let cyclicDependency = Wording(
    en: "jumps lead back to where they began: {0}",
    da: "springene fører tilbage, hvor de begyndte: {0}")
  static let duplicateSubtitle = Wording(
    en: "another node of the group '{0}' has the subtitle '{1}' already",
    da: "en anden knude i gruppen '{0}' har allerede undertitlen '{1}'")
  static let enumCaseTwice = Wording(
    en: "the enum has a case '{0}' already", da: "enum'en har allerede et tilfælde '{0}'")
  static let enumRawType = Wording(
    en: "a case stands for a number or a string; expected one of these",
    da: "et tilfælde står for et tal eller en tekst; der ventes en af dem")
  static let enumTypesDiffer = Wording(
    en: "the cases of an enum stand for values of one type; expected a {0}, found a {1}",
    da: "tilfældene i en enum står for værdier af samme type; der ventes {0}, men her er {1}")
  static let enumValueComputed = Wording(
    en: "the value of a case is written out; expected a number or a string",
    da: "et tilfældes værdi skrives ud; der ventes et tal eller en tekst")
  static let enumValueMissing = Wording(
    en: "other cases have values; expected '{0} = …'",
    da: "andre tilfælde har værdier; der ventes '{0} = …'")
  static let enumValueTwice = Wording(
    en: "another case stands for '{0}' already",
    da: "et andet tilfælde står allerede for '{0}'")
  static let enumWholeNumber = Wording(
    en: "a case that stands for a number stands for a whole one",
    da: "et tilfælde, der står for et tal, står for et helt")
  static let groupFormedHere = Wording(
    en: "this header makes the nodes a group", da: "dette hoved gør knuderne til en gruppe")
  static let jumpsHere = Wording(en: "leads to '{0}' here", da: "fører til '{0}' her")
  static let missingWhen = Wording(
    en:
      "'{0}' is a group of nodes; expected 'when:' in each, 'when: always' where it may always run",
    da:
      "'{0}' er en gruppe af knuder; der ventes 'when:' i hver, 'when: always' hvor den altid må køre"
  )
  static let replaceWith = Wording(en: "write '{0}'", da: "skriv '{0}'")
  static let smartVariableLoop = Wording(
    en: "'{0}' is computed from itself", da: "'{0}' beregnes af sig selv")
  static let smartVariableReadOnly = Wording(
    en: "'{0}' is computed from other values and cannot be set",
    da: "'{0}' beregnes af andre værdier og kan ikke sættes")
  static let typeRedeclaration = Wording(
    en: "a type is named '{0}' already; expected another name",
    da: "en type hedder allerede '{0}'; der ventes et andet navn")
  static let undeterminedType = Wording(
    en: "the type of '{0}' cannot be told; expected a declaration or a use that shows it",
    da: "typen af '{0}' kan ikke ses; der ventes en erklæring eller en brug, der viser den")
  static let unknownCase = Wording(
    en: "no enum has a case '{0}'", da: "ingen enum har et tilfælde '{0}'")
  static let unknownCaseOf = Wording(
    en: "'{0}' has no case '{1}'", da: "'{0}' har intet tilfælde '{1}'")
  static let unknownCharacter = Wording(
    en: "no character is named '{0}'", da: "ingen figur hedder '{0}'")
  static let unknownType = Wording(en: "no type is named '{0}'", da: "ingen type hedder '{0}'")
  static let unreferencedNode = Wording(
    en: "nothing leads to the node '{0}'", da: "intet fører til knuden '{0}'")
  static let unusedVariable = Wording(
    en: "'{0}' is declared but never used", da: "'{0}' er erklæret, men bruges ikke")
  static let usedHere = Wording(en: "'{0}' is used here", da: "'{0}' bruges her")
}
