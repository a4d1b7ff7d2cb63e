extension GLTFIssue {
  /// The problem for people, in Danish: what it is, what was found, and what helps.
  package var danish: String { text(code.words.danish) + " " + remedy.danish + tag }

  /// The problem for people, in English: what it is, what was found, and what helps.
  package var english: String { text(code.words.english) + " " + remedy.english + tag }

  /// What it is and what was found, without the place, as a part of a sentence.
  package var problem: (danish: String, english: String) {
    (danish: "\(code.words.danish) (\(message))", english: "\(code.words.english) (\(message))")
  }

  /// What an author can do, as a sentence.
  package var remedy: (danish: String, english: String) { code.remedy.words }

  /// Where it is: the file and the pointer into it, as far as they are known.
  package var place: String {
    let place = [file, pointer].filter { !$0.isEmpty }.joined(separator: " ")
    return place.isEmpty ? "glTF" : place
  }

  private func text(_ problem: String) -> String { "\(place): \(problem) (\(message))." }

  private var tag: String { " [\(code.rawValue)]" }
}

extension GLTFCode {
  /// What an author can do about a problem.
  enum Remedy {
    case exportAgain
    case bringTheFile
    case mendTheModel
    case makeSmaller
    case leaveOut
    case mendThePicture

    var words: (danish: String, english: String) {
      switch self {
      case .exportAgain:
        (
          "Eksportér modellen igen; filen er skåret over eller skrevet forkert.",
          "Export the model again; the file was cut short or written wrongly."
        )
      case .bringTheFile:
        (
          "Læg filen i modellens egen mappe, eller eksportér som én .glb.",
          "Put the file into the model's own folder, or export as one .glb."
        )
      case .mendTheModel:
        (
          "Ret modellen i det program, den er lavet i, og eksportér den igen.",
          "Mend the model in the program that made it, and export it again."
        )
      case .makeSmaller:
        (
          "Ret værdien, eller gør modellen mindre, og eksportér den igen.",
          "Mend the value or make the model smaller, and export it again."
        )
      case .leaveOut:
        ("Slå det fra ved eksporten.", "Turn it off when exporting.")
      case .mendThePicture:
        (
          "Gem billedet igen som PNG eller JPEG, højst 8192 pixel på hver led.",
          "Save the picture again as PNG or JPEG, at most 8192 pixels a side."
        )
      }
    }
  }

  var remedy: Remedy {
    switch self {
    case .fileNotFound, .ioError, .nonRelativeURI, .invalidURI, .bufferMissingGLBData:
      .bringTheFile
    case .valueNotInRange: .makeSmaller
    case .unsupportedExtension, .unknownAssetMajorVersion, .unusedTangent, .unusedCoordinates,
      .unusedObject:
      .leaveOut
    case .imageUnrecognizedFormat, .imageMimeTypeInvalid, .imageDataInvalid: .mendThePicture
    case .accessorNonUnit, .accessorIndexDegenerate, .accessorWeightsNegative,
      .accessorWeightsNonNormalized, .primitiveMissingPosition, .primitiveIncompatibleMode,
      .primitiveTooFewTexcoords, .primitiveMorphTargetCount, .primitiveMorphWithoutBase,
      .nodeMatrixNonTRS, .nodeSkinWithoutJoints, .nodeWithoutSkin, .lightSpotAngles,
      .animationTargetNodeMatrix, .animationTargetWithoutMorphs, .animationDuplicateTargets,
      .materialAlphaCutoff:
      .mendTheModel
    default: .exportAgain
    }
  }

