import CSandbox
import Glibc
import WorkerProtocol

/// Processes and threads that the user may have beside those that there are when the worker starts:
/// more than a run's workers and their programs come to (LibreOffice has about 15 threads).
private let taskHeadRoom: UInt = 1024
/// Descriptors of one process; LibreOffice has about 60.
private let openFileLimit = 1024

/// Bounds what a hostile file can make this process, and each program that it starts, take.
///
/// - Throws: ``ConfinementError``.
func limitOwnProcess(_ setup: WorkerSetup) throws(ConfinementError) {
  // The address sanitizer's shadow memory is larger than any machine's; it takes little of it.
  #if !ADDRESS_SANITIZER
    limit(RLIMIT_AS, to: setup.addressSpaceLimit)
  #endif
  limit(RLIMIT_FSIZE, to: setup.fileSizeLimit)
  limit(RLIMIT_NOFILE, to: openFileLimit)
  var none = rlimit(rlim_cur: 0, rlim_max: 0)
  _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
  try check(kanwu_bound_tasks(taskHeadRoom), .tasks)
}

/// Limits one resource, unless it is bounded more tightly already; 0 leaves it as it is.
private func limit(_ resource: __rlimit_resource, to amount: Int) {
  let resource = __rlimit_resource_t(resource.rawValue)
  var bounds = rlimit()
  guard amount > 0, unsafe getrlimit(resource, &bounds) == 0 else { return }
  let lowest = min(rlim_t(amount), bounds.rlim_max)
  bounds = rlimit(rlim_cur: lowest, rlim_max: lowest)
  _ = unsafe setrlimit(resource, &bounds)
}
