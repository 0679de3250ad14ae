internal import CLanguageModel
import Foundation

/// The word 3-gram model that judges candidates: which words there are, and how likely each is.
///
/// Words have 1 to 5 characters of Chinese script; punctuation, digits and Latin are not in the
/// model. Scores are log10 probabilities. Read-only after opening and safe to use from several
/// threads at once.
@safe
public final class LanguageModel: Sendable {
  /// Where Debian's package `libime-data-language-model` puts the model, and other usual places.
  public static var usualPaths: [String] {
    ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib", "/usr/lib64"].map {
      "\($0)/libime/zh_CN.lm"
    }
  }

  /// A history of words, 32 bytes; equal histories compare equal.
  struct History: Equatable {
    fileprivate var state: kanwu_lm_state

    @inline(__always)
    static func == (one: History, other: History) -> Bool {
      one.state.bytes == other.state.bytes
    }
  }

  /// The history at the beginning of a sentence, or after something outside the model.
  let beginning: History

  // Never changed after init, and libime's model is only read through it.
  private nonisolated(unsafe) let handle: OpaquePointer

  /// Opens the model file at `path` (a KenLM binary as libime uses it).
  ///
  /// - Throws: ``LanguageModelError`` when the file is missing, no such model, or damaged.
  public init(path: String) throws(LanguageModelError) {
    var opened: OpaquePointer?
    let result = unsafe path.withCString { unsafe kanwu_lm_open($0, &opened) }
    guard let opened = unsafe opened else {
      switch result {
      case KANWU_LM_UNREADABLE: throw .unreadable(path: path)
      case KANWU_LM_NOT_A_MODEL: throw .notAModel(path: path)
      default: throw .damaged(path: path)
      }
    }
    unsafe handle = opened
    beginning = unsafe History(state: kanwu_lm_begin(opened))
  }

  deinit {
    unsafe kanwu_lm_close(handle)
  }

  /// The first of `paths` that exists; `nil` without any.
  public static func firstPresent(of paths: [String]) -> String? {
    paths.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// Number of a word given as UTF-8; 0 when the model does not know it.
  func index(of utf8: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let base = utf8.baseAddress else { return 0 }
    return unsafe base.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
      unsafe kanwu_lm_index(handle, $0, utf8.count)
    }
  }

  /// log10 P(word | history); `next` becomes the history for the word after it.
  @inline(__always)
  func score(_ word: UInt32, after history: History, next: inout History) -> Float {
    unsafe withUnsafePointer(to: history.state) {
      unsafe kanwu_lm_score(handle, $0, word, &next.state)
    }
  }
}

/// Why a language model could not be opened.
public enum LanguageModelError: Error, Equatable, CustomStringConvertible {
  case unreadable(path: String)
  case notAModel(path: String)
  case damaged(path: String)

  public var description: String {
    switch self {
    case .unreadable(let path):
      "\(path): no language model to read there; name a model file or install libime-data-language-model"
    case .notAModel(let path):
      "\(path): not a language model (a KenLM binary, format version 5, as libime's zh_CN.lm is)"
    case .damaged(let path):
      "\(path): the language model is damaged; install libime-data-language-model again"
    }
  }
}
