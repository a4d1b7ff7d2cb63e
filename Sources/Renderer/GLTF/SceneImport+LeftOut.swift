extension SceneImport {
  /// Notes what a primitive has and is not read here.
  mutating func noteLeftOut(of source: GLTFDocument.Primitive, at pointer: String) {
    let sets = source.material.flatMap { coordinateSets[checked: $0] } ?? CoordinateSets()
    let read = ["TEXCOORD_\(sets.surface)", "TEXCOORD_\(sets.second)"]
    for name in source.attributes.keys.sorted() where !read.contains(name) {
      let place = "\(pointer)/attributes/\(name.prefix(40))"
      if name == "TANGENT" {
        report.add(.unusedTangent, at: place, "tangents are reckoned where a surface is drawn")
      } else if name.hasPrefix("TEXCOORD_") {
        report.add(
          .unusedCoordinates, at: place, "left out; the material lies on \(read[0]) and \(read[1])")
      } else if name.hasPrefix("COLOR_"), name != "COLOR_0" {
        report.add(
          GLTFIssue(.unusedObject, at: place, "left out; COLOR_0 alone tints", severity: .warning))
      }
    }
    for (index, target) in (source.targets ?? []).enumerated() {
      for name in target.keys.sorted()
      where name != "POSITION" && name != "NORMAL" && !name.hasPrefix("_") {
        let place = "\(pointer)/targets/\(index)/\(name.prefix(40))"
        // Without tangents that are read, moved ones change nothing either.
        report.add(
          GLTFIssue(
            .unusedObject, at: place, "left out; places and normals alone move",
            severity: name == "TANGENT" ? .information : .warning))
      }
    }
  }

  /// Notes what nothing in the file refers to: it is never shown, and makes the file larger.
  mutating func noteUnused() {
    // What an unknown extension refers to is unknown, too.
    let known = document.extensionsUsed.allSatisfy(GLTFImporter.supportedExtensions.contains)
    guard known, report.firstError == nil else { return }
    let references = References(document)
    for list in References.List.allCases {
      for index in 0..<list.count(in: document) where !references.contains(index, in: list) {
        report.add(.unusedObject, at: "/\(list.rawValue)/\(index)", "nothing refers to it")
      }
    }
  }
}

/// Which elements of a document's lists something refers to.
private struct References {
  enum List: String, CaseIterable {
    case accessors, bufferViews, buffers, images, samplers, textures, materials, meshes, skins
    case nodes
    case lights = "extensions/KHR_lights_punctual/lights"

    func count(in document: GLTFDocument) -> Int {
      switch self {
      case .accessors: document.accessors.count
      case .bufferViews: document.bufferViews.count
      case .buffers: document.buffers.count
      case .images: document.images.count
      case .samplers: document.samplers.count
      case .textures: document.textures.count
      case .materials: document.materials.count
      case .meshes: document.meshes.count
      case .skins: document.skins.count
      // Without scenes every node is shown.
      case .nodes: document.scenes.count > 0 ? document.nodes.count : 0
      case .lights: document.extensions?.lights?.lights.count ?? 0
      }
    }
  }

  private var found: [List: Set<Int>] = [:]

  init(_ document: GLTFDocument) {
    addNodes(document)
    addMeshes(document)
    addSurfaces(document)
    addNumbers(document)
  }

  func contains(_ index: Int, in list: List) -> Bool { found[list]?.contains(index) ?? false }

  private mutating func add(_ index: Int?, to list: List) {
    if let index { found[list, default: []].insert(index) }
  }

  private mutating func addNodes(_ document: GLTFDocument) {
    for index in document.scenes.indices {
      for node in document.scenes[index]?.nodes ?? [] { add(node, to: .nodes) }
    }
    for index in document.nodes.indices {
      guard let node = document.nodes[index] else { continue }
      for child in node.children ?? [] { add(child, to: .nodes) }
      add(node.mesh, to: .meshes)
      add(node.skin, to: .skins)
      add(node.extensions?.lights?.light, to: .lights)
    }
    for index in document.skins.indices {
      guard let skin = document.skins[index] else { continue }
      for joint in skin.joints { add(joint, to: .nodes) }
      add(skin.skeleton, to: .nodes)
      add(skin.inverseBindMatrices, to: .accessors)
    }
    for index in document.animations.indices {
      guard let animation = document.animations[index] else { continue }
      for position in animation.channels.indices {
        add(animation.channels[position]?.target.node, to: .nodes)
      }
      for position in animation.samplers.indices {
        add(animation.samplers[position]?.input, to: .accessors)
        add(animation.samplers[position]?.output, to: .accessors)
      }
    }
  }

  private mutating func addMeshes(_ document: GLTFDocument) {
    for index in document.meshes.indices {
      guard let primitives = document.meshes[index]?.primitives else { continue }
      for position in primitives.indices {
        guard let primitive = primitives[position] else { continue }
        for attribute in primitive.attributes.values { add(attribute, to: .accessors) }
        for target in primitive.targets ?? [] {
          for attribute in target.values { add(attribute, to: .accessors) }
        }
        add(primitive.indices, to: .accessors)
        add(primitive.material, to: .materials)
      }
    }
  }

  private mutating func addSurfaces(_ document: GLTFDocument) {
    for index in document.materials.indices {
      guard let material = document.materials[index] else { continue }
      let surface = material.pbrMetallicRoughness
      let textures = [
        surface?.baseColorTexture, surface?.metallicRoughnessTexture, material.normalTexture,
        material.occlusionTexture, material.emissiveTexture,
      ]
      for texture in textures { add(texture?.index, to: .textures) }
      add(material.extras?.value?.lightmap?.texture, to: .textures)
    }
    for index in document.textures.indices {
      add(document.textures[index]?.source, to: .images)
      add(document.textures[index]?.sampler, to: .samplers)
    }
    for index in document.images.indices {
      add(document.images[index]?.bufferView, to: .bufferViews)
    }
  }

  private mutating func addNumbers(_ document: GLTFDocument) {
    for index in document.accessors.indices {
      guard let accessor = document.accessors[index] else { continue }
      add(accessor.bufferView, to: .bufferViews)
      add(accessor.sparse?.indices.bufferView, to: .bufferViews)
      add(accessor.sparse?.values.bufferView, to: .bufferViews)
    }
    for index in document.bufferViews.indices {
      add(document.bufferViews[index]?.buffer, to: .buffers)
      add(document.bufferViews[index]?.extensions?.packing?.buffer, to: .buffers)
    }
  }
}
