package import Foundation
internal import Synchronization

/// Pictures that are decoded while their caller does something else.
///
/// Every core but the caller's takes one picture after the other; whoever asks for the result
/// helps until all are taken. Nothing here needs the device: only the frame loop's thread
/// uploads.
package final class ImageDecoding: Sendable {
  /// Where a picture's bytes lie.
  package struct Source: Sendable {
    /// A whole file.
    package var data: Foundation.Data
    package var range: Range<Int>
    /// How smaller levels are made; nil for none.
    package var mipmaps: Mipmaps.Content?

    package init(data: Foundation.Data, range: Range<Int>, mipmaps: Mipmaps.Content? = nil) {
      self.data = data
      self.range = range
      self.mipmaps = mipmaps
    }

    func decode() throws(ImageError) -> Image {
      var image = try withBytes { bytes throws(ImageError) in try ImageDecoder.decode(bytes) }
      image.mipmaps = mipmaps.map { Mipmaps(of: image, $0) }
      return image
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

  private struct Progress {
    var next = 0
    var finished = 0
    var results: [Result<Image, ImageError>?]
  }

  private let sources: [Source]
  private let progress: Mutex<Progress>
  private let changed = NSCondition()

  /// Begins at once; `finish` must be called.
  package init(_ sources: [Source]) {
    self.sources = sources
    progress = Mutex(Progress(results: Array(repeating: nil, count: sources.count)))
    let cores = ProcessInfo.processInfo.activeProcessorCount
    for _ in 0..<min(max(cores - 1, 1), sources.count) {
      Thread.detachNewThread { self.work() }
    }
  }

  /// Helps until every picture is there.
  package func finish() -> [Result<Image, ImageError>] {
    work()
    changed.lock()
    while progress.withLock({ $0.finished < sources.count }) { changed.wait() }
    changed.unlock()
    return progress.withLock { state in
      defer { state.results = [] }
      return state.results.compactMap(\.self)
    }
  }

  private func work() {
    while let index = take() {
      let result = Result { () throws(ImageError) in
        try sources[index].decode()
      }
      let isLast = progress.withLock { state in
        state.results[index] = result
        state.finished += 1
        return state.finished == sources.count
      }
      guard isLast else { continue }
      changed.lock()
      changed.broadcast()
      changed.unlock()
    }
  }

  private func take() -> Int? {
    progress.withLock { state in
      guard state.next < sources.count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }
}
