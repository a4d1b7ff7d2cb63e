import AllocationCounter
import Renderer

/// Measures frames on the thread that makes them, and says why the slow ones were slow.
struct FrameMeter {
  /// A frame that takes so many times the median is slow.
  static let slowFactor = 4.0
  /// How many frames the median is known by before one can be called slow.
  static let framesBeforeJudging = 900

  /// Frames with the scene on show.
  private(set) var processor = TimeHistogram()
  private(set) var wall = TimeHistogram()
  /// Frames in which something happened, and frames of the calm place: processor time.
  private(set) var beats = TimeHistogram()
  private(set) var calm = TimeHistogram()
  private(set) var parts = [TimeHistogram](
    repeating: TimeHistogram(), count: FrameProfile.Part.allCases.count)
  /// Time on the wall's clock until the device was done with each pass, where that is measured.
  private(set) var passes = [TimeHistogram](
    repeating: TimeHistogram(), count: PassProfile.Pass.allCases.count)
  /// What the mirror took of frames that asked it for a picture: processor time.
  private(set) var asking = TimeHistogram()
  private(set) var slow = SlowFrames()
  private(set) var allocations = FrameAllocations()
  private var processorLimit = Double.infinity
  private var wallLimit = Double.infinity

  /// One measured frame.
  struct Frame {
    var used: ThreadUsage
    /// Our own, the driver's left out; nil where they cannot be counted.
    var allocations: Int?
    /// Whether anything happened: the session said something, or the place changed under black.
    var isBeat: Bool
    /// Whether objects of the device came or went.
    var changesObjects: Bool
    /// Whether the mirror was asked for a picture.
    var asksForPicture: Bool
  }

  /// Counts a frame that showed the scene.
  mutating func add(_ frame: Frame, _ profile: FrameProfile, _ passes: PassProfile? = nil) {
    processor.add(nanoseconds: frame.used.processor)
    wall.add(nanoseconds: frame.used.wall)
    for part in FrameProfile.Part.allCases {
      parts[part.rawValue].add(nanoseconds: profile.nanoseconds(part))
    }
    if let passes {
      for pass in PassProfile.Pass.allCases {
        self.passes[pass.rawValue].add(nanoseconds: passes.nanoseconds(pass))
      }
    }
    if frame.asksForPicture { asking.add(nanoseconds: profile.nanoseconds(.mirror)) }
    if frame.isBeat { beats.add(nanoseconds: frame.used.processor) }
    allocations.add(frame)
    judge(frame, profile)
  }

  /// Counts a frame of the calm place, which has little in it.
  mutating func addCalm(_ frame: Frame) {
    calm.add(nanoseconds: frame.used.processor)
    allocations.add(frame)
  }

  private mutating func judge(_ frame: Frame, _ profile: FrameProfile) {
    if processor.count % Self.framesBeforeJudging == 0 {
      processorLimit = processor.quantile(0.5) * Self.slowFactor * 1e6
      wallLimit = wall.quantile(0.5) * Self.slowFactor * 1e6
    }
    let isSlow = Double(frame.used.processor) > processorLimit
    guard isSlow || Double(frame.used.wall) > wallLimit else { return }
    slow.add(frame, isByProcessor: isSlow)
    guard isSlow else { return }
    let longest = FrameProfile.Part.allCases.max {
      profile.nanoseconds($0) < profile.nanoseconds($1)
    }
    if let longest { slow.parts["\(longest)", default: 0] += 1 }
  }
}

/// Frames of more than four times the median, by their first cause in this order.
struct SlowFrames: Codable {
  /// Our own doing: device objects were made, memory was asked for, or something happened.
  private(set) var objects = 0
  private(set) var allocations = 0
  private(set) var beats = 0
  /// Another thread was put in place, which leaves cold caches behind.
  private(set) var interrupted = 0
  /// Memory was touched for the first time, without our having asked for it.
  private(set) var faults = 0
  /// Processor time with none of these: the driver, or the machine.
  private(set) var unexplained = 0
  /// Slow on the wall's clock alone: the thread waited, or was not run.
  private(set) var waited = 0
  private(set) var notRun = 0
  /// In which part of a frame those by processor time spent the most.
  var parts: [String: Int] = [:]

  mutating func add(_ frame: FrameMeter.Frame, isByProcessor: Bool) {
    if !isByProcessor {
      if frame.used.waits > 0 { waited += 1 } else { notRun += 1 }
    } else if frame.changesObjects {
      objects += 1
    } else if frame.allocations ?? 0 > 0, !frame.isBeat {
      allocations += 1
    } else if frame.isBeat {
      beats += 1
    } else if frame.used.interruptions > 0 {
      interrupted += 1
    } else if frame.used.faults > 0 {
      faults += 1
    } else {
      unexplained += 1
    }
  }
}

/// How often frames asked for memory: our own requests, the driver's left out.
struct FrameAllocations: Codable {
  /// Frames in which nothing happened.
  private(set) var steadyFrames = 0
  private(set) var steady = 0
  private(set) var steadyWorst = 0
  /// Frames in which something happened.
  private(set) var beatFrames = 0
  private(set) var beats = 0

  mutating func add(_ frame: FrameMeter.Frame) {
    let count = frame.allocations ?? 0
    if frame.isBeat {
      beatFrames += 1
      beats += count
    } else {
      steadyFrames += 1
      steady += count
      steadyWorst = max(steadyWorst, count)
    }
  }
}
