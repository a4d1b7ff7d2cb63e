/// The kinds of problems that a glTF file can have.
///
/// The codes are those of the Khronos glTF Validator, so that an author finds the same word in
/// both programs; it does not look into packed views, so their two codes are our own. The severity is what a problem means here: what can be read in spite of it, or
/// is mended, is a warning even where the validator calls it an error.
package enum GLTFCode: String, Sendable, CaseIterable {
  // The file.
  case ioError = "IO_ERROR"
  case fileNotFound = "FILE_NOT_FOUND"
  case glbInvalidMagic = "GLB_INVALID_MAGIC"
  case glbInvalidVersion = "GLB_INVALID_VERSION"
  case glbLengthTooSmall = "GLB_LENGTH_TOO_SMALL"
  case glbLengthMismatch = "GLB_LENGTH_MISMATCH"
  case glbUnexpectedEndOfHeader = "GLB_UNEXPECTED_END_OF_HEADER"
  case glbUnexpectedEndOfChunkHeader = "GLB_UNEXPECTED_END_OF_CHUNK_HEADER"
  case glbUnexpectedEndOfChunkData = "GLB_UNEXPECTED_END_OF_CHUNK_DATA"
  case glbChunkLengthUnaligned = "GLB_CHUNK_LENGTH_UNALIGNED"
  case glbUnexpectedFirstChunk = "GLB_UNEXPECTED_FIRST_CHUNK"
  case glbDuplicateChunk = "GLB_DUPLICATE_CHUNK"
  case glbUnknownChunkType = "GLB_UNKNOWN_CHUNK_TYPE"
  // The JSON.
  case invalidJSON = "INVALID_JSON"
  case typeMismatch = "TYPE_MISMATCH"
  case undefinedProperty = "UNDEFINED_PROPERTY"
  case valueNotInRange = "VALUE_NOT_IN_RANGE"
  case valueNotInList = "VALUE_NOT_IN_LIST"
  case arrayLengthNotInList = "ARRAY_LENGTH_NOT_IN_LIST"
  case invalidURI = "INVALID_URI"
  case nonRelativeURI = "NON_RELATIVE_URI"
  case unresolvedReference = "UNRESOLVED_REFERENCE"
  case unknownAssetMajorVersion = "UNKNOWN_ASSET_MAJOR_VERSION"
  case unsupportedExtension = "UNSUPPORTED_EXTENSION"
  // Buffers and views.
  case bufferMissingGLBData = "BUFFER_MISSING_GLB_DATA"
  case bufferByteLengthMismatch = "BUFFER_BYTE_LENGTH_MISMATCH"
  case bufferViewTooLong = "BUFFER_VIEW_TOO_LONG"
  case packedViewMismatch = "EXT_MESHOPT_COMPRESSION_VIEW_MISMATCH"
  case packedDataInvalid = "EXT_MESHOPT_COMPRESSION_DATA_INVALID"
  // Accessors.
  case accessorTooLong = "ACCESSOR_TOO_LONG"
  case accessorSmallByteStride = "ACCESSOR_SMALL_BYTESTRIDE"
  case accessorOffsetAlignment = "ACCESSOR_TOTAL_OFFSET_ALIGNMENT"
  case accessorInvalidFloat = "ACCESSOR_INVALID_FLOAT"
  case accessorMinMismatch = "ACCESSOR_MIN_MISMATCH"
  case accessorMaxMismatch = "ACCESSOR_MAX_MISMATCH"
  case accessorNonUnit = "ACCESSOR_VECTOR3_NON_UNIT"
  case accessorNormalizedInvalid = "ACCESSOR_NORMALIZED_INVALID"
  case accessorIndexOutOfBounds = "ACCESSOR_INDEX_OOB"
  case accessorIndexRestart = "ACCESSOR_INDEX_PRIMITIVE_RESTART"
  case accessorIndexDegenerate = "ACCESSOR_INDEX_TRIANGLE_DEGENERATE"
  case accessorJointsIndexOutOfBounds = "ACCESSOR_JOINTS_INDEX_OOB"
  case accessorWeightsNegative = "ACCESSOR_WEIGHTS_NEGATIVE"
  case accessorWeightsNonNormalized = "ACCESSOR_WEIGHTS_NON_NORMALIZED"
  case accessorSparseCount = "ACCESSOR_SPARSE_COUNT_OUT_OF_RANGE"
  case accessorSparseIndexOutOfBounds = "ACCESSOR_SPARSE_INDEX_OOB"
  case accessorSparseIndicesNonIncreasing = "ACCESSOR_SPARSE_INDICES_NON_INCREASING"
  // Meshes.
  case accessorInvalidFormat = "MESH_PRIMITIVE_ATTRIBUTES_ACCESSOR_INVALID_FORMAT"
  case indicesInvalidFormat = "MESH_PRIMITIVE_INDICES_ACCESSOR_INVALID_FORMAT"
  case primitiveUnaligned = "MESH_PRIMITIVE_ACCESSOR_UNALIGNED"
  case primitiveUnequalAccessorCount = "MESH_PRIMITIVE_UNEQUAL_ACCESSOR_COUNT"
  case primitiveMissingPosition = "MESH_PRIMITIVE_NO_POSITION"
  case primitivePositionWithoutBounds = "MESH_PRIMITIVE_POSITION_ACCESSOR_WITHOUT_BOUNDS"
  case primitiveIncompatibleMode = "MESH_PRIMITIVE_INCOMPATIBLE_MODE"
  case primitiveJointsWeightsMismatch = "MESH_PRIMITIVE_JOINTS_WEIGHTS_MISMATCH"
  case primitiveTooFewTexcoords = "MESH_PRIMITIVE_TOO_FEW_TEXCOORDS"
  case primitiveMorphTargetCount = "MESH_PRIMITIVES_UNEQUAL_TARGETS_COUNT"
  case primitiveMorphInvalidAttribute = "MESH_PRIMITIVE_MORPH_TARGET_INVALID_ATTRIBUTE_COUNT"
  case primitiveMorphWithoutBase = "MESH_PRIMITIVE_MORPH_TARGET_NO_BASE_ACCESSOR"
  case meshInvalidWeightsCount = "MESH_INVALID_WEIGHTS_COUNT"
  case unusedTangent = "UNUSED_MESH_TANGENT"
  case unusedCoordinates = "MESH_PRIMITIVE_UNUSED_TEXCOORD"
  // Nodes, skins and scenes.
  case nodeLoop = "NODE_LOOP"
  case nodeParentOverride = "NODE_PARENT_OVERRIDE"
  case nodeMatrixTRS = "NODE_MATRIX_TRS"
  case nodeMatrixNonTRS = "NODE_MATRIX_NON_TRS"
  case nodeRotationNonUnit = "ROTATION_NON_UNIT"
  case nodeWeightsInvalid = "NODE_WEIGHTS_INVALID"
  case nodeSkinWithoutJoints = "NODE_SKIN_WITH_NON_SKINNED_MESH"
  case nodeWithoutSkin = "NODE_SKINNED_MESH_WITHOUT_SKIN"
  case sceneNonRootNode = "SCENE_NON_ROOT_NODE"
  case invalidInverseBindCount = "INVALID_IBM_ACCESSOR_COUNT"
  case skinInverseBindFormat = "SKIN_IBM_INVALID_FORMAT"
  case lightSpotAngles = "KHR_LIGHTS_PUNCTUAL_LIGHT_SPOT_ANGLES"
  // Animations.
  case animationTargetNodeMatrix = "ANIMATION_CHANNEL_TARGET_NODE_MATRIX"
  case animationTargetWithoutMorphs = "ANIMATION_CHANNEL_TARGET_NODE_WEIGHTS_NO_MORPHS"
  case animationDuplicateTargets = "ANIMATION_DUPLICATE_TARGETS"
  case animationInputFormat = "ANIMATION_SAMPLER_INPUT_ACCESSOR_INVALID_FORMAT"
  case animationInputTooFew = "ANIMATION_SAMPLER_INPUT_ACCESSOR_TOO_FEW_ELEMENTS"
  case animationInputNegative = "ACCESSOR_ANIMATION_INPUT_NEGATIVE"
  case animationInputNonIncreasing = "ACCESSOR_ANIMATION_INPUT_NON_INCREASING"
  case animationOutputFormat = "ANIMATION_SAMPLER_OUTPUT_ACCESSOR_INVALID_FORMAT"
  case animationOutputCount = "ANIMATION_SAMPLER_OUTPUT_ACCESSOR_INVALID_COUNT"
  case animationOutputNonUnit = "ACCESSOR_ANIMATION_SAMPLER_OUTPUT_NON_NORMALIZED_QUATERNION"
  // Materials and pictures.
  case materialAlphaCutoff = "MATERIAL_ALPHA_CUTOFF_INVALID_MODE"
  case imageUnrecognizedFormat = "IMAGE_UNRECOGNIZED_FORMAT"
  case imageMimeTypeInvalid = "IMAGE_MIME_TYPE_INVALID"
  case imageDataInvalid = "IMAGE_DATA_INVALID"
  // What is never looked at.
  case unusedObject = "UNUSED_OBJECT"

  package var severity: GLTFIssue.Severity {
    switch self {
    case .accessorIndexDegenerate, .glbUnknownChunkType, .unusedTangent, .unusedCoordinates,
      .unusedObject:
      .information
    case .glbDuplicateChunk, .unsupportedExtension, .accessorOffsetAlignment,
      .accessorMinMismatch, .accessorMaxMismatch, .accessorNonUnit, .accessorNormalizedInvalid,
      .accessorWeightsNegative, .accessorWeightsNonNormalized, .primitiveUnaligned,
      .primitiveMissingPosition, .primitivePositionWithoutBounds, .primitiveIncompatibleMode,
      .primitiveJointsWeightsMismatch, .primitiveTooFewTexcoords, .primitiveMorphWithoutBase,
      .meshInvalidWeightsCount, .nodeMatrixTRS, .nodeMatrixNonTRS, .nodeRotationNonUnit,
      .nodeWeightsInvalid, .nodeSkinWithoutJoints, .nodeWithoutSkin, .sceneNonRootNode,
      .lightSpotAngles, .animationDuplicateTargets, .animationOutputNonUnit,
      .materialAlphaCutoff, .imageMimeTypeInvalid:
      .warning
    default: .error
    }
  }
}
