/// What a web server should say with the files of a portal, in the form that Netlify and Cloudflare
/// Pages read from `_headers`.
///
/// They hold for a portal at the root of its host; a file below it is not read.
struct SiteHeaders {
    let assetFolder: String

    /// What pages may load and do: what lies beside them, and no more.
    ///
    /// The layout says the same in a meta element, but for who may frame a page, which only a header
    /// can say.
    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
        "font-src 'self'", "connect-src 'self'", "frame-src 'self'", "form-action 'none'",
        "base-uri 'none'",
    ].joined(separator: "; ")

    /// The lines of the file.
    ///
    /// The folder of assets changes its name with their bytes, so they may be kept for ever.
    var bytes: [UInt8] {
        Array(
            """
            /*
              Content-Security-Policy: \(Self.policy); frame-ancestors 'self'
              X-Content-Type-Options: nosniff
              Referrer-Policy: no-referrer
            /\(assetFolder)/*
              Cache-Control: public, max-age=31536000, immutable

            """.utf8
        )
    }
}
