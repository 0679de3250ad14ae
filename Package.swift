// swift-tools-version: 6.2
import PackageDescription

/// What every room is built with: Swift 6 mode, explicit existentials, imports that do not leak,
/// unsafe C marked where it is used, and no warning left standing.
let roomSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A room: a target under Sources that may use the rooms named (the table is in ArchitectureTests).
func room(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: roomSettings)
}

/// The test target of a room.
func tests(of name: String, with dependencies: [Target.Dependency] = [], resources: [Resource] = [])
  -> Target
{
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    resources: resources,
    swiftSettings: roomSettings
  )
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "kanwu",
  products: [
    .executable(name: "kanwu", targets: ["kanwu"]),
    .library(name: "Conveyor", targets: ["Conveyor"]),
  ],
  traits: [
    .trait(
      name: "SecondReader",
      description: "PP-OCR on OpenVINO beside Tesseract; `make second-reader` gets what it needs.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CTesseract", pkgConfig: "tesseract", providers: [.apt(["libtesseract-dev"])]),
    .systemLibrary(
      name: "CLeptonica", pkgConfig: "lept", providers: [.apt(["libleptonica-dev"])]),
    .systemLibrary(
      name: "CFcitxUtils", pkgConfig: "Fcitx5Utils", providers: [.apt(["libfcitx5utils-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    // Its pkg-config file is written by `make second-reader`; without the trait nothing asks for it.
    .systemLibrary(name: "COpenVINO", pkgConfig: "openvino"),
    .systemLibrary(name: "CSpawn"),
    .target(name: "CSandbox"),
    .target(
      name: "CRecognition", dependencies: ["CTesseract", "CLeptonica"],
      // A program's functions are only found by its libraries when it exports them.
      linkerSettings: [
        .unsafeFlags(
          [
            "GOMP_parallel_sections", "GOMP_sections_next", "GOMP_sections_end_nowait",
            "pixWriteMem",
          ].flatMap { ["-Xlinker", "--export-dynamic-symbol=\($0)"] })
      ]),
    .target(
      name: "CLanguageModel",
      dependencies: ["CFcitxUtils"],
      // Debian ships no pkg-config file for LibIMECore.
      cxxSettings: [
        .unsafeFlags(["-isystem", "/usr/include/LibIME", "-isystem", "/usr/include/Fcitx5/Utils"])
      ],
      linkerSettings: [.linkedLibrary("IMECore"), .linkedLibrary("Fcitx5Utils")]
    ),

    .target(
      name: "CQPDF",
      // Version 11 of qpdf asks which kind of its own pointers is wanted; 4 is the standard library's.
      cxxSettings: [.define("POINTERHOLDER_TRANSITION", to: "4")],
      linkerSettings: [.linkedLibrary("qpdf")]
    ),

    room("DocumentModel"),
    room("TextAlignment"),
    room("Evaluation", uses: ["DocumentModel", "TextAlignment"]),
    room("Conveyor"),
    room("PipelineFile", uses: ["DocumentModel", yams]),
    room("PageImaging", uses: ["CLeptonica", "DocumentModel"]),
    room(
      "Recognition",
      uses: [
        "CRecognition", "CTesseract", "CLeptonica", "PageImaging", "TextAlignment", "DocumentModel",
        .target(name: "COpenVINO", condition: .when(traits: ["SecondReader"])),
      ]),
    room("Intake", uses: ["CLibXML2", "CSpawn", "DocumentModel"]),
    room("SearchablePDF", uses: ["CQPDF", "DocumentModel"]),
    room("Synthesis", uses: ["CLeptonica", "PageImaging", "Intake"]),
    room("Repair", uses: ["CLanguageModel", "TextAlignment", "DocumentModel"]),
    room("Reflow", uses: ["DocumentModel"]),
    room("Export", uses: ["CLibXML2", "CZip", "DocumentModel"]),
    room("Ledger", uses: ["CCrypto", "CZlib", "DocumentModel", grdb]),
    room("WorkerProtocol", uses: ["Intake", "PipelineFile", "DocumentModel"]),
    room(
      "Worker",
      uses: [
        "CSandbox", "PageImaging", "Recognition", "SearchablePDF", "WorkerProtocol", "PipelineFile",
        "Intake", "DocumentModel",
      ]),
    room(
      "Batch",
      uses: [
        "Conveyor", "WorkerProtocol", "Intake", "Ledger", "PipelineFile", "Repair", "Reflow",
        "Export", "DocumentModel",
      ]),
    .executableTarget(
      name: "kanwu",
      dependencies: [
        "Batch", "Worker", "Conveyor", "Intake", "Ledger", "PipelineFile", "Repair", "Reflow",
        "Export", "Evaluation", "Synthesis", "TextAlignment", "DocumentModel", argumentParser,
        logging,
      ],
      exclude: ["Manual"],
      swiftSettings: roomSettings
    ),

    .target(
      name: "TestSupport",
      dependencies: ["DocumentModel"],
      path: "Tests/TestSupport",
      swiftSettings: roomSettings
    ),
    tests(of: "DocumentModel"),
    tests(of: "TextAlignment"),
    tests(of: "Evaluation", with: ["DocumentModel", "TextAlignment"]),
    tests(of: "Conveyor"),
    tests(of: "PipelineFile"),
    tests(of: "PageImaging", with: ["CLeptonica"]),
    tests(
      of: "Recognition", with: ["CLeptonica", "CRecognition", "CTesseract", "PageImaging"],
      resources: [.copy("Fixtures")]),
    tests(of: "Intake"),
    tests(of: "SearchablePDF", with: ["DocumentModel"]),
    tests(of: "Synthesis", with: ["Intake", "PageImaging"]),
    tests(of: "Repair"),
    tests(of: "Reflow", with: ["PipelineFile"]),
    tests(of: "Export"),
    tests(of: "Ledger", with: ["DocumentModel", grdb]),
    tests(of: "WorkerProtocol", with: ["Intake", "PipelineFile"]),
    tests(
      of: "Worker",
      with: ["CSandbox", "Intake", "PageImaging", "PipelineFile", "WorkerProtocol"]),
    tests(
      of: "Batch",
      with: ["Export", "Intake", "Ledger", "PipelineFile", "WorkerProtocol", "DocumentModel"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport", "kanwu", "PipelineFile", grdb],
      swiftSettings: roomSettings),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: roomSettings),
  ],
  cxxLanguageStandard: .cxx20
)
