import COpenAL

/// How an output is watched, opened and reopened: the machine's way, or a script's in a test.
package struct DeviceProbe: Sendable {
  /// Whether the output is still there; asked once a frame.
  package var isConnected: @Sendable (AudioConnection) -> Bool
  /// Opens an output.
  package var open: @Sendable (AudioDevice.Output) throws(AudioError) -> AudioConnection
  /// Brings a lost output back with all that was made in it; false where that is not possible.
  package var reopen: @Sendable (AudioConnection) -> Bool
  /// Whether opening happens beside the frame loop; a script's happens within `update(time:)`.
  package var isThreaded: Bool
  /// Whether streams get time to be decoded where no thread does it: a script may make them late.
  package var canDecode: @Sendable () -> Bool

  package init(
    isConnected: @escaping @Sendable (AudioConnection) -> Bool,
    open: @escaping @Sendable (AudioDevice.Output) throws(AudioError) -> AudioConnection,
    reopen: @escaping @Sendable (AudioConnection) -> Bool, isThreaded: Bool,
    canDecode: @escaping @Sendable () -> Bool = { true }
  ) {
    self.isConnected = isConnected
    self.open = open
    self.reopen = reopen
    self.isThreaded = isThreaded
    self.canDecode = canDecode
  }

  /// The machine's outputs.
  package static let real = DeviceProbe(
    isConnected: { connection in
      guard connection.loopbackRate == nil,
        alcIsExtensionPresent(connection.device, "ALC_EXT_disconnect") != 0
      else { return true }
      var connected: ALCint = 0
      alcGetIntegerv(connection.device, ALC_CONNECTED, 1, &connected)
      return connected != 0
    },
    open: { (output) throws(AudioError) in try AudioConnection.open(output) },
    reopen: { connection in
      // `ALC_SOFT_reopen_device` is newer than the headers of Debian 12.
      typealias Reopen =
        @convention(c) (OpaquePointer, UnsafePointer<CChar>?, UnsafePointer<ALCint>?) -> ALCboolean
      guard connection.loopbackRate == nil,
        alcIsExtensionPresent(connection.device, "ALC_SOFT_reopen_device") != 0,
        let address = alcGetProcAddress(connection.device, "alcReopenDeviceSOFT")
      else { return false }
      let attributes = AudioConnection.attributes(loopbackRate: nil)
      return unsafeBitCast(address, to: Reopen.self)(connection.device, nil, attributes) != 0
    },
    isThreaded: true)
}
