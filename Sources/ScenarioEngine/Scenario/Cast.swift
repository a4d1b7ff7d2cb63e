/// A person of the scene, as the script names it and the stage shows it.
package struct CastMember: Sendable, Hashable {
  /// The word before the colon of a line.
  package var id: String
  /// The name in subtitles.
  package var displayName: LocalizedText
  /// The name of a person in `Assets/People`, without ending.
  package var personAsset: String
  /// Other bodies, for settings under which somebody else has the part.
  package var alternatives: [CastAlternative] = []
  /// Language code to the synthetic voice that speaks where no take is recorded.
  package var voices: [String: VoiceSettings]
  /// Where the person stands when the scene puts it nowhere else.
  package var mark: String
}

/// A body that a part has instead of its usual one, where the host has set some variables so.
///
/// The words stay whose they are: who is kind and who is hard is never a matter of the body.
package struct CastAlternative: Sendable, Hashable {
  /// The name of a person in `Assets/People`, without ending.
  package var personAsset: String
  /// The host-set variables that it needs, by name without `$`, as text; at least one.
  package var settings: [String: String]
}

/// How a synthetic voice sounds.
package struct VoiceSettings: Sendable, Hashable {
  /// As espeak-ng names it: `da+f2`.
  package var variant: String
  /// Words a minute, 80 to 450.
  package var rate: Int
  /// 0 to 99, 50 is the voice's own.
  package var pitch: Int
}

/// A named place on the stage.
package struct StageMark: Sendable, Hashable {
  package var name: String
  /// Metres from the young person, who is at the origin and looks towards −Z.
  package var position: SIMD3<Double>
  /// 0 faces +Z, towards the young person; positive turns to the person's own left.
  package var yawDegrees: Double
}

/// A way in which the scene can end.
package struct ScenarioEnd: Sendable, Hashable {
  package var id: String
  package var isCalm: Bool
  package var text: LocalizedText
  /// Where `scenario.yaml` names it.
  package var range: SourceRange
}

/// What the law says about something in the scene, with its source.
package struct LawClaim: Sendable, Hashable {
  package var id: String
  package var paragraph: String
  package var text: LocalizedText
  /// The address of the source.
  package var source: String
  /// The day the source was last read, as `2026-11-22`.
  package var checkedOn: String
}
