import DocumentModel
import Export
import Foundation

/// The documents of a finished run, read back from the JSON exports in its output folder.
struct FinishedDocuments {
  let folder: URL

  /// Calls `body` with every document, in the order of the file names.
  ///
  /// - Parameters:
  ///   - skipped: told of each JSON file that no document can be read from, with the reason.
  ///   - body: called with one document at a time; only one is in memory.
  /// - Returns: how many documents there were.
  func forEach(skipped: (_ path: String, _ reason: String) -> Void, _ body: (Document) -> Void)
    -> Int
  {
    var count = 0
    for file in files() {
      do {
        let document = try JSONText.document(from: Data(contentsOf: file))
        body(document)
        count += 1
      } catch let error as ExportError {
        skipped(file.path, error.message)
      } catch is DecodingError {
        skipped(file.path, "not the export of a document, or damaged")
      } catch {
        skipped(file.path, error.localizedDescription)
      }
    }
    return count
  }

  /// What is hidden, such as the ledger's folder `.kanwu`, is passed over.
  private func files() -> [URL] {
    let found = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    return (found?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "json" }
      .sorted { $0.path < $1.path }
  }
}
