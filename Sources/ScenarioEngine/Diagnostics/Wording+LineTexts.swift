// What is said about a line's id, its shadows and its markup. Sorted by name.

extension Wording {
  static let duplicateLineID = Wording(
    en: "the id '{0}' is used before; expected a line's own id",
    da: "id'et '{0}' er brugt før; hver replik skal have sit eget")
  static let lineIDAndShadow = Wording(
    en: "a line has an id or is a shadow of another; expected one of the two",
    da: "en replik har et id eller er skygge af en anden; der ventes kun det ene")
  static let lineIDHere = Wording(en: "its id is here", da: "dens id står her")
  static let markupColon = Wording(
    en: "other players take this colon in markup for a speaker's; expected '\\:'",
    da: "andre afspillere tager dette kolon i opmærkningen for en talers; der ventes '\\:'")
  static let markupDuplicateProperty = Wording(
    en: "the property '{0}' is given twice in one marker",
    da: "egenskaben '{0}' står to gange i samme markør")
  static let markupMissingChoice = Wording(
    en: "'[{0}]' has no text for a value it can meet; expected one, 'other' for numbers",
    da: "'[{0}]' har ingen tekst til en værdi, den kan møde; der ventes en, 'other' for tal")
  static let markupMissingValue = Wording(
    en: "'[{0}]' chooses by a value; expected 'value='",
    da: "'[{0}]' vælger efter en værdi; der ventes 'value='")
  static let markupNameExpected = Wording(
    en: "a marker begins with a name of letters and digits; for a bracket in the text write '\\['",
    da: "en markør begynder med et navn af bogstaver og tal; en klamme i teksten skrives '\\['")
  static let markupPropertyExpected = Wording(
    en: "expected a property as 'size=2', or the marker's ']'",
    da: "der ventes en egenskab som 'size=2' eller markørens ']'")
  static let markupQuotedSpeaker = Wording(
    en: "other players cannot read a speaker's name with a quotation mark in it",
    da: "andre afspillere kan ikke læse en talers navn med et anførselstegn i")
  static let markupReplacementWithContent = Wording(
    en: "'[{0}]' stands for words and holds none; expected it to end with '/]'",
    da: "'[{0}]' står for ord og omslutter ingen; det skal slutte med '/]'")
  static let markupTooMany = Wording(
    en: "'{0}' is more than one marker or one place in the text can hold",
    da: "'{0}' er mere, end én markør eller ét sted i teksten kan rumme")
  static let markupUnclosedAttribute = Wording(
    en: "'[{0}]' is never closed; expected '[/{0}]', or '[{0}/]' for a single place",
    da: "'[{0}]' lukkes aldrig; der ventes '[/{0}]' eller '[{0}/]' for et enkelt sted")
  static let markupUnclosedMarker = Wording(
    en: "the marker has no end; expected ']', and for a bracket in the text '\\['",
    da: "markøren har ingen slutning; der ventes ']' og for en klamme i teksten '\\['")
  static let markupUnopenedAttribute = Wording(
    en: "'[/{0}]' closes nothing; expected '[{0}]' before it",
    da: "'[/{0}]' lukker ikke noget; der ventes '[{0}]' før det")
  static let markupValueExpected = Wording(
    en: "'{0}' has no value that can be read; expected a number, a word or a text in quotes",
    da:
      "'{0}' har ingen værdi, der kan læses; der ventes et tal, et ord eller tekst i anførselstegn")
  static let markupValueIsNoNumber = Wording(
    en: "'[{0}]' counts; expected a number as its value",
    da: "'[{0}]' tæller; værdien skal være et tal")
  static let removeText = Wording(en: "remove '{0}'", da: "fjern '{0}'")
  static let replaceText = Wording(
    en: "replace '{0}' by '{1}'", da: "erstat '{0}' med '{1}'")
  static let severalLineIDs = Wording(
    en: "a line has one id; expected this one gone", da: "en replik har ét id; dette skal væk")
  static let shadowSourceHere = Wording(
    en: "the line it repeats is here", da: "replikken, den gentager, står her")
  static let shadowTextDiffers = Wording(
    en: "a shadow line has the very words of '{0}'; these differ",
    da: "en skyggereplik har præcis samme ord som '{0}'; disse er andre")
  static let shadowWithExpressions = Wording(
    en: "a shadow line repeats fixed words; the line it repeats has values in it",
    da: "en skyggereplik gentager faste ord; replikken, den gentager, har værdier i sig")
  static let unknownShadowSource = Wording(
    en: "no line has the id '{0}'; expected that of the line to repeat",
    da: "ingen replik har id'et '{0}'; der ventes id'et på den replik, der skal gentages")
}
