// The catalogue. Please keep it sorted by code; never reuse one.

extension DiagnosticCode {
  // MARK: - Modet's own

  /// A part of the language that is recognised but not carried out yet.
  package static let unsupportedFeature = Self("MO0001", .error)
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
  /// An option of the youth without a response style.
  package static let missingStyle = Self("MO0011", .warning)
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
  package static let unknownStyle = Self("MO0023", .error)
  package static let fileTooLarge = Self("MO0024", .error)
  /// Indented as if under an option whose block an empty line has closed.
  package static let indentedAfterOptions = Self("MO0025", .warning)

  // MARK: - Upstream's

  package static let undefinedVariable = Self("YS0003", .warning)
  package static let missingDelimiter = Self("YS0004", .error)
  package static let syntaxError = Self("YS0005", .error)
  package static let unclosedCommand = Self("YS0006", .error)
  package static let unclosedScope = Self("YS0007", .error)
  package static let unreachableCode = Self("YS0008", .warning)
  package static let duplicateNodeTitle = Self("YS0011", .error)
  package static let undefinedNode = Self("YS0012", .warning)
  package static let unknownFunction = Self("YS0013", .error)
  package static let wrongFunctionParameters = Self("YS0014", .error)
  package static let duplicateLineID = Self("YS0018", .error)
  package static let lineContentAfterCommand = Self("YS0019", .warning)
  package static let commandFollowingLine = Self("YS0020", .error)
  package static let strayCommandEnd = Self("YS0021", .warning)
  package static let unenclosedCommand = Self("YS0022", .warning)
  package static let malformedNodeName = Self("YS0027", .error)
  package static let typeInferenceFailure = Self("YS0028", .error)
  package static let emptyNode = Self("YS0033", .warning)
  package static let literalOutOfRange = Self("YS0037", .error)
  package static let redeclaration = Self("YS0039", .error)
  package static let typeMismatch = Self("YS0050", .error)
  package static let nodeMissingTitle = Self("YS0051", .error)
  package static let severalTitles = Self("YS0052", .error)
  package static let declarationTypeMismatch = Self("YS0053", .error)
  package static let unknownCommand = Self("YS0060", .warning)
  package static let wrongCommandParameterCount = Self("YS0061", .warning)
  package static let severalLineIDs = Self("YS0062", .error)

  /// Every code that the language front end gives, sorted.
  package static let language: [DiagnosticCode] = [
    .unsupportedFeature, .nestingTooDeep, .missingLineID, .computedJump, .stopInScenario,
    .runsOffEnd, .silenceWithoutTimer, .timedGroupNeedsOneSilence, .timerWithoutGroup,
    .conditionalSilence, .missingStyle, .unknownCastMember, .unknownMark, .unknownEnd,
    .unknownLegalClaim, .unknownSound, .wrongArgumentType, .unknownLadder, .emptyOptionBlock,
    .tooManyParts, .computedCommandName, .malformedLadder, .unknownStyle, .fileTooLarge,
    .indentedAfterOptions,
    .undefinedVariable, .missingDelimiter, .syntaxError, .unclosedCommand, .unclosedScope,
    .unreachableCode, .duplicateNodeTitle, .undefinedNode, .unknownFunction,
    .wrongFunctionParameters, .duplicateLineID, .lineContentAfterCommand, .commandFollowingLine,
    .strayCommandEnd, .unenclosedCommand, .malformedNodeName, .typeInferenceFailure, .emptyNode,
    .literalOutOfRange, .redeclaration, .typeMismatch, .nodeMissingTitle, .severalTitles,
    .declarationTypeMismatch, .unknownCommand, .wrongCommandParameterCount, .severalLineIDs,
  ]
}
