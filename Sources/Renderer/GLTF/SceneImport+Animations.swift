extension SceneImport {
  /// Makes a clip of each animation for each skeleton that it moves.
  mutating func importAnimations(_ skins: [ImportedSkin?]) {
    let morphs = Dictionary(
      uniqueKeysWithValues: scene.morphNames.enumerated().map { ($1, $0) })
    for index in document.animations.indices {
      guard let source = document.animations[index] else { continue }
      let pointer = "/animations/\(index)"
      checkTargets(source, at: pointer)
      for (position, skin) in skins.enumerated() {
        guard let skin else { continue }
        var work = ClipImport(
          source, pointer: pointer, skin: skin, skeleton: position, morphs: morphs)
        work.run(&self)
        if !work.clip.isEmpty { scene.clips.append(work.clip) }
      }
    }
  }

  /// Notes channels that lead nowhere or move the same thing as another.
  private mutating func checkTargets(_ source: GLTFDocument.Animation, at pointer: String) {
    var seen: [String: Int] = [:]
    for index in source.channels.indices {
      guard let channel = source.channels[index] else { continue }
      let place = "\(pointer)/channels/\(index)"
      do {
        try require(
          channel.sampler, below: source.samplers.count, "sampler", at: place + "/sampler")
        // A channel without a node belongs to an extension and is passed over.
        guard let node = channel.target.node else { continue }
        try require(node, below: document.nodes.count, "node", at: place + "/target/node")
        let earlier = seen.updateValue(index, forKey: "\(node) \(channel.target.path)")
        if let earlier {
          report.add(
            .animationDuplicateTargets, at: place + "/target", "channel \(earlier) moves the same")
        }
      } catch {
        report.add(error)
      }
    }
  }
}

/// The import of one animation for one skeleton.
private struct ClipImport {
  private let source: GLTFDocument.Animation
  private let pointer: String
  private let skin: ImportedSkin
  /// The positions of morph weights by their names.
  private let morphs: [String: Int]
  private var timelines: [Int: Int] = [:]
  private(set) var clip: AnimationClip

  init(
    _ source: GLTFDocument.Animation, pointer: String, skin: ImportedSkin, skeleton: Int,
    morphs: [String: Int]
  ) {
    self.source = source
    self.pointer = pointer
    self.skin = skin
    self.morphs = morphs
    clip = AnimationClip(name: source.name ?? "", skeleton: skeleton)
  }

  mutating func run(_ importer: inout SceneImport) {
    for index in source.channels.indices {
      guard let channel = source.channels[index], let node = channel.target.node else { continue }
      let place = "\(pointer)/channels/\(index)"
      do {
        if channel.target.path == "weights" {
          let owner = importer.document.nodes[node]?.skin
          let isOurs = owner.map { $0 == clip.skeleton } ?? (skin.jointOfNode[node] != nil)
          if isOurs { try addWeights(channel, node, at: place, &importer) }
        } else if let joint = skin.jointOfNode[node] {
          try add(channel, node, joint, at: place, &importer)
        }
      } catch {
        importer.report.add(error)
      }
    }
  }

  private mutating func add(
    _ channel: GLTFDocument.Animation.Channel, _ node: Int, _ joint: Int, at place: String,
    _ importer: inout SceneImport
  ) throws(GLTFIssue) {
    let property: AnimationClip.Property
    switch channel.target.path {
    case "translation": property = .translation
    case "rotation": property = .rotation
    case "scale": property = .scale
    default:
      throw GLTFIssue(
        .valueNotInList, at: place + "/target/path",
        "'\(channel.target.path.prefix(20))' cannot be moved")
    }
    guard importer.document.nodes[node]?.matrix == nil else {
      throw GLTFIssue(
        .animationTargetNodeMatrix, at: place + "/target/path",
        "node \(node) has a matrix, which cannot be moved")
    }
    try add(channel.sampler, joint, property, &importer)
  }

  private mutating func add(
    _ index: Int, _ joint: Int, _ property: AnimationClip.Property, _ importer: inout SceneImport
  ) throws(GLTFIssue) {
    let place = "\(pointer)/samplers/\(index)"
    let sampler = try source.samplers.element(index, "sampler", at: place)
    let interpolation = try interpolation(of: sampler, at: place)
    let timeline = try timeline(of: sampler, interpolation, at: place, &importer)
    let components = property == .rotation ? 4 : 3
    let flat = try importer.reader.floats(
      sampler.output, type: [property == .rotation ? "VEC4" : "VEC3"], at: place + "/output",
      otherwise: .animationOutputFormat)
    let count = clip.timelines[timeline].count * (interpolation == .cubic ? 3 : 1)
    try Self.check(flat.count / components, expected: count, at: place + "/output")
    var keys = (0..<count).map { key in
      let i = key * components
      return SIMD4(flat[i], flat[i + 1], flat[i + 2], components == 4 ? flat[i + 3] : 0)
    }
    if property == .rotation {
      let wrong = Self.normalize(&keys, each: interpolation == .cubic ? 3 : 1)
      if wrong > 0 {
        importer.report.add(
          .animationOutputNonUnit, at: place + "/output", "\(wrong) keys have another length than 1"
        )
      }
    }
    clip.addTrack(joint: joint, property, interpolation, timeline: timeline, keys: keys)
  }

