public import DocumentModel
import Export
import Reflow
import Repair

/// The registry of document operators: a new one is a file in its room and a line here.
public let documentOperators: [any DocumentOperator.Type] = [
  UnifyForms.self, DropBoilerplate.self, DropStrayCharacters.self, DropRunningHeads.self,
  DropDoubledLines.self, NormaliseLeaders.self, RepairText.self, NormalisePunctuation.self,
  AssembleParagraphs.self,
]

/// The registry of exporters, in the order in which they are listed.
public let allExporters: [any Exporter.Type] = [
  PlainText.self, Markdown.self, JSONText.self, HTML.self, DOCX.self, EPUB.self, HOCR.self,
  ALTO.self,
  PageXML.self, TSV.self,
]
