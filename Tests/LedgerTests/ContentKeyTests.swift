import Foundation
import TestSupport
import Testing

@testable import Ledger

struct ContentKeyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `where a field ends counts, and how many there are`() {
    let keys = [
      ["ab", "c"], ["a", "bc"], ["abc"], ["", "abc"], ["abc", ""], [], [""], ["", ""],
      ["2:ab1:c"], ["c", "ab"],
    ].map { ContentKey(of: $0) }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `the same fields have the same key in every run`() {
    // Of the bytes "2:ab1:c".
    #expect(
      ContentKey(of: ["ab", "c"]).text == "Qw+xtKxDMW7Kgfqyehkwq47/j+9qHceQPc5Eu8J5DcU=")
  }

  @Test func `a file's key is the SHA-256 of its bytes`() throws {
    let file = try folder.write("abc", to: "a")
    // Source: FIPS 180-2, appendix B.1.
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(try ContentKey(ofFile: file.path).bytes.hexadecimal == known)
  }

  @Test func `a file that is read in pieces has the key of the whole`() throws {
    let long = String(repeating: "长", count: 800_000)
    let one = try folder.write(long + "一", to: "one")
    let same = try folder.write(long + "一", to: "same")
    let other = try folder.write(long + "二", to: "other")
    let key = try ContentKey(ofFile: one.path)
    #expect(try ContentKey(ofFile: same.path) == key)
    #expect(try ContentKey(ofFile: other.path) != key)
  }

  @Test func `an empty file has a key`() throws {
    let file = try folder.write("", to: "empty")
    let known = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(try ContentKey(ofFile: file.path).bytes.hexadecimal == known)
  }

  @Test(arguments: ["no-such-file", ""])
  func `what cannot be read has none`(name: String) {
    // The second is the folder itself, which opens and cannot be read.
    let path = folder.url.appendingPathComponent(name).path
    #expect(throws: (any Error).self) { try ContentKey(ofFile: path) }
  }

  @Test func `a fingerprint is the first half of its key, and comes back from its bytes`() {
    let key = ContentKey(of: ["a"])
    let fingerprint = key.fingerprint
    #expect(fingerprint.data == key.bytes.prefix(16))
    #expect(Fingerprint(data: fingerprint.data) == fingerprint)
    // Bytes cut out of others keep their indices.
    #expect(Fingerprint(data: (Data([1, 2, 3]) + fingerprint.data).dropFirst(3)) == fingerprint)
  }

  @Test(arguments: [0, 15, 17, 32])
  func `a fingerprint of another length is none`(count: Int) {
    #expect(Fingerprint(data: Data(count: count)) == nil)
  }
}

extension Data {
  fileprivate var hexadecimal: String {
    map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
