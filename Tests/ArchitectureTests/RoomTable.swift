/// What a room may import besides ``RoomTable/importedAnywhere``, and where its purpose stands.
struct Room {
  /// The file, below the room's folder, that opens with the room's purpose; nil for a room without Swift.
  var mainFile: String?
  var mayImport: Set<String>
  var mayImportAnything = false

  static func swift(_ mainFile: String, uses mayImport: String...) -> Self {
    Self(mainFile: mainFile, mayImport: Set(mayImport))
  }

  /// A C or C++ target: a module map or headers, no Swift.
  static let foreign = Self(mainFile: nil, mayImport: [])
}

/// The rooms under Sources and who may use whom: dependencies point downwards only.
///
/// WorkerProtocol is a room since Batch and Worker both speak it and Batch must not see Worker's image
/// decoders. CSpawn has calls of glibc that Swift cannot see, CSandbox what a worker forbids itself,
/// CRecognition what Tesseract's libraries do in fewer steps,
/// CLibXML2 the HTML parser (FoundationXML's breaks on real pages) and the XML writer of the exporters, CFcitxUtils only the flags of
/// libime's headers, CCrypto and CZlib the ledger's SHA-256 and its packing of pages,
/// CZip the packages of docx and epub. Recognition uses
/// CLeptonica because Tesseract takes its pictures.
///
/// TextAlignment is a room since Repair learns from a reading and its truth as Evaluation compares them, and
/// neither may use the other. Synthesis is one since made pages serve the learner alone, which knows
/// nothing of pictures; it uses Intake for the programs that set type, and PageImaging and CLeptonica to
/// turn and write pages. Only kanwu brings the two together.
///
/// SearchablePDF is one since it works on untrusted PDFs and so belongs to the worker, while Export is the
/// parent's; CQPDF is its face of qpdf's C++ library.
enum RoomTable {
  static let importedAnywhere: Set = ["Foundation", "Glibc", "Synchronization"]

  static let rooms: [String: Room] = [
    "kanwu": Room(mainFile: "Kanwu.swift", mayImport: [], mayImportAnything: true),
    "Batch": .swift(
      "Run.swift",
      uses: "Conveyor", "WorkerProtocol", "Intake", "Ledger", "PipelineFile", "Repair", "Reflow",
      "Export", "DocumentModel", "Dispatch"),
    "Worker": .swift(
      "WorkerLoop.swift",
      uses: "CSandbox", "PageImaging", "Recognition", "SearchablePDF", "WorkerProtocol",
      "PipelineFile",
      "Intake", "DocumentModel"),
    "WorkerProtocol": .swift("Messages.swift", uses: "Intake", "PipelineFile", "DocumentModel"),
    "Intake": .swift(
      "DocumentSurveyor.swift", uses: "DocumentModel", "FoundationXML", "CLibXML2", "CSpawn"),
    "PipelineFile": .swift("PipelineDescription.swift", uses: "DocumentModel", "Yams"),
    "Ledger": .swift("LedgerFile.swift", uses: "CCrypto", "CZlib", "DocumentModel", "GRDB"),
    "Export": .swift("PlainText.swift", uses: "CLibXML2", "CZip", "DocumentModel"),
    "Reflow": .swift("Operators/AssembleParagraphs.swift", uses: "DocumentModel"),
    "Repair": .swift(
      "RepairOperator.swift", uses: "CLanguageModel", "TextAlignment", "DocumentModel"),
    "SearchablePDF": .swift("SearchablePDF.swift", uses: "CQPDF", "DocumentModel"),
    "Synthesis": .swift("PageMaker.swift", uses: "CLeptonica", "PageImaging", "Intake"),
    "Recognition": .swift(
      "Recogniser.swift",
      uses: "CRecognition", "CTesseract", "COpenVINO", "CLeptonica", "PageImaging", "TextAlignment",
      "DocumentModel"),
    "PageImaging": .swift("PageImage.swift", uses: "CLeptonica", "DocumentModel"),
    "Conveyor": .swift("Pipeline.swift", uses: "Dispatch"),
    "Evaluation": .swift("DocumentScore.swift", uses: "DocumentModel", "TextAlignment"),
    "TextAlignment": .swift("Alignment.swift"),
    "DocumentModel": .swift("Document.swift"),
    "CTesseract": .foreign,
    "COpenVINO": .foreign,
    "CLeptonica": .foreign,
    "CLibXML2": .foreign,
    "CQPDF": .foreign,
    "CCrypto": .foreign,
    "CZlib": .foreign,
    "CZip": .foreign,
    "CSpawn": .foreign,
    "CSandbox": .foreign,
    "CRecognition": .foreign,
    "CLanguageModel": .foreign,
    "CFcitxUtils": .foreign,
  ]
}
