import ArgumentParser
import Batch
import Foundation
import Logging
import PipelineFile
import Repair

/// The `repair` operator with the tables that a command names, set up as in a run.
struct RepairSetUp {
  let surroundings: Surroundings
  /// Paths or installed names; later ones win over earlier ones; empty for those of the pipeline.
  var tables: [String] = []
  /// Besides those of the pipeline.
  var lexicons: [String] = []
  /// Whose settings of `repair` to use; `nil` for the operator's own.
  var pipeline: String?

  /// Loads tables, lexicons, look-alikes and the language model.
  ///
  /// - Returns: the operator, its tables as paths.
  /// - Throws: the exit code, when its message has been told.
  func load() throws -> RepairText {
    do {
      var files = surroundings.files
      var repair = RepairText()
      if let pipeline {
        let description = try surroundings.pipeline(pipeline)
        files = files.besides(description.file)
        if let stage = description.document.first(where: { $0.name == RepairText.name }) {
          repair = try stage.decode(over: repair, in: description.file)
        }
      }
      if !tables.isEmpty { repair.tables = tables }
      repair.tables = try repair.tables.map {
        try file($0, kind: "tables", suffix: ".tsv", isTyped: !tables.isEmpty, files)
      }
      repair.lexicons += try lexicons.map {
        try file($0, kind: "lexicons", suffix: ".txt", isTyped: true, files)
      }
      try repair.load(from: files)
      if repair.decoder.model == nil {
        surroundings.logger().warning("\(RepairText.missingModelNote)")
      }
      return repair
    } catch let error as PipelineError {
      throw surroundings.exit(.configuration, error.message)
    } catch {
      throw surroundings.exit(dataFile: error)
    }
  }

  private func file(
    _ name: String, kind: String, suffix: String, isTyped: Bool, _ files: InstalledFiles
  ) throws -> String {
    let find = isTyped ? files.named : files.find
    return try find(name, kind, suffix).path
  }

  /// `a,b` as two names, unless a file has that name.
  static func names(_ joined: String) -> [String] {
    if FileManager.default.fileExists(atPath: joined) { return [joined] }
    return joined.split(separator: ",").map(String.init)
  }
}

extension Surroundings {
  /// Tells what is wrong with a table, a lexicon or a model.
  ///
  /// - Parameter error: why it could not be loaded.
  /// - Returns: 66 when it is not there or cannot be read, 69 for a model, 78 when it is faulty.
  func exit(dataFile error: any Error) -> ArgumentParser.ExitCode {
    switch error {
    case let error as MissingFile:
      return exit(.noInput, "\(error); give the path of a file, or the name of an installed one")
    case let error as TableError:
      if case .unreadable = error.problem { return exit(.noInput, error.description) }
      return exit(.configuration, error.description)
    case let error as LexiconError:
      if case .unreadable = error.problem { return exit(.noInput, error.description) }
      return exit(.configuration, error.description)
    case let error as LanguageModelError: return exit(.toolMissing, error.description)
    default: return exit(.configuration, "\(error)")
    }
  }
}
