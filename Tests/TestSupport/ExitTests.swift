import Foundation
public import Testing

/// Lets exit tests run only when they are asked for.
///
/// The testing library waits for any child there is, and spins for ever on one that another test's
/// program leaves to its own waiter (Swift 6.3.1). `make test` runs them by themselves.
public let exitTestsRunAlone: ConditionTrait = .enabled(
  if: ProcessInfo.processInfo.environment["KANWU_EXIT_TESTS"] != nil,
  "exit tests run by themselves: see the target ‘test’ of the Makefile")
