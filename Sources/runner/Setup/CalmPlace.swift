import ArgumentParser

/// Where a young person is at ease: before and after the scene, in a pause, after STOP.
///
/// They choose it before they put the headset on. The name is that of the model, of the sound
/// bed and of the room it is heard in.
enum CalmPlace: String, ExpressibleByArgument, CaseIterable {
  /// A pier in a lake among firs.
  case lake = "calm"
  case beach
  /// A path in a beech wood.
  case forest
  /// A room of one's own, with a bed and a lamp.
  case ownRoom = "own-room"
}
