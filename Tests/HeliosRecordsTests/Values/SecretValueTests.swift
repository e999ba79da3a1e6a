import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("Secrets as values")
struct SecretValueTests {
    static let block = """
        -----BEGIN AGE ENCRYPTED FILE-----
        YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBURTlyVGpvM1o4bVJtVU5q
        dUc5TnpUbXpXdz09Cg==
        -----END AGE ENCRYPTED FILE-----
        """

    @Test(
        "keeps nothing of an encrypted block but that it is there",
        arguments: ["", "\n", "\n\n"]
    )
    func accepts(end: String) throws {
        let value = try FieldType.secret.parse(Self.block + end)
        #expect(value == .secret)
        #expect(value.text.isEmpty)
        #expect(value.displayText == "Set")
    }

    @Test(
        "never repeats what it refuses",
        arguments: [
            "hunter2-correct", "", " hunter2 ", "vault:hunter2", block + "\nhunter2",
            "hunter2\n" + block, block.replacing("URTlyV", with: "hunter2"),
            block.replacing("YWdlLW", with: "hunter"), block.replacing("==", with: "==="),
            block.replacing("Cg==", with: "Cg"), String(repeating: "hunter2", count: 100_000),
            "-----BEGIN AGE ENCRYPTED FILE-----\n-----END AGE ENCRYPTED FILE-----",
        ]
    )
    func refuses(text: String) {
        do throws(ValueError) {
            let value = try FieldType.secret.parse(text)
            Issue.record("became \(value)")
        } catch {
            #expect(error.problem == .secret)
            #expect(error.message == "the secret is not encrypted")
            #expect(!"\(error)".contains("hunter"))
        }
    }

    @Test(
        "does not repeat the password of a web address",
        arguments: [
            "https://mike:hunter2@example.com/", "https:/mike:hunter2@example.com/",
            " https://mike:hunter2@example.com/", "https:\\\\mike:hunter2@example.com",
            "mike:hunter2@example.com", "HTTPS://mike:hunter2@example.com",
            "//mike:hunter2@example.com", "ftp://mike:hunter2@example.com/",
            "ssh://mike:hunter2@example.com", "https://mike:hunter2@@example.com",
        ]
    )
    func passwordInAddress(text: String) {
        do throws(ValueError) {
            let value = try FieldType.url.parse(text)
            Issue.record("became \(value)")
        } catch {
            #expect(!"\(error)".contains("hunter2"))
        }
    }
}
