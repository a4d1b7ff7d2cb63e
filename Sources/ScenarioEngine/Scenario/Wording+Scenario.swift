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
  static let missingTranslation = Wording(
    en: "'{0}' has no text in '{1}'; add a row to {2}",
    da: "'{0}' har ingen tekst på '{1}'; tilføj en række i {2}")
}
