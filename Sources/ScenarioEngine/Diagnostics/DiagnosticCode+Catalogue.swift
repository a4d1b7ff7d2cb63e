// The catalogue. Please keep it sorted by code; never reuse one.

extension DiagnosticCode {
  // MARK: - Modet's own

  /// Blocks or expressions within one another past the limit.
  package static let nestingTooDeep = Self("MO0002", .error)
  /// A line or option without its own `#line:` id.
  package static let missingLineID = Self("MO0003", .error)
  /// A jump to a node that is only known while running.
  package static let computedJump = Self("MO0004", .error)
  /// A plain `<<stop>>`, which names no end.
  package static let stopInScenario = Self("MO0005", .error)
  /// A main-track node whose text can run out.
  package static let runsOffEnd = Self("MO0006", .error)
  /// Silence as an answer where no time runs.
  package static let silenceWithoutTimer = Self("MO0007", .error)
  /// A timed group with no `#silence`, or more than one.
  package static let timedGroupNeedsOneSilence = Self("MO0008", .error)
  /// A timer that binds no option group.
  package static let timerWithoutGroup = Self("MO0009", .error)
  /// An option tagged `#silence` that has a condition.
  package static let conditionalSilence = Self("MO0010", .error)
  /// A line or option without a hashtag that stands on every one, as `#style:`.
  package static let missingHashtag = Self("MO0011", .warning)
  package static let unknownCastMember = Self("MO0012", .error)
  package static let unknownMark = Self("MO0013", .error)
  package static let unknownEnd = Self("MO0014", .error)
  package static let unknownLegalClaim = Self("MO0015", .error)
  package static let unknownSound = Self("MO0016", .error)
  /// A command's argument of another type than declared.
  package static let wrongArgumentType = Self("MO0017", .error)
  package static let unknownLadder = Self("MO0018", .error)
  /// An indented block under an option with nothing in it.
  package static let emptyOptionBlock = Self("MO0019", .error)
  /// More parts of one thing than an instruction can count.
  package static let tooManyParts = Self("MO0020", .error)
  /// A command whose name is computed.
  package static let computedCommandName = Self("MO0021", .error)
  /// A `<<ladder>>` that is not a name and two whole numbers in order.
  package static let malformedLadder = Self("MO0022", .error)
  /// A hashtag whose value is not one that it takes.
  package static let wrongHashtagValue = Self("MO0023", .error)
  package static let fileTooLarge = Self("MO0024", .error)
  /// Indented as if under an option whose block an empty line has closed.
  package static let indentedAfterOptions = Self("MO0025", .warning)
  /// A place to look at that is no person, no mark and no known word.
  package static let unknownTarget = Self("MO0026", .error)
  /// A hashtag that nothing reads, most likely misspelt.
  package static let unknownHashtag = Self("MO0027", .warning)
  /// A hashtag on something that it says nothing about.
  package static let misplacedHashtag = Self("MO0028", .error)
  /// Hashtags that exclude one another, or one given twice.
  package static let hashtagCombination = Self("MO0029", .error)
  /// A header that nothing reads, most likely misspelt.
  package static let unknownHeader = Self("MO0030", .warning)
  /// A header whose value is not one that it takes.
  package static let wrongHeaderValue = Self("MO0031", .error)
  /// Headers that exclude one another, or one without another that it needs.
  package static let headerCombination = Self("MO0032", .error)
  /// Something in a node that its role forbids, as options in a background track.
  package static let forbiddenInRole = Self("MO0033", .error)
  /// A jump or detour into a node of another role.
  package static let wrongRoleOfTarget = Self("MO0034", .error)
  /// A track to start or halt that is none.
  package static let noBackgroundTrack = Self("MO0035", .error)
  /// A `#with` that no line stands before.
  package static let withoutLineBefore = Self("MO0036", .error)
  /// An `#interruptible` where no options follow.
  package static let uselessInterruption = Self("MO0037", .error)
  /// A ladder that gets something else than a whole number.
  package static let fractionInLadder = Self("MO0038", .error)
  /// A ladder that is used above its declaration.
  package static let ladderUsedTooEarly = Self("MO0039", .error)
  /// A number without a range in the scenario's settings.
  package static let numberWithoutRange = Self("MO0040", .error)
  /// A number that is given a value outside its range.
  package static let numberOutOfRange = Self("MO0041", .error)
  /// Words to read in a command or an expression.
  package static let textInCommand = Self("MO0042", .error)
  /// A function whose results nobody could go through.
  package static let forbiddenFunction = Self("MO0043", .error)
  /// A node's headers inside another node, which lacks its `===`.
  package static let lostNodeEnd = Self("MO0060", .warning)

  // MARK: - Upstream's

