/// The people under `Assets/People`.
enum ShippedPeople {
  static let all = [
    "adult-a", "bystander-a", "friend-a", "friend-b", "friend-c", "officer-a", "officer-b",
    "officer-c", "officer-d", "passer-by",
  ]
}
