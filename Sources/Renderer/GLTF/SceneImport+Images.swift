extension SceneImport {
  /// More pixels than this in all pictures together are refused.
  private static let mostPixels = 128 << 20

  /// The pictures of the file on their way through other threads.
  struct Pictures {
    var decoding: ImageDecoding
    /// The position in the file's images of each picture that is being decoded.
    var positions: [Int]
  }

  /// Finds the pictures' bytes, and begins to decode them on other threads.
  mutating func startImages() -> Pictures {
    var sources: [ImageDecoding.Source] = []
    var positions: [Int] = []
    var pixels = 0
    let contents = contentOfImages()
    for index in document.images.indices {
      let pointer = "/images/\(index)"
      do throws(GLTFIssue) {
        let image = try document.images.element(index, "image", at: pointer)
        var source = try source(of: image, at: pointer)
        source.mipmaps = contents[index]
        let size = try size(of: source, image, at: pointer)
        pixels += size
        guard pixels <= Self.mostPixels else {
          throw GLTFIssue(
            .valueNotInRange, at: pointer, "the pictures are too large together")
        }
        sources.append(source)
        positions.append(index)
      } catch {
        report.add(error)
      }
    }
    return Pictures(decoding: ImageDecoding(sources), positions: positions)
  }

  /// How the pictures that need smaller levels are read.
  ///
  /// One that is read both ways gets the levels of colours here, the others when it is uploaded.
  private func contentOfImages() -> [Int: Mipmaps.Content] {
    var contents: [Int: Mipmaps.Content] = [:]
    for material in scene.materials {
      for (texture, format) in material.contents {
        guard let texture, scene.textures[texture].hasMipmaps else { continue }
        let image = scene.textures[texture].image
        if format == .colour {
          contents[image] = colours
        } else if contents[image] == nil {
          contents[image] = format
        }
      }
    }
    return contents
  }

  /// Waits for the pictures.
  mutating func finishImages(_ pictures: Pictures) {
    // A picture that is broken keeps its place; the scene is not shown then.
    let blank = Image(width: 1, height: 1, filledWith: [255, 0, 255, 255])
    scene.images = [Image](repeating: blank, count: document.images.count)
    for (position, result) in zip(pictures.positions, pictures.decoding.finish()) {
      do {
        scene.images[position] = try result.get()
      } catch {
        report.add(issue(for: error, at: "/images/\(position)"))
      }
    }
  }

  private func source(
    of image: GLTFDocument.Image, at pointer: String
  ) throws(GLTFIssue) -> ImageDecoding.Source {
    if let view = image.bufferView {
      let bytes = try reader.bytes(ofView: view, at: pointer + "/bufferView")
      return ImageDecoding.Source(data: bytes.data, range: bytes.range)
    }
    guard let uri = image.uri else {
      throw GLTFIssue(
        .undefinedProperty, at: pointer, "either 'uri' or 'bufferView' must be defined")
    }
    let data = try source.files.resolve(uri, at: pointer + "/uri")
    return ImageDecoding.Source(data: data, range: 0..<data.count)
  }

  /// The pixels that a picture claims to have.
  private mutating func size(
    of source: ImageDecoding.Source, _ image: GLTFDocument.Image, at pointer: String
  ) throws(GLTFIssue) -> Int {
    do {
      let header = try source.withBytes { bytes throws(ImageError) in
        try ImageDecoder.header(of: bytes)
      }
      if let type = image.mimeType, type != header.mimeType {
        report.add(
          .imageMimeTypeInvalid, at: pointer + "/mimeType", "the picture is \(header.mimeType)")
      }
      return header.width * header.height
    } catch {
      throw issue(for: error, at: pointer)
    }
  }

  private func issue(for error: ImageError, at pointer: String) -> GLTFIssue {
    let code: GLTFCode =
      error.code == .unknownFormat ? .imageUnrecognizedFormat : .imageDataInvalid
    return GLTFIssue(code, at: pointer, "\(error)")
  }
}
