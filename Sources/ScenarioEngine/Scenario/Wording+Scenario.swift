// Where the two languages need words of their own, {0} is English and {1} Danish.

extension Wording {
  // MARK: - Files

  static let unreadableFile = Wording(
    en: "cannot read '{0}': {1}; put the file there or correct the name",
    da: "kan ikke læse '{0}': {1}; læg filen der, eller ret navnet")
  static let notText = Wording(
    en: "this file is not UTF-8 text; save it as UTF-8",
    da: "denne fil er ikke UTF-8-tekst; gem den som UTF-8")
  static let noProject = Wording(
    en: "no .yarnproject file in '{0}'; a scenario's folder has exactly one",
    da: "ingen .yarnproject-fil i '{0}'; et scenaries mappe har netop én")
  static let severalProjects = Wording(
    en: "several .yarnproject files in '{0}': {1}; keep one",
    da: "flere .yarnproject-filer i '{0}': {1}; behold én")
  static let noScripts = Wording(
    en: "no file matches {0}; the scenario has no script",
    da: "ingen fil passer til {0}; scenariet har ingen tekst")

  // MARK: - Settings

  static let colonInText = Wording(
    en: "a colon stands inside a text here; put the whole text in \"quotation marks\"",
    da: "der står et kolon inde i en tekst her; sæt hele teksten i \"anførselstegn\"")
  static let tabInSettings = Wording(
    en: "a tab stands here; indent with spaces alone",
    da: "her står et tabulatortegn; ryk kun ind med mellemrum")
  static let unevenIndentation = Wording(
    en: "this line does not fit those above it; begin it as far in as the others of its list",
    da: "linjen passer ikke til dem over den; lad den begynde lige så langt inde som de andre i "
      + "listen")
  static let unclosedSettings = Wording(
    en: "a quotation mark or a bracket that opens before this place is not closed",
    da: "et anførselstegn eller en parentes, der åbner før dette sted, bliver ikke lukket")
  static let brokenSettings = Wording(
    en: "cannot be understood from here: {0}",
    da: "kan ikke forstås herfra: {0}")
  static let emptySettings = Wording(
    en: "this file is empty", da: "denne fil er tom")
  static let tooManyValues = Wording(
    en: "more than {0} values in one file",
    da: "mere end {0} værdier i én fil")
  static let anchorsNotUsed = Wording(
    en: "references ('&name' with '*name') are not used here; write the value out, or quote it",
    da: "henvisninger ('&navn' med '*navn') bruges ikke her; skriv værdien ud, eller sæt den i "
      + "anførselstegn")
  static let keyIsNoWord = Wording(
    en: "a key must be a single word", da: "en nøgle skal være ét ord")
  static let duplicateKey = Wording(
    en: "'{0}' is given more than once here; keep one",
    da: "'{0}' står her mere end én gang; behold én")
  static let missingKey = Wording(
    en: "'{0}' is missing here", da: "'{0}' mangler her")
  static let unknownKey = Wording(
    en: "nothing reads '{0}'; the keys here are {1}",
    da: "intet læser '{0}'; nøglerne her er {1}")
  static let expected = Wording(en: "expected {0}", da: "forventede {1}")
  static let unknownName = Wording(
    en: "no {0} is named '{2}'; there is {3}",
    da: "{1} hedder '{2}'; der er {3}")

  // MARK: - Settings and script