  package static let undefinedVariable = Self("YS0003", .warning)
  package static let missingDelimiter = Self("YS0004", .error)
  package static let syntaxError = Self("YS0005", .error)
  package static let unclosedCommand = Self("YS0006", .error)
  package static let unclosedScope = Self("YS0007", .error)
  package static let unreachableCode = Self("YS0008", .warning)
  package static let unreferencedNode = Self("YS0009", .information)
  package static let unusedVariable = Self("YS0010", .information)
  package static let duplicateNodeTitle = Self("YS0011", .error)
  package static let undefinedNode = Self("YS0012", .warning)
  package static let unknownFunction = Self("YS0013", .error)
  package static let wrongFunctionParameters = Self("YS0014", .error)
  package static let cyclicDependency = Self("YS0015", .information)
  package static let unknownCharacter = Self("YS0016", .information)
  /// A line with both a `#line:` and a `#shadow:` tag.
  package static let lineIDAndShadow = Self("YS0017", .error)
  package static let duplicateLineID = Self("YS0018", .error)
  package static let lineContentAfterCommand = Self("YS0019", .warning)
  package static let commandFollowingLine = Self("YS0020", .error)
  package static let strayCommandEnd = Self("YS0021", .warning)
  package static let unenclosedCommand = Self("YS0022", .warning)
  package static let malformedNodeName = Self("YS0027", .error)
  package static let typeInferenceFailure = Self("YS0028", .error)
  package static let undeterminedType = Self("YS0029", .error)
  package static let smartVariableReadOnly = Self("YS0030", .error)
  package static let missingWhen = Self("YS0031", .error)
  package static let duplicateSubtitle = Self("YS0032", .error)
  package static let emptyNode = Self("YS0033", .warning)
  package static let enumDeclaration = Self("YS0035", .error)
  package static let languageVersionTooLow = Self("YS0036", .error)
  package static let literalOutOfRange = Self("YS0037", .error)
  package static let memberAccess = Self("YS0038", .error)
  package static let redeclaration = Self("YS0039", .error)
  package static let typeRedeclaration = Self("YS0040", .error)
  /// A `#shadow:` tag that names no line.
  package static let unknownShadowSource = Self("YS0042", .error)
  /// A shadow of a line that has values in it.
  package static let shadowWithExpressions = Self("YS0043", .error)
  package static let shadowTextDiffers = Self("YS0044", .error)
  package static let smartVariableLoop = Self("YS0045", .error)
  package static let singularCommandWrap = Self("YS0048", .warning)
  package static let typeMismatch = Self("YS0050", .error)
  package static let nodeMissingTitle = Self("YS0051", .error)
  package static let severalTitles = Self("YS0052", .error)
  package static let declarationTypeMismatch = Self("YS0053", .error)
  package static let unknownCommand = Self("YS0060", .warning)
  package static let wrongCommandParameterCount = Self("YS0061", .warning)
  package static let severalLineIDs = Self("YS0062", .error)
  /// Markup that is shown as it is written.
  package static let markupNotUnderstood = Self("YS0063", .warning)
  package static let rogueChevron = Self("YS0064", .warning)

  /// Every code that the language front end gives, sorted.
  package static let language: [DiagnosticCode] = [
    .nestingTooDeep, .missingLineID, .computedJump, .stopInScenario, .runsOffEnd,
    .silenceWithoutTimer, .timedGroupNeedsOneSilence, .timerWithoutGroup, .conditionalSilence,
    .missingHashtag, .unknownCastMember, .unknownMark, .unknownEnd, .unknownLegalClaim,
    .unknownSound, .wrongArgumentType, .unknownLadder, .emptyOptionBlock, .tooManyParts,
    .computedCommandName, .malformedLadder, .wrongHashtagValue, .fileTooLarge,
    .indentedAfterOptions, .unknownTarget, .unknownHashtag, .misplacedHashtag,
    .hashtagCombination, .unknownHeader, .wrongHeaderValue, .headerCombination, .forbiddenInRole,
    .wrongRoleOfTarget, .noBackgroundTrack, .withoutLineBefore, .uselessInterruption,
    .fractionInLadder, .ladderUsedTooEarly, .numberWithoutRange, .numberOutOfRange,
    .textInCommand, .forbiddenFunction, .lostNodeEnd, .undefinedVariable, .missingDelimiter,
    .syntaxError, .unclosedCommand, .unclosedScope, .unreachableCode, .unreferencedNode,
    .unusedVariable, .duplicateNodeTitle, .undefinedNode, .unknownFunction,
    .wrongFunctionParameters, .cyclicDependency, .unknownCharacter, .lineIDAndShadow,
    .duplicateLineID, .lineContentAfterCommand, .commandFollowingLine, .strayCommandEnd,
    .unenclosedCommand, .malformedNodeName, .typeInferenceFailure, .undeterminedType,
    .smartVariableReadOnly, .missingWhen, .duplicateSubtitle, .emptyNode, .enumDeclaration,
    .languageVersionTooLow, .literalOutOfRange, .memberAccess, .redeclaration, .typeRedeclaration,
    .unknownShadowSource, .shadowWithExpressions, .shadowTextDiffers, .smartVariableLoop,
    .singularCommandWrap, .typeMismatch, .nodeMissingTitle, .severalTitles,
    .declarationTypeMismatch, .unknownCommand, .wrongCommandParameterCount, .severalLineIDs,
    .markupNotUnderstood, .rogueChevron,
  ]
}
