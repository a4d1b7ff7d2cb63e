/// What is chosen before a session starts and holds for all of it.
package struct SessionSettings: Sendable, Hashable, Codable {
  /// How much time the young person gets: 1000 as written, 1500, 2000, or 0 for no clock at all.
  package var timeFactorPermille: Int = 1000
  /// Whether looking down stops the scene; can be switched off per person.
  package var lookingDownStops: Bool = true
  /// How loud it begins: per cent.
  package var volumePercent: Int = 100
  /// The calm place that holds until the young person chooses another.
  package var calmPlace = CalmPlace.lake
  /// The calm places on offer at check-in; nobody is asked where there is nothing to choose.
  package var calmPlaces: [CalmPlace] = []
  /// The host-set variables by name, `level` among them; numbers and truth values as text.
  package var variables: [String: String] = [:]

  package enum CodingKeys: String, CodingKey {
    case timeFactorPermille = "time_factor_permille"
    case lookingDownStops = "looking_down_stops"
    case volumePercent = "volume_percent"
    case calmPlace = "calm_place"
    case calmPlaces = "calm_places"
    case variables
  }

  package init() {}

  /// Reads what a log holds; logs from before volumes and calm places were kept have none.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    timeFactorPermille = try values.decode(Int.self, forKey: .timeFactorPermille)
    lookingDownStops = try values.decode(Bool.self, forKey: .lookingDownStops)
    volumePercent = try values.decodeIfPresent(Int.self, forKey: .volumePercent) ?? 100
    calmPlace = try values.decodeIfPresent(CalmPlace.self, forKey: .calmPlace) ?? .lake
    calmPlaces = try values.decodeIfPresent([CalmPlace].self, forKey: .calmPlaces) ?? []
    variables = try values.decode([String: String].self, forKey: .variables)
  }

  var canonicalLine: CanonicalLine {
    var line = CanonicalLine()
    line.field("time_factor_permille", timeFactorPermille)
    line.field("looking_down_stops", lookingDownStops)
    line.field("volume_percent", volumePercent)
    line.field("calm_place", calmPlace.rawValue)
    line.field("calm_places", calmPlaces.map(\.rawValue))
    var values = CanonicalLine()
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) { values.field(name, value) }
    line.field("variables", values)
    return line
  }
}
