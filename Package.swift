// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same rules; nothing may opt out.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let tests: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

/// `Scripts/fuzz` alone sets this: a fuzz target links only with the sanitizers' own `main`.
let isFuzzing = Context.environment["HELIOS_FUZZ"] == "1"

/// A sanitized build links every program as a fuzz target; a build tool keeps its own `main`.
let notAFuzzTarget = ["-Xclang-linker", "-fno-sanitize=fuzzer"]

let package = Package(
    name: "helios-docs",
    products: [
        .executable(name: "helios-docs", targets: ["helios-docs"]),
        .library(name: "HeliosRecords", targets: ["HeliosRecords"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // C libraries, each opened by exactly one wrapper.
        .systemLibrary(
            name: "CYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .systemLibrary(
            name: "CCMarkGFM",
            pkgConfig: "libcmark-gfm",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
            ]
        ),
        .systemLibrary(
            name: "CXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
        ),
        .systemLibrary(
            name: "CGit2",
            pkgConfig: "libgit2",
            providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]
        ),
        .systemLibrary(
            name: "CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"])]
        ),

        // Memory for small values on several threads, a tenth of a build quicker than the C
        // library's. Where it is not installed the tool is linked without it.
        .systemLibrary(
            name: "CTCMalloc",
            pkgConfig: "libtcmalloc_minimal",
            providers: [.apt(["libgoogle-perftools-dev"]), .brew(["gperftools"])]
        ),

        // System calls that Swift's Glibc module does not import.
        .target(name: "CHeliosPOSIX"),

        // Memory for a C library that asks for many small pieces.
        .target(name: "CHeliosMemory"),

        // Base: text as bytes, and what can be wrong with a user's file.
        .target(name: "HeliosText", swiftSettings: strict),
        .target(name: "HeliosDiagnostics", dependencies: ["HeliosText"], swiftSettings: strict),

        // Wrappers.
        .target(
            name: "HeliosYAML",
            dependencies: ["CYAML", "HeliosDiagnostics", "HeliosText"],
            swiftSettings: strict
        ),
        .target(
            name: "HeliosMarkdown",
            dependencies: ["CCMarkGFM", "CHeliosMemory", "HeliosDiagnostics", "HeliosText"],
            swiftSettings: strict
        ),
        .target(name: "HeliosXML", dependencies: ["CXML2", "HeliosText"], swiftSettings: strict),
        .target(
            name: "HeliosGit",
            dependencies: ["CGit2", "CZlib", "HeliosDiagnostics", "HeliosFiles", "HeliosText"],
            swiftSettings: strict
        ),

        // Core: kinds, records, links, queries, validation.
        .target(
            name: "HeliosRecords",
            dependencies: ["HeliosDiagnostics", "HeliosMarkdown", "HeliosText", "HeliosYAML"],
            swiftSettings: strict,
            plugins: ["EmbedFiles"]
        ),

        // The portal.
        .target(
            name: "HeliosTemplates",
            dependencies: ["HeliosDiagnostics", "HeliosText", "HeliosYAML"],
            swiftSettings: strict,
            plugins: ["EmbedFiles"]
        ),
        .target(
            name: "HeliosSite",
            dependencies: [
                "CHeliosPOSIX", "HeliosDiagnostics", "HeliosMarkdown", "HeliosRecords",
                "HeliosTemplates", "HeliosText",
            ],
            swiftSettings: strict
        ),

        // Files that change together, or not at all.
        .target(
            name: "HeliosFiles",
            dependencies: ["CHeliosPOSIX", "HeliosText"],
            swiftSettings: strict
        ),

        // Specifications and changes in OpenSpec's layout.
        .target(
            name: "HeliosSpecs",
            dependencies: [
                "HeliosDiagnostics", "HeliosFiles", "HeliosMarkdown", "HeliosRecords",
                "HeliosText", "HeliosXML", "HeliosYAML",
            ],
            swiftSettings: strict
        ),

        // Composition root and commands.
        .target(
            name: "HeliosWorkspace",
            dependencies: [
                "CHeliosPOSIX", "HeliosDiagnostics", "HeliosFiles", "HeliosGit", "HeliosMarkdown",
                "HeliosRecords",
                "HeliosSite", "HeliosSpecs", "HeliosTemplates", "HeliosText", "HeliosYAML",
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "helios-docs",
            dependencies: [
                "HeliosDiagnostics", "HeliosFiles", "HeliosRecords", "HeliosSite", "HeliosSpecs",
                "HeliosText", "HeliosWorkspace",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ] + (isFuzzing ? [] : ["CTCMalloc"]),
            swiftSettings: strict
        ),

        // Embeds `modules/` and `site-templates/`, so that one binary works anywhere.
        .plugin(
            name: "EmbedFiles",
            capability: .buildTool(),
            dependencies: ["embed-files"]
        ),
        .executableTarget(
            name: "embed-files",
            swiftSettings: [.swiftLanguageMode(.v6)],
            linkerSettings: isFuzzing ? [.unsafeFlags(notAFuzzTarget)] : []
        ),

        // Tests.
        .target(
            name: "HeliosTestSupport",
            dependencies: ["HeliosDiagnostics"],
            path: "Tests/HeliosTestSupport",
            swiftSettings: tests
        ),
        .testTarget(
            name: "HeliosTextTests",
            dependencies: ["HeliosText", "HeliosTestSupport"],
            swiftSettings: tests
        ),
        .testTarget(
            name: "HeliosDiagnosticsTests",
            dependencies: ["HeliosDiagnostics", "HeliosText", "HeliosTestSupport"],
            swiftSettings: tests
        ),
        .testTarget(
            name: "HeliosYAMLTests",
            dependencies: ["HeliosDiagnostics", "HeliosYAML", "HeliosTestSupport"],
            swiftSettings: tests
        ),
        .testTarget(
            name: "HeliosMarkdownTests",
            dependencies: ["HeliosDiagnostics", "HeliosMarkdown", "HeliosTestSupport"],
            swiftSettings: tests
        ),
        .testTarget(
            name: "HeliosGitTests",
            dependencies: ["HeliosGit", "HeliosTestSupport", "HeliosText"],
            swiftSettings: tests
        ),
        .testTarget(
            name: "HeliosXMLTests",
            dependencies: ["HeliosXML", "HeliosTestSupport"],
            swiftSettings: tests
        ),
        .testTarget(
            name: "HeliosRecordsTests",
            dependencies: [
                "HeliosDiagnostics", "HeliosRecords", "HeliosText", "HeliosYAML",
                "HeliosTestSupport",
            ],
            swiftSettings: tests
        ),
        .testTarget(
            name: "HeliosTemplatesTests",
            dependencies: [
                "HeliosDiagnostics", "HeliosTemplates", "HeliosText", "HeliosTestSupport",
            ],
            swiftSettings: tests
        ),
        .testTarget(
            name: "HeliosSiteTests",
            dependencies: [
                "HeliosDiagnostics", "HeliosMarkdown", "HeliosRecords", "HeliosSite",
                "HeliosTemplates", "HeliosTestSupport", "HeliosText",
            ],
            swiftSettings: tests
        ),
        .testTarget(
            name: "HeliosSpecsTests",
            dependencies: [
                "HeliosDiagnostics", "HeliosFiles", "HeliosRecords", "HeliosSpecs", "HeliosText",
                "HeliosTestSupport",
            ],
            swiftSettings: tests
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "helios-docs", "HeliosDiagnostics", "HeliosMarkdown", "HeliosRecords",
                "HeliosSite", "HeliosTestSupport", "HeliosWorkspace",
            ],
            swiftSettings: tests
        ),
    ]
)

if isFuzzing {
    let fuzzed: [(name: String, dependencies: [Target.Dependency])] = [
        ("yaml", ["HeliosDiagnostics", "HeliosYAML"]),
        ("front-matter", ["HeliosDiagnostics", "HeliosMarkdown", "HeliosYAML"]),
        ("query", ["HeliosDiagnostics", "HeliosRecords"]),
        ("markdown", ["HeliosDiagnostics", "HeliosMarkdown", "HeliosTestSupport"]),
        ("kind", ["HeliosDiagnostics", "HeliosRecords"]),
        ("template", ["HeliosDiagnostics", "HeliosTemplates"]),
    ]
    package.targets.append(
        .target(name: "FuzzDriver", path: "Fuzz/driver", swiftSettings: strict)
    )
    package.targets += fuzzed.map { name, dependencies in
        .executableTarget(
            name: "fuzz-\(name)",
            dependencies: dependencies + ["FuzzDriver"],
            path: "Fuzz/fuzz-\(name)",
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]
        )
    }
}
