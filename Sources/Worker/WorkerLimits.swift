import Glibc
import WorkerProtocol

/// Bounds what a hostile file can make this process do; called once, before any file is opened.
func limitOwnProcess(_ setup: WorkerSetup) {
  limit(RLIMIT_AS, to: setup.addressSpaceLimit)
  limit(RLIMIT_FSIZE, to: setup.fileSizeLimit)
  var none = rlimit(rlim_cur: 0, rlim_max: 0)
  _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
}

/// Limits one resource; 0 bytes leave it as it is.
private func limit(_ resource: __rlimit_resource, to bytes: Int) {
  guard bytes > 0 else { return }
  var bounds = rlimit(rlim_cur: UInt(bytes), rlim_max: UInt(bytes))
  _ = unsafe setrlimit(__rlimit_resource_t(resource.rawValue), &bounds)
}
