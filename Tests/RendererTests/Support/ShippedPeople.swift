/// The people under `Assets/People`.
enum ShippedPeople {
  static let all = [
    "adult-a", "friend-a", "friend-b", "officer-a", "officer-b", "officer-c", "officer-d",
    "passer-by",
  ]
}
