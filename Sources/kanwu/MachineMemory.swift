import Foundation

/// How much memory this machine, or the group of processes that this one is in, has left.
enum MachineMemory {
  /// What a worker may come to need: 119 MB on a page of 300 dpi, some 200 MB on one of 600.
  static let bytesPerWorker = 256 << 20

  /// Bytes; `nil` where the system does not say.
  static var available: Int? {
    let machine = field("MemAvailable", of: text("/proc/meminfo")).map { $0 << 10 }
    return [machine, groupLeft].compactMap(\.self).min()
  }

  /// Workers that fit into `bytes`, at least one and at most `processors`.
  static func workers(processors: Int, bytes: Int?) -> Int {
    guard let bytes else { return max(1, processors) }
    return max(1, min(processors, bytes / bytesPerWorker))
  }

  /// What the control group (a service's MemoryMax, a container's limit) leaves.
  private static var groupLeft: Int? {
    let path = text("/proc/self/cgroup").split(separator: "\n")
      .first { $0.hasPrefix("0::") }.map { String($0.dropFirst(3)) }
    guard var folder = path.map({ "/sys/fs/cgroup" + $0 }) else { return nil }
    var left: Int?
    // A limit of any group above counts too.
    while folder.hasPrefix("/sys/fs/cgroup") {
      let limit = number(folder + "/memory.max")
      let used = number(folder + "/memory.current")
      if let limit, let used { left = min(left ?? .max, max(0, limit - used)) }
      guard let slash = folder.lastIndex(of: "/") else { break }
      folder = String(folder[..<slash])
    }
    return left
  }

  /// The number behind `Name:`.
  private static func field(_ name: String, of text: String) -> Int? {
    text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
      .flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) }
  }

  /// What a file of one number holds; `nil` for none, as `max`.
  private static func number(_ path: String) -> Int? {
    Int(text(path).trimmingCharacters(in: .whitespacesAndNewlines))
  }

  private static func text(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}
