import HeliosText

/// What makes a portal look like its organisation's: a logo, and colours that can be read.
package struct SiteBrand: Sendable {
    /// The files that it adds to those of the templates.
    package let assets: [SiteAsset]
    /// The name of its style, if there is any.
    let style: String?
    /// The name of the logo, if there is one.
    let logo: String?

    /// No brand.
    package init() { self.init(primaryColor: nil, secondaryColor: nil, logo: nil) }

    /// A brand of colours such as `#0f4c5c`, and a logo by its file's name.
    package init(
        primaryColor: String?,
        secondaryColor: String?,
        logo: (name: String, bytes: [UInt8])?
    ) {
        let css = Self.css(
            primaryColor.flatMap(BrandColor.init),
            secondaryColor.flatMap(BrandColor.init)
        )
        var assets: [SiteAsset] = []
        if let css { assets.append(SiteAsset(path: "brand.css", bytes: Array(css.utf8))) }
        let name = logo.flatMap { Self.assetName(ofLogo: $0.name) }
        if let logo, let name { assets.append(SiteAsset(path: name, bytes: logo.bytes)) }
        self.assets = assets
        style = css == nil ? nil : "brand.css"
        self.logo = name
    }

    /// The name that a logo is published under; nil for a file that no browser shows as an image.
    package static func assetName(ofLogo path: String) -> String? {
        let lower = String(decoding: path.utf8.map(\.asciiLowercased), as: UTF8.self)
        return ["svg", "png", "webp", "jpg", "jpeg", "gif"]
            .first { lower.hasByteSuffix("." + $0) }
            .map { "logo." + $0 }
    }

    // MARK: Colours

    /// The grounds that text in the colour of links stands on, as `styles/00-tokens.css` has them.
    static let grounds = (light: BrandColor.white, dark: BrandColor(red: 26, green: 32, blue: 40))

    /// How well that colour must read: WCAG asks for 4.5; the rest is for grounds with a tint.
    private static let ratio = 5.5

    /// Links and marks in the organisation's colours; nil where none of them can be used.
    private static func css(_ primary: BrandColor?, _ secondary: BrandColor?) -> String? {
        var lines: [String] = []
        if let primary,
            let light = primary.legible(on: grounds.light, by: ratio, towards: .black),
            let dark = primary.lightened
        {
            lines.append("  --accent: light-dark(\(light.text), \(dark.text));")
        }
        if let mark = secondary ?? primary { lines.append("  --mark: \(mark.text);") }
        guard !lines.isEmpty else { return nil }
        return """
            /* The organisation's colours */
            @media screen and (not (prefers-contrast: more)) {
            :root {
            \(lines.joined(separator: "\n"))
            }
            }

            """
    }
}

extension BrandColor {
    /// The colour as it reads on the dark ground: brighter, and as far as that is not enough, paler.
    fileprivate var lightened: BrandColor? {
        let brightest = Int(max(red, green, blue, 1))
        let bright = stride(from: 100, through: 25_500 / brightest, by: 10).lazy.map(
            scaled(toPercent:)
        )
        let pale = stride(from: 0, through: 90, by: 5).lazy.map { percent in
            scaled(toPercent: 25_500 / brightest).mixed(with: .white, percent: percent)
        }
        return (Array(bright) + Array(pale))
            .first { $0.contrast(to: SiteBrand.grounds.dark) >= 6.5 }
    }

    private func scaled(toPercent percent: Int) -> BrandColor {
        func scale(_ part: UInt8) -> UInt8 { UInt8(clamping: Int(part) * percent / 100) }
        return BrandColor(red: scale(red), green: scale(green), blue: scale(blue))
    }
}
