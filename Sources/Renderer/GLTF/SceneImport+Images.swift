internal import Foundation

extension SceneImport {
  /// More pixels than this in all pictures together are refused.
  private static let mostPixels = 128 << 20

  /// Finds the pictures' bytes, and begins to decode them on other threads.
  mutating func startImages() {
    // A picture that is not there keeps its place; the scene is not shown then.
    let missing = ScenePictures.Source(data: Foundation.Data(), range: 0..<0)
    var sources = [ScenePictures.Source](repeating: missing, count: document.images.count)
    var pixels = 0
    let contents = contentOfImages()
    for index in document.images.indices {
      let pointer = "/images/\(index)"
      do throws(GLTFIssue) {
        let image = try document.images.element(index, "image", at: pointer)
        var source = try source(of: image, at: pointer)
        source.mipmaps = contents[index]
        source.size = try size(of: source, image, at: pointer)
        pixels += source.size.width * source.size.height
        guard pixels <= Self.mostPixels else {
          throw GLTFIssue(
            .valueNotInRange, at: pointer, "the pictures are too large together")
        }
        sources[index] = source
        picturesThere.append(index)
      } catch {
        report.add(error)
      }
    }
    scene.pictures = ScenePictures(sources)
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

  /// Waits for the pictures, and notes those that are broken.
  mutating func checkImages() {
    for index in picturesThere {
      guard let error = scene.pictures.error(at: index) else { continue }
      report.add(GLTFIssue(error, ofImage: index))
    }
  }

  private mutating func source(
    of image: GLTFDocument.Image, at pointer: String
  ) throws(GLTFIssue) -> ScenePictures.Source {
    if let view = image.bufferView {
      let bytes = try reader.bytes(ofView: view, at: pointer + "/bufferView")
      return ScenePictures.Source(data: bytes.data, range: bytes.range)
    }
    guard let uri = image.uri else {
      throw GLTFIssue(
        .undefinedProperty, at: pointer, "either 'uri' or 'bufferView' must be defined")
    }
    let data = try source.files.resolve(uri, at: pointer + "/uri")
    return ScenePictures.Source(data: data, range: 0..<data.count)
  }

  /// How large a picture claims to be.
  private mutating func size(
    of source: ScenePictures.Source, _ image: GLTFDocument.Image, at pointer: String
  ) throws(GLTFIssue) -> (width: Int, height: Int) {
    do {
      let header = try source.withBytes { bytes throws(ImageError) in
        try ImageDecoder.header(of: bytes)
      }
      if let type = image.mimeType, type != header.mimeType {
        report.add(
          .imageMimeTypeInvalid, at: pointer + "/mimeType", "the picture is \(header.mimeType)")
      }
      return (header.width, header.height)
    } catch {
      throw GLTFIssue(error, at: pointer)
    }
  }
}

extension GLTFIssue {
  init(_ error: ImageError, ofImage index: Int) { self.init(error, at: "/images/\(index)") }

  fileprivate init(_ error: ImageError, at pointer: String) {
    let code: GLTFCode =
      error.code == .unknownFormat ? .imageUnrecognizedFormat : .imageDataInvalid
    self.init(code, at: pointer, "\(error)")
  }
}