  /// What the problem is.
  var words: (danish: String, english: String) {
    switch self {
    case .ioError: ("Filen kan ikke læses", "The file cannot be read")
    case .fileNotFound: ("Filen findes ikke", "The file is not there")
    case .glbInvalidMagic, .glbInvalidVersion, .glbUnexpectedFirstChunk:
      ("Filen er ingen glTF 2.0-model", "The file is no glTF 2.0 model")
    case .glbLengthTooSmall, .glbLengthMismatch, .glbUnexpectedEndOfHeader,
      .glbUnexpectedEndOfChunkHeader, .glbUnexpectedEndOfChunkData, .glbChunkLengthUnaligned:
      ("Filen er ikke hel", "The file is not whole")
    case .glbDuplicateChunk, .glbUnknownChunkType:
      ("En del af filen bliver sprunget over", "A part of the file is passed over")
    case .invalidJSON: ("Modellens beskrivelse er ikke JSON", "The model's description is not JSON")
    case .typeMismatch: ("Værdien er af en forkert slags", "The value is of the wrong kind")
    case .undefinedProperty: ("En værdi mangler", "A value is missing")
    case .valueNotInRange: ("Værdien er uden for grænserne", "The value is out of range")
    case .valueNotInList: ("Værdien er ikke kendt", "The value is not known")
    case .arrayLengthNotInList: ("Listen har forkert længde", "The list has the wrong length")
    case .invalidURI: ("Adressen kan ikke læses", "The address cannot be read")
    case .nonRelativeURI: ("Adressen fører ud af mappen", "The address leads out of the folder")
    case .unresolvedReference:
      ("Henvisningen fører ingen steder hen", "The reference leads nowhere")
    case .unknownAssetMajorVersion: ("Versionen er ikke kendt", "The version is not known")
    case .unsupportedExtension: ("Udvidelsen er ikke kendt", "The extension is not known")
    case .bufferMissingGLBData, .bufferByteLengthMismatch, .bufferViewTooLong:
      ("Der mangler data", "Data are missing")
    case .packedViewMismatch, .packedDataInvalid:
      ("De pakkede data kan ikke pakkes ud", "The packed data cannot be unpacked")
    case .accessorTooLong, .accessorSmallByteStride, .accessorSparseCount,
      .accessorSparseIndexOutOfBounds:
      ("Tallene rækker ud over deres data", "The numbers reach beyond their data")
    case .accessorSparseIndicesNonIncreasing:
      ("Pladserne kommer ikke i rækkefølge", "The places do not come in order")
    case .accessorOffsetAlignment, .primitiveUnaligned:
      ("Tallene ligger skævt i filen", "The numbers lie askew in the file")
    case .accessorInvalidFloat: ("Et tal er ikke et tal", "A number is not one")
    case .accessorMinMismatch, .accessorMaxMismatch, .primitivePositionWithoutBounds:
      ("De opgivne grænser passer ikke", "The bounds given do not fit")
    case .accessorNonUnit, .nodeRotationNonUnit, .animationOutputNonUnit:
      ("Længden er ikke 1; den bliver rettet", "The length is not 1; it is mended")
    case .accessorNormalizedInvalid:
      ("Tallene kan ikke være brøkdele", "The numbers cannot be fractions")
    case .accessorIndexOutOfBounds, .accessorIndexRestart:
      ("En trekant har et hjørne, der ikke findes", "A triangle has a corner that is not there")
    case .accessorIndexDegenerate, .primitiveIncompatibleMode:
      ("Nogle trekanter har ingen flade", "Some triangles have no surface")
    case .accessorJointsIndexOutOfBounds:
      ("Et hjørne hænger på et led, der ikke findes", "A vertex hangs on a joint that is not there")
    case .accessorWeightsNegative, .accessorWeightsNonNormalized, .primitiveJointsWeightsMismatch:
      ("Leddenes vægte passer ikke sammen", "The joints' weights do not fit together")
    case .accessorInvalidFormat, .indicesInvalidFormat, .skinInverseBindFormat,
      .animationInputFormat, .animationOutputFormat:
      ("Tallene er af en forkert slags", "The numbers are of the wrong kind")
    case .primitiveUnequalAccessorCount, .primitiveMorphInvalidAttribute, .animationOutputCount,
      .invalidInverseBindCount:
      ("Antallene passer ikke sammen", "The counts do not fit together")
    case .primitiveMissingPosition: ("En form har ingen hjørner", "A shape has no vertices")
    case .primitiveTooFewTexcoords:
      ("Der mangler koordinater til et billede", "Coordinates for a picture are missing")
    case .primitiveMorphTargetCount, .primitiveMorphWithoutBase, .meshInvalidWeightsCount,
      .nodeWeightsInvalid, .animationTargetWithoutMorphs:
      ("Ansigtets former passer ikke sammen", "The face's shapes do not fit together")
    case .nodeLoop, .nodeParentOverride, .sceneNonRootNode:
      ("Modellens dele danner intet træ", "The model's parts form no tree")
    case .nodeMatrixTRS, .nodeMatrixNonTRS, .animationTargetNodeMatrix:
      ("En dels placering kan ikke bruges", "A part's placing cannot be used")
    case .nodeSkinWithoutJoints, .nodeWithoutSkin:
      ("Krop og skelet passer ikke sammen", "Body and skeleton do not fit together")
    case .lightSpotAngles: ("Lampens kegle vender vrangen ud", "The lamp's cone is inside out")
    case .animationDuplicateTargets: ("To spor flytter det samme", "Two tracks move the same thing")
    case .animationInputTooFew: ("Der er for få tidspunkter", "There are too few keys")
    case .animationInputNegative, .animationInputNonIncreasing:
      ("Tidspunkterne kommer ikke i rækkefølge", "The keys do not come in order")
    case .materialAlphaCutoff:
      ("En grænse for gennemsigtighed virker ikke", "A limit of transparency has no effect")
    case .unusedTangent, .unusedCoordinates, .unusedObject:
      ("Det bliver aldrig brugt", "It is never used")
    case .imageUnrecognizedFormat:
      ("Billedet er hverken PNG eller JPEG", "The picture is neither PNG nor JPEG")
    case .imageMimeTypeInvalid: ("Billedet er af en anden slags", "The picture is of another kind")
    case .imageDataInvalid: ("Billedet kan ikke læses", "The picture cannot be read")
    }
  }
}
