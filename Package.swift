// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A C library of the system, found through pkg-config; where it has no file for that, its module
/// map says what to link.
func systemLibrary(_ name: String, _ pkgConfig: String?, apt package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let package = Package(
  name: "Modet",
  products: [
    .executable(name: "modet", targets: ["runner"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    systemLibrary("CGLFW", "glfw3", apt: "libglfw3-dev"),
    systemLibrary("COpenGL", "opengl", apt: "libopengl-dev"),
    systemLibrary("CEGL", "egl", apt: "libegl-dev"),
    systemLibrary("COpenAL", "openal", apt: "libopenal-dev"),
    systemLibrary("CSndfile", "sndfile", apt: "libsndfile1-dev"),
    systemLibrary("CEbur128", "libebur128", apt: "libebur128-dev"),
    systemLibrary("CFreeType", "freetype2", apt: "libfreetype-dev"),
    systemLibrary("CHarfBuzz", "harfbuzz", apt: "libharfbuzz-dev"),
    systemLibrary("CFriBidi", "fribidi", apt: "libfribidi-dev"),
    systemLibrary("CSpng", "spng", apt: "libspng-dev"),
    systemLibrary("CTurboJPEG", "libturbojpeg", apt: "libturbojpeg0-dev"),
    systemLibrary("CMeshoptimizer", nil, apt: "libmeshoptimizer-dev"),
    systemLibrary("CEspeak", "espeak-ng", apt: "libespeak-ng-dev"),
    .target(name: "CKernels"),
    .target(name: "CAllocations"),
    .target(
      name: "AllocationCounter", dependencies: ["CAllocations"], swiftSettings: swiftSettings),
    .target(
      name: "ScenarioEngine",
      dependencies: ["Yams"],
      swiftSettings: swiftSettings),
    .target(
      name: "SessionStore",
      dependencies: [
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "Renderer",
      dependencies: [
        "CGLFW", "COpenGL", "CEGL", "COpenAL", "CSndfile", "CEbur128", "CFreeType", "CHarfBuzz",
        "CFriBidi", "CSpng", "CTurboJPEG", "CMeshoptimizer", "CEspeak", "CKernels",
      ],
      resources: [.embedInCode("Shaders")],
      swiftSettings: swiftSettings),
    .target(
      name: "ReviewPages",
      dependencies: [
        "ScenarioEngine",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Templates")],
      swiftSettings: swiftSettings),
    .target(name: "LanguageServer", dependencies: ["ScenarioEngine"], swiftSettings: swiftSettings),
    .executableTarget(
      name: "runner",
      dependencies: [
        "ScenarioEngine", "SessionStore", "Renderer", "ReviewPages", "AllocationCounter",
        "LanguageServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ScenarioEngineTests", dependencies: ["ScenarioEngine"],
      exclude: ["Cases"], swiftSettings: swiftSettings),
    .testTarget(
      name: "AllocationCounterTests",
      dependencies: ["AllocationCounter", "ScenarioEngine", "Renderer"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "SessionStoreTests",
      dependencies: [
        "SessionStore", "store-writer",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Kept"],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "store-writer", dependencies: ["SessionStore"],
      path: "Tests/TestSupport/StoreWriter", swiftSettings: swiftSettings),
    .testTarget(
      name: "RendererTests",
      dependencies: ["Renderer", "CKernels", "CMeshoptimizer", "AllocationCounter"],
      exclude: ["Pictures"], swiftSettings: swiftSettings),
    .testTarget(
      name: "ReviewPagesTests", dependencies: ["ReviewPages", "ScenarioEngine"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "LanguageServerTests", dependencies: ["LanguageServer", "ScenarioEngine"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "runnerTests",
      dependencies: [
        "runner", "Renderer", "ScenarioEngine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(name: "HouseRulesTests", swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6]
)
