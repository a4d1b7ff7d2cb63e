import Foundation
import Testing

@testable import SessionStore

@Suite struct StationKeyTests {
  private let place = TemporaryStore()

  @Test func theKeyAndItsFoldersAreClosedToOthers() throws {
    let store = try place.open()
    defer { withExtendedLifetime(store) {} }
    #expect(try mode(place.path) == 0o700)
    #expect(try mode(place.folder.keyFolderPath) == 0o700)
    #expect(try mode(place.folder.keyPath) == 0o600)
    #expect(try mode(place.folder.databasePath) == 0o600)
    #expect(try mode(place.folder.databasePath + "-wal") == 0o600)
  }

  @Test(arguments: [0o640, 0o604, 0o644, 0o666])
  func aKeyThatOthersCanReadIsRefused(_ mode: Int) throws {
    _ = try place.open()
    chmod(place.folder.keyPath, mode_t(mode))
    let error = try #require(place.openingError())
    #expect(error.code == .readableByOthers)
    #expect(error.description.contains("chmod go-rwx '\(place.folder.keyPath)'"))
    chmod(place.folder.keyPath, 0o600)
    #expect(place.openingError() == nil)
  }

  @Test func foldersThatOthersCanEnterAreRefused() throws {
    _ = try place.open()
    for path in [place.path, place.folder.keyFolderPath] {
      chmod(path, 0o750)
      for access in [SessionStore.Access.readWrite, .readOnly] {
        #expect(place.openingError(access)?.code == .readableByOthers)
        #expect(place.openingError(access)?.path == path)
      }
      chmod(path, 0o700)
    }
  }

  @Test func theKeyIsMadeOnceAndKept() throws {
    _ = try place.open()
    let key = try #require(FileManager.default.contents(atPath: place.folder.keyPath))
    _ = try place.open()
    _ = try place.open(.readOnly)
    #expect(FileManager.default.contents(atPath: place.folder.keyPath) == key)
    let other = TemporaryStore()
    _ = try other.open()
    #expect(FileManager.default.contents(atPath: other.folder.keyPath) != key)
    let names = try FileManager.default.contentsOfDirectory(atPath: place.folder.keyFolderPath)
    #expect(names == ["station.key"])
  }

  @Test func storedSessionsWithoutTheirKeyAreNeverGivenANewOne() throws {
    _ = try place.writeSession(count: 1)
    try FileManager.default.removeItem(atPath: place.folder.keyPath)
    #expect(place.openingError()?.code == .keyMissing)
    #expect(place.openingError(.readOnly)?.code == .keyMissing)
    #expect(!FileManager.default.fileExists(atPath: place.folder.keyPath))
  }

  @Test func anotherStationsKeyIsRefusedAndChangesNothing() throws {
    let id = try place.writeSession(count: 2)
    let other = TemporaryStore()
    _ = try other.open()
    let ownKey = try #require(FileManager.default.contents(atPath: place.folder.keyPath))
    let otherKey = try #require(FileManager.default.contents(atPath: other.folder.keyPath))
    try otherKey.write(to: URL(fileURLWithPath: place.folder.keyPath))
    chmod(place.folder.keyPath, 0o600)
    #expect(place.openingError()?.code == .keyMismatch)
    #expect(place.openingError(.readOnly)?.code == .keyMismatch)
    try ownKey.write(to: URL(fileURLWithPath: place.folder.keyPath))
    chmod(place.folder.keyPath, 0o600)
    #expect(try place.open().records(of: id).count == 2)
  }

  @Test(arguments: [
    "", "modet-station-key-1", "modet-station-key-1\n", "modet-station-key-1\nabc\n",
    "modet-station-key-2\n" + String(repeating: "0", count: 64) + "\n",
    "modet-station-key-1\n" + String(repeating: "g", count: 64) + "\n",
    "modet-station-key-1\n" + String(repeating: "0", count: 62) + "\n",
    "modet-station-key-1\n" + String(repeating: "0", count: 64) + "\nmere\n",
    String(repeating: "x", count: 100_000), "\u{0}\u{1}",
  ])
  func aDamagedKeyIsSaidToBeDamaged(_ text: String) throws {
    _ = try place.open()
    try Data(text.utf8).write(to: URL(fileURLWithPath: place.folder.keyPath))
    chmod(place.folder.keyPath, 0o600)
    #expect(place.openingError()?.code == .keyDamaged)
  }

  @Test func aKeyThatIsALinkOrAFolderIsRefused() throws {
    _ = try place.open()
    let path = place.folder.keyPath
    try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
    #expect(symlink(path + ".away", path) == 0)
    #expect(place.openingError()?.code == .folderUnusable)
    unlink(path)
    #expect(mkdir(path, 0o700) == 0)
    #expect(place.openingError()?.code == .folderUnusable)
  }

  @Test func aDraftLeftByACrashIsNoObstacle() throws {
    try place.folder.prepare()
    try Data("half".utf8).write(to: URL(fileURLWithPath: place.folder.keyPath + ".new"))
    #expect(place.openingError() == nil)
  }

  private func mode(_ path: String) throws -> mode_t {
    var status = stat()
    try #require(lstat(path, &status) == 0)
    return status.st_mode & 0o777
  }
}
