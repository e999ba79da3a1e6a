/// Stands in until the parser lands.
package struct MarkdownDocument: Sendable {}
