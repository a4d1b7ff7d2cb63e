/// What is wrong with a glTF file, and where.
///
/// The codes are those of the Khronos glTF Validator, so that an author finds the same word
/// in both programs.
package struct GLTFIssue: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: String, Sendable {
    case ioError = "IO_ERROR"
    case glbInvalidMagic = "GLB_INVALID_MAGIC"
    case glbInvalidVersion = "GLB_INVALID_VERSION"
    case glbLengthTooSmall = "GLB_LENGTH_TOO_SMALL"
    case glbLengthMismatch = "GLB_LENGTH_MISMATCH"
    case glbUnexpectedEndOfHeader = "GLB_UNEXPECTED_END_OF_HEADER"
    case glbUnexpectedEndOfChunkHeader = "GLB_UNEXPECTED_END_OF_CHUNK_HEADER"
    case glbUnexpectedEndOfChunkData = "GLB_UNEXPECTED_END_OF_CHUNK_DATA"
    case glbChunkLengthUnaligned = "GLB_CHUNK_LENGTH_UNALIGNED"
    case glbUnexpectedFirstChunk = "GLB_UNEXPECTED_FIRST_CHUNK"
    case invalidJSON = "INVALID_JSON"
    case typeMismatch = "TYPE_MISMATCH"
    case undefinedProperty = "UNDEFINED_PROPERTY"
    case valueNotInRange = "VALUE_NOT_IN_RANGE"
    case valueNotInList = "VALUE_NOT_IN_LIST"
    case arrayLengthNotInList = "ARRAY_LENGTH_NOT_IN_LIST"
    case unknownAssetMajorVersion = "UNKNOWN_ASSET_MAJOR_VERSION"
    case unsupportedExtension = "UNSUPPORTED_EXTENSION"
    case unresolvedReference = "UNRESOLVED_REFERENCE"
    case bufferMissingGLBData = "BUFFER_MISSING_GLB_DATA"
    case bufferByteLengthMismatch = "BUFFER_BYTE_LENGTH_MISMATCH"
    case bufferViewTooLong = "BUFFER_VIEW_TOO_LONG"
    case accessorTooLong = "ACCESSOR_TOO_LONG"
    case accessorSmallByteStride = "ACCESSOR_SMALL_BYTESTRIDE"
    case accessorIndexOutOfBounds = "ACCESSOR_INDEX_OOB"
    case accessorInvalidFloat = "ACCESSOR_INVALID_FLOAT"
    case accessorJointsIndexOutOfBounds = "ACCESSOR_JOINTS_INDEX_OOB"
    case accessorWeightsNonNormalized = "ACCESSOR_WEIGHTS_NON_NORMALIZED"
    case accessorSparseIndexOutOfBounds = "ACCESSOR_SPARSE_INDEX_OOB"
    case accessorSparseIndicesNonIncreasing = "ACCESSOR_SPARSE_INDICES_NON_INCREASING"
    case accessorInvalidFormat = "MESH_PRIMITIVE_ATTRIBUTES_ACCESSOR_INVALID_FORMAT"
    case primitiveUnequalAccessorCount = "MESH_PRIMITIVE_UNEQUAL_ACCESSOR_COUNT"
    case primitiveMissingPosition = "MESH_PRIMITIVE_NO_POSITION"
    case primitiveUnsupportedMode = "MESH_PRIMITIVE_INCOMPATIBLE_MODE"
    case primitiveMorphTargetCount = "MESH_PRIMITIVES_UNEQUAL_TARGETS_COUNT"
    case primitiveMorphInvalidAttribute = "MESH_PRIMITIVE_MORPH_TARGET_INVALID_ATTRIBUTE_COUNT"
    case animationTargetNodeMatrix = "ANIMATION_CHANNEL_TARGET_NODE_MATRIX"
    case animationTargetWithoutMorphs = "ANIMATION_CHANNEL_TARGET_NODE_WEIGHTS_NO_MORPHS"
    case animationOutputCount = "ANIMATION_SAMPLER_OUTPUT_ACCESSOR_INVALID_COUNT"
    case animationInputTooFew = "ANIMATION_SAMPLER_INPUT_ACCESSOR_TOO_FEW_ELEMENTS"
    case animationInputNegative = "ACCESSOR_ANIMATION_INPUT_NEGATIVE"
    case animationInputNonIncreasing = "ACCESSOR_ANIMATION_INPUT_NON_INCREASING"
    case invalidInverseBindCount = "INVALID_IBM_ACCESSOR_COUNT"
    case nodeLoop = "NODE_LOOP"
    case nodeParentOverride = "NODE_PARENT_OVERRIDE"
    case imageUnrecognizedFormat = "IMAGE_UNRECOGNIZED_FORMAT"
    case imageDataInvalid = "IMAGE_DATA_INVALID"
  }

  package var code: Code
  /// Where in the file's JSON, as a JSON pointer; empty for the whole file.
  package var pointer: String
  /// What was found and what was expected.
  package var message: String
  /// The file, once it is known.
  package var file = ""

  package init(_ code: Code, at pointer: String = "", _ message: String) {
    self.code = code
    self.pointer = pointer
    self.message = message
  }

  package var description: String {
    let place = [file, pointer].filter { !$0.isEmpty }.joined(separator: " ")
    return "\(place.isEmpty ? "glTF" : place): \(message) [\(code.rawValue)]"
  }
}
