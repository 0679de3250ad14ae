import struct Foundation.URL

/// What is wrong with a file that people edit: which file, which line, which problem.
protocol UserFileError: Error {
  associatedtype Problem: UserFileProblem
  /// Name of the file, its path when it cannot be read.
  var file: String { get }
  /// From 1; `nil` when the file as a whole is concerned.
  var line: Int? { get }
  init(file: String, line: Int?, problem: Problem)
}

/// The problems that every such file can have.
protocol UserFileProblem {
  static func unreadable(_ reason: String) -> Self
  static var notUTF8: Self { get }
}

extension UserFileError {
  /// How descriptions begin: `words.txt:12:`.
  var place: String { "\(file):\(line.map { "\($0):" } ?? "")" }

  /// The text of `file`, which errors call `name`, or by its own name without its folder.
  static func text(of file: URL, name: String? = nil) throws(Self) -> String {
    do {
      return try String(ofUserFile: file)
    } catch {
      let usual = error == .notUTF8 ? file.lastPathComponent : file.path
      throw Self(file: name ?? usual, line: nil, problem: Problem(error))
    }
  }
}

extension UserFileProblem {
  init(_ fault: TextFault) {
    self =
      switch fault {
      case .unreadable(let reason): .unreadable(reason)
      case .notUTF8: .notUTF8
      }
  }
}
