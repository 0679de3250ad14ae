import Glibc

/// The first words of a report: what happened, and what a person has to do first.
public struct RunHeadline: Sendable, Hashable {
  /// How much a person is needed.
  public enum Urgency: String, Sendable, Hashable {
    case none
    /// Not all is done, and later runs see to it.
    case later
    case person
  }

  /// One sentence.
  public let happened: String
  /// One sentence.
  public let next: String
  public let urgency: Urgency

  public init(_ record: RunRecord) {
    let failures = FailureDigest(record.freshFailures)
    let waiting = FailureDigest(record.waitingFailures)
    happened = Self.happened(record)
    // New trouble first: what has waited for weeks must not hide it.
    // What stopped the run (no space, a missing program) needs a person even if it is tried again.
    let goesOn = Self.goesOnByItself.contains(record.exitCode)
    let forPerson =
      goesOn ? (failures.groups + waiting.groups).filter { !$0.isTransient } : failures.groups
    if let first = forPerson.first {
      next = Self.sentence(for: first, others: forPerson.count - 1)
      urgency = .person
    } else if !goesOn {
      next = "See to the reason above; the run ended with exit code \(record.exitCode)."
      urgency = .person
    } else if record.documents.left + failures.groups.count > 0 || record.isCutShort {
      next = "Nothing to do: the next run goes on with the rest."
      urgency = .later
    } else {
      next = "Nothing to do."
      urgency = .none
    }
  }

  /// Exit codes after which the next run goes on as if nothing had been: all done, some documents
  /// failed, stopped by a signal.
  private static let goesOnByItself: Set<Int32> = [
    ExitCode.done.rawValue, ExitCode.someFailed.rawValue, ExitCode.interrupted.rawValue,
    ExitCode.terminated.rawValue,
  ]

  private static func sentence(for group: FailureDigest.Group, others: Int) -> String {
    var text = ReportNumbers.counted(group.documents.count, "document") + ", "
    text += VisibleText.of(group.title)
    if let remedy = group.remedy { text += ": " + VisibleText.of(remedy) }
    if others > 0 { text += "; and " + ReportNumbers.counted(others, "other cause") }
    return text + "."
  }

  private static func happened(_ record: RunRecord) -> String {
    let counts = record.documents
    var parts: [String] = []
    if counts.done + counts.partial > 0 {
      let partly = counts.partial > 0 ? " (\(ReportNumbers.grouped(counts.partial)) in part)" : ""
      parts.append(
        ReportNumbers.counted(counts.done + counts.partial, "document") + " read" + partly)
    }
    let rest = [
      (counts.failed, "failed"), (counts.left, "left for a later run"),
      (counts.waiting, "waiting from earlier runs"), (counts.unchanged, "unchanged"),
    ]
    for (count, what) in rest where count > 0 {
      parts.append("\(ReportNumbers.grouped(count)) \(what)")
    }
    let sum = parts.isEmpty ? "no document found" : parts.joined(separator: ", ")
    let text = (reasonForEnd(record).map { $0 + "; " } ?? "") + sum + "."
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func reasonForEnd(_ record: RunRecord) -> String? {
    if let reason = record.endedBecause { return "ended early: " + VisibleText.of(reason) }
    return record.signal.map { signal in
      switch signal {
      case SIGINT: "stopped by SIGINT"
      case SIGTERM: "stopped by SIGTERM"
      default: "stopped by signal \(signal)"
      }
    }
  }
}

extension RunRecord {
  /// Stopped by a signal or at a limit.
  var isCutShort: Bool { signal != nil || endedBecause != nil }
}