  static let setByHost = Wording(
    en: "'{0}' is set from outside; write 'host: true'",
    da: "'{0}' sættes udefra; skriv 'host: true'")
  static let sharedType = Wording(
    en: "'{0}' is of the type {1} in every scenario",
    da: "'{0}' har typen {1} i hvert scenarie")
  static let sharedRange = Wording(
    en: "'{0}' goes at most from {1} to {2}",
    da: "'{0}' går højst fra {1} til {2}")
  static let levelOutOfRange = Wording(
    en: "'{0}' goes from {1} to {2} under 'variables:'",
    da: "'{0}' går fra {1} til {2} under 'variables:'")
  static let notInScript = Wording(
    en: "no script has '${0}'; declare it there, or remove it here",
    da: "intet manuskript har '${0}'; erklær den der, eller fjern den her")
  static let startsDifferently = Wording(
    en: "'{0}' starts at {1} in the script and at {2} here",
    da: "'{0}' begynder med {1} i manuskriptet og med {2} her")
  static let ladderInScript = Wording(
    en: "'{0}' is a ladder in the script; write 'ladder: true'",
    da: "'{0}' er en stige i manuskriptet; skriv 'ladder: true'")
  static let noLadderInScript = Wording(
    en: "'{0}' is no ladder in the script; write '<<ladder {0} …>>' there",
    da: "'{0}' er ingen stige i manuskriptet; skriv '<<ladder {0} …>>' der")
  static let ladderRangeDiffers = Wording(
    en: "the ladder '{0}' goes from {1} to {2} in the script",
    da: "stigen '{0}' går fra {1} til {2} i manuskriptet")
  static let needsQuestions = Wording(
    en: "the node '{0}' has no 'type: reflection'; only such a node asks questions",
    da: "knuden '{0}' har ikke 'type: reflection'; kun sådan en knude stiller spørgsmål")
  static let needsMainTrack = Wording(
    en: "the node '{0}' has '{1}:'; a scene begins in a node without it",
    da: "knuden '{0}' har '{1}:'; en scene begynder i en knude uden")

  // MARK: - Tables of texts

  static let unclosedQuote = Wording(
    en: "this quoted field is never closed; end it with a quotation mark",
    da: "dette felt i anførselstegn slutter aldrig; afslut det med et anførselstegn")
  static let textAfterQuote = Wording(
    en: "text after the closing quotation mark; a quotation mark inside a field is written twice",
    da: "tekst efter det afsluttende anførselstegn; et anførselstegn i et felt skrives dobbelt")
  static let strayQuote = Wording(
    en: "a quotation mark inside a field without them; put the whole field in quotation marks",
    da: "et anførselstegn i et felt uden; sæt hele feltet i anførselstegn")
  static let missingColumn = Wording(
    en: "the first row lacks the column '{0}'",
    da: "første række mangler kolonnen '{0}'")
  static let duplicateColumn = Wording(
    en: "the first row has the column '{0}' twice",
    da: "første række har kolonnen '{0}' to gange")
  static let wrongFieldCount = Wording(
    en: "this row has {0} fields, the first row has {1}",
    da: "denne række har {0} felter, den første har {1}")
  static let otherLanguage = Wording(
    en: "this row is in '{0}', the file is listed for '{1}'",
    da: "denne række er på '{0}', filen er angivet for '{1}'")
  static let duplicateTranslation = Wording(
    en: "'{0}' is translated twice; keep one row",
    da: "'{0}' er oversat to gange; behold én række")
  static let staleTranslation = Wording(
    en: "no line has the id '{0}'; remove the row or correct the id",
    da: "ingen replik har id'et '{0}'; fjern rækken, eller ret id'et")
  static let changedSince = Wording(
    en: "'{0}' has changed since it was translated; look at the text, then write {1} under 'lock'",
    da: "'{0}' er ændret, siden den blev oversat; se på teksten, og skriv så {1} under 'lock'")
  static let strayValue = Wording(
    en: "'{0}' has no value for {1}; use those that the line has",
    da: "'{0}' har ingen værdi til {1}; brug dem, som replikken har")
  static let translatedMarkup = Wording(
    en: "the markup in this text in '{0}' cannot be understood",
    da: "opmærkningen i denne tekst på '{0}' kan ikke forstås")
  static let missingLabel = Wording(
    en: "the intervention '{0}' has no name in '{1}'; write '{2}:' under its 'label:'",
    da: "grebet '{0}' har intet navn på '{1}'; skriv '{2}:' under dets 'label:'")
  static let otherSpeaker = Wording(
    en: "the text of '{0}' begins with '{1}', but '{2}' says the line; write '{2}:' before it",
    da: "teksten til '{0}' begynder med '{1}', men det er '{2}', der siger replikken; "
      + "skriv '{2}:' foran")
  static let missingSpeaker = Wording(
    en: "the text of '{0}' does not say who speaks; write '{1}:' before it, as in the script",
    da: "teksten til '{0}' siger ikke, hvem der taler; skriv '{1}:' foran, som i manuskriptet")
  static let missingTranslation = Wording(
    en: "'{0}' has no text in '{1}'; write it in {2} ('modet lines --csv' makes the row)",
    da: "'{0}' har ingen tekst på '{1}'; skriv den i {2} ('modet lines --csv' laver rækken)")
}
