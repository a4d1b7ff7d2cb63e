package import Foundation
internal import Synchronization

/// The pictures of a scene, decoded while their user does something else.
///
/// Every core but the user's takes one picture after the other; whoever takes a picture that is
/// not there yet decodes meanwhile too. One that was taken is let go, so that no more lie in memory
/// than are on their way to the device. Nothing here needs the device: only the frame loop's
/// thread uploads.
package final class ScenePictures: Sendable {
  /// A picture and where its bytes lie.
  package struct Source: Sendable {
    /// A whole file.
    package var data: Foundation.Data
    package var range: Range<Int>
    /// How smaller levels are made; nil for none.
    package var mipmaps: Mipmaps.Content?
    /// As the first bytes tell, in pixels.
    package var size = (width: 1, height: 1)

    package init(data: Foundation.Data, range: Range<Int>) {
      self.data = data
      self.range = range
    }

    func decode() -> Result<Image, ImageError> {
      Result { () throws(ImageError) in
        var image = try withBytes { bytes throws(ImageError) in try ImageDecoder.decode(bytes) }
        image.mipmaps = mipmaps.map { Mipmaps(of: image, $0) }
        return image
      }
    }

    /// Lets the bytes be looked at where they lie.
    func withBytes<Value>(
      _ body: (UnsafeRawBufferPointer) throws(ImageError) -> Value
    ) throws(ImageError) -> Value {
      let result = data.withUnsafeBytes { bytes in
        Result { () throws(ImageError) in
          try body(UnsafeRawBufferPointer(rebasing: bytes[range]))
        }
      }
      return try result.get()
    }
  }

  /// How far a picture has come.
  private enum Progress {
    case waiting
    case decoding
    case there(Result<Image, ImageError>)
    /// Somebody has it; who asks again decodes again.
    case taken
  }

  /// What to do for somebody who wants a picture.
  private enum Step {
    case hand(Result<Image, ImageError>)
    case decode
    case decodeMeanwhile(Int)
    case wait
  }

  private let sources: [Source]
  private let progress: Mutex<[Progress]>
  private let changed = NSCondition()

  /// Begins at once.
  package init(_ sources: [Source]) {
    self.sources = sources
    progress = Mutex(Array(repeating: .waiting, count: sources.count))
    let cores = ProcessInfo.processInfo.activeProcessorCount
    for _ in 0..<min(max(cores - 1, 1), sources.count) {
      // A scene that is dropped needs no more of its pictures.
      Thread.detachNewThread { [weak self] in while self?.decodeNext() == true {} }
    }
  }

  package var count: Int { sources.count }

  /// How large a picture is, which is known before it is decoded.
  func size(of index: Int) -> (width: Int, height: Int) { sources[index].size }

  /// Hands a picture out and lets go of it; waits where it is not there yet.
  package func take(_ index: Int) throws(ImageError) -> Image {
    try result(of: index, keeps: false).get()
  }

  /// What is wrong with a picture; waits where that is not known yet.
  func error(at index: Int) -> ImageError? {
    switch result(of: index, keeps: true) {
    case .success: nil
    case .failure(let error): error
    }
  }

  private func result(of index: Int, keeps: Bool) -> Result<Image, ImageError> {
    while true {
      switch step(towards: index, keeps: keeps) {
      case .hand(let result): return result
      case .decode:
        let result = sources[index].decode()
        if keeps { finish(index, result) }
        return result
      case .decodeMeanwhile(let other): finish(other, sources[other].decode())
      case .wait: wait(for: index)
      }
    }
  }

  private func step(towards index: Int, keeps: Bool) -> Step {
    progress.withLock { progress in
      switch progress[index] {
      case .there(let result):
        if !keeps { progress[index] = .taken }
        return .hand(result)
      case .waiting, .taken:
        progress[index] = keeps ? .decoding : .taken
        return .decode
      case .decoding:
        return Self.claim(&progress).map(Step.decodeMeanwhile) ?? .wait
      }
    }
  }

  /// Decodes the first picture that nobody has begun; false if there is none.
  private func decodeNext() -> Bool {
    guard let index = progress.withLock({ Self.claim(&$0) }) else { return false }
    finish(index, sources[index].decode())
    return true
  }

  private static func claim(_ progress: inout [Progress]) -> Int? {
    let index = progress.firstIndex { if case .waiting = $0 { true } else { false } }
    if let index { progress[index] = .decoding }
    return index
  }

  private func finish(_ index: Int, _ result: Result<Image, ImageError>) {
    changed.lock()
    progress.withLock { $0[index] = .there(result) }
    changed.broadcast()
    changed.unlock()
  }

  private func wait(for index: Int) {
    changed.lock()
    while progress.withLock({ if case .decoding = $0[index] { true } else { false } }) {
      changed.wait()
    }
    changed.unlock()
  }
}