  /// Brings the rotations among the keys to unit length, and tells how many had another.
  private static func normalize(_ keys: inout [SIMD4<Float>], each step: Int) -> Int {
    var wrong = 0
    for key in stride(from: step / 2, to: keys.count, by: step) {
      let length = (keys[key] * keys[key]).sum().squareRoot()
      // Rotations may be stored as whole numbers.
      if abs(length - 1) > 0.005 { wrong += 1 }
      keys[key] = Quaternion(vector: keys[key]).normalized.vector
    }
    return wrong
  }

  private mutating func addWeights(
    _ channel: GLTFDocument.Animation.Channel, _ node: Int, at place: String,
    _ importer: inout SceneImport
  ) throws(GLTFIssue) {
    let mesh = importer.document.nodes[node]?.mesh
    let names = mesh.flatMap { importer.scene.meshes[checked: $0]?.morphNames } ?? []
    guard !names.isEmpty else {
      throw GLTFIssue(
        .animationTargetWithoutMorphs, at: place + "/target/path",
        "node \(node) has no mesh with morph targets")
    }
    let place = "\(pointer)/samplers/\(channel.sampler)"
    let sampler = try source.samplers.element(channel.sampler, "sampler", at: place)
    let interpolation = try interpolation(of: sampler, at: place)
    let timeline = try timeline(of: sampler, interpolation, at: place, &importer)
    let flat = try importer.reader.floats(
      sampler.output, type: ["SCALAR"], at: place + "/output", otherwise: .animationOutputFormat)
    let keys = clip.timelines[timeline].count * (interpolation == .cubic ? 3 : 1)
    try Self.check(flat.count, expected: keys * names.count, at: place + "/output")
    clip.addTrack(
      morphs: names.compactMap { morphs[$0] }, interpolation, timeline: timeline, keys: flat)
  }

  // MARK: - Samplers

  private func interpolation(
    of sampler: GLTFDocument.Animation.Sampler, at place: String
  ) throws(GLTFIssue) -> AnimationClip.Interpolation {
    switch sampler.interpolation ?? "LINEAR" {
    case "STEP": .step
    case "LINEAR": .linear
    case "CUBICSPLINE": .cubic
    case let other:
      throw GLTFIssue(
        .valueNotInList, at: place + "/interpolation", "'\(other.prefix(20))' is no interpolation")
    }
  }

  private mutating func timeline(
    of sampler: GLTFDocument.Animation.Sampler, _ interpolation: AnimationClip.Interpolation,
    at place: String, _ importer: inout SceneImport
  ) throws(GLTFIssue) -> Int {
    if let known = timelines[sampler.input] {
      try check(clip.timelines[known].count, suits: interpolation, at: place)
      return known
    }
    let seconds = try importer.reader.floats(
      sampler.input, type: ["SCALAR"], at: place + "/input", otherwise: .animationInputFormat)
    let pointer = "/accessors/\(sampler.input)"
    guard seconds[0] >= 0 else {
      throw GLTFIssue(.animationInputNegative, at: pointer, "key 0 is at \(seconds[0]) seconds")
    }
    for key in seconds.indices.dropFirst() where seconds[key] <= seconds[key - 1] {
      throw GLTFIssue(
        .animationInputNonIncreasing, at: pointer, "key \(key) does not come after the one before")
    }
    try check(seconds.count, suits: interpolation, at: place)
    let timeline = clip.addTimeline(seconds)
    timelines[sampler.input] = timeline
    return timeline
  }

  private func check(
    _ keys: Int, suits interpolation: AnimationClip.Interpolation, at place: String
  ) throws(GLTFIssue) {
    guard interpolation != .cubic || keys >= 2 else {
      throw GLTFIssue(
        .animationInputTooFew, at: place + "/input", "a spline needs two keys at least")
    }
  }

  private static func check(
    _ count: Int, expected: Int, at pointer: String
  ) throws(GLTFIssue) {
    guard count == expected else {
      throw GLTFIssue(
        .animationOutputCount, at: pointer, "\(expected) elements were expected, not \(count)")
    }
  }
}
