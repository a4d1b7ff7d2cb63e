/// An event before the session gives it its time, number and attempt.
struct Draft {
  var kind: EventKind
  var actor: Actor
  var node: String?
  var id: String?
  var modality: String?
  var began: Int?
  var latency: Int?
  var style: String?
  var value: Int?
  var delta: Int?
  var choice: String?
  var cause: String?
  var text: String?

  init(
    _ kind: EventKind, _ actor: Actor, id: String? = nil,
    complete: (inout Draft) -> Void = { _ in }
  ) {
    self.kind = kind
    self.actor = actor
    self.id = id
    complete(&self)
  }
}
