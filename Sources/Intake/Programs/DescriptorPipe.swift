import Glibc

/// Both ends of a pipe to or from a program that ``SpawnPlan`` starts.
///
/// The ends are the caller's to close; no program inherits them but as one of its standard streams.
public struct DescriptorPipe: Sendable {
  public let read: Int32
  public let write: Int32

  /// - Throws: ``SpawnError`` when the process has no descriptor left.
  public init() throws(SpawnError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw SpawnError(code: errno) }
    read = ends[0]
    write = ends[1]
  }
}
