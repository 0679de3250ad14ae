import DocumentModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

struct LedgerReadingsTests {
  private let folder: TemporaryFolder
  private let ledger: LedgerFile

  init() throws {
    folder = try TemporaryFolder()
    ledger = try folder.ledger()
  }

  private func source(_ name: String = "a", pages: Int = 3) throws -> SourceEntry {
    try ledger.store(
      LedgerSamples.source(name), pages: pages, notes: ["读得慢", "b"], now: LedgerSamples.now)
  }

  private func store(
    _ page: Page, _ key: ReadingKey, _ state: ReadingState = .whole
  ) throws(LedgerError) {
    try ledger.store(page, at: key, state: state, run: 1, seconds: 2.5)
  }

  @Test func `what a survey found comes back for its file, kind and way of reading`() throws {
    let entry = try source()
    #expect(try ledger.source(LedgerSamples.source("a")) == entry)
    #expect(entry.pages == 3)
    #expect(entry.notes == ["读得慢", "b"])
    var others = [LedgerSamples.source("b"), LedgerSamples.source("a"), LedgerSamples.source("a")]
    others[1].kind = "tiff"
    others[2].readingKey = ContentKey(of: ["other"])
    for other in others { #expect(try ledger.source(other) == nil) }
  }

  @Test func `a page comes back as it was stored`() throws {
    let key = ReadingKey(source: try source().id, page: 2)
    try store(LedgerSamples.page(), key)
    #expect(try ledger.page(key) == LedgerSamples.page())
    #expect(try ledger.page(ReadingKey(source: key.source, page: 1)) == nil)
  }

  @Test func `a second reading takes the place of the first`() throws {
    let key = ReadingKey(source: try source().id, page: 0)
    try store(LedgerSamples.page("旧"), key, .transient)
    try store(LedgerSamples.page("新"), key)
    #expect(try ledger.page(key) == LedgerSamples.page("新"))
    #expect(try ledger.readingStates(of: key.source) == [0: .whole])
  }

  @Test func `pages stand by how their reading ended`() throws {
    let id = try source().id
    let other = try source("b").id
    try store(LedgerSamples.page(), ReadingKey(source: id, page: 0))
    try store(LedgerSamples.page(), ReadingKey(source: id, page: 1), .transient)
    try store(LedgerSamples.page(), ReadingKey(source: id, page: 2), .permanent)
    try store(LedgerSamples.page(), ReadingKey(source: other, page: 7))
    #expect(
      try ledger.readingStates(of: id) == [0: .whole, 1: .transient, 2: .permanent])
  }

  @Test func `a page that was turned stands beside the one that was not`() throws {
    let id = try source().id
    for turns in [nil, 0, 1] as [Int?] {
      try store(
        LedgerSamples.page("turned \(turns ?? -1)"),
        ReadingKey(source: id, page: 0, quarterTurns: turns))
    }
    for turns in [nil, 0, 1] as [Int?] {
      let key = ReadingKey(source: id, page: 0, quarterTurns: turns)
      #expect(try ledger.page(key) == LedgerSamples.page("turned \(turns ?? -1)"))
    }
    #expect(try ledger.page(ReadingKey(source: id, page: 0, quarterTurns: 2)) == nil)
  }

  @Test func `only pages that nobody asked to turn count as read`() throws {
    let id = try source().id
    try store(LedgerSamples.page(), ReadingKey(source: id, page: 0, quarterTurns: 1))
    #expect(try ledger.readingStates(of: id) == [:])
  }

  @Test func `a second survey with as many pages keeps the readings`() throws {
    let first = try source()
    let key = ReadingKey(source: first.id, page: 0)
    try store(LedgerSamples.page(), key)
    #expect(try source() == first)
    #expect(try ledger.page(key) == LedgerSamples.page())
  }

  @Test func `a second survey with another number of pages drops the readings of that file`() throws
  {
    let key = ReadingKey(source: try source().id, page: 0)
    let other = ReadingKey(source: try source("b").id, page: 0)
    try store(LedgerSamples.page(), key)
    try store(LedgerSamples.page(), other)
    let second = try source(pages: 4)
    #expect(second.id == key.source)
    #expect(try ledger.source(LedgerSamples.source("a"))?.pages == 4)
    #expect(try ledger.page(key) == nil)
    #expect(try ledger.page(other) != nil)
  }

  @Test func `a reading of an unknown file is refused`() throws {
    let error = #expect(throws: LedgerError.self) {
      try store(LedgerSamples.page(), ReadingKey(source: 4711, page: 0))
    }
    guard case .failed = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a reading that is damaged is none, so that it is read again`() throws {
    let key = ReadingKey(source: try source().id, page: 0)
    try store(LedgerSamples.page(), key)
    try ledger.database.write { try $0.execute(sql: "UPDATE reading SET data = x'0102030405'") }
    #expect(try ledger.page(key) == nil)
  }

  @Test func `readings are there after the file was closed and opened again`() throws {
    let key = ReadingKey(source: try source().id, page: 0)
    try store(LedgerSamples.page(), key)
    ledger.close()
    #expect(try folder.ledger().page(key) == LedgerSamples.page())
  }
}
