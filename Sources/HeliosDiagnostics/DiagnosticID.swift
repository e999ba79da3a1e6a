/// The stable name of a diagnostic, such as `link.unresolved`.
///
/// A name, once released, is never reused.
///
/// Each area has its own enumeration, so that an id without a catalogue row does not compile.
public enum DiagnosticID: Sendable, Hashable, CaseIterable {
    /// Files and folders as they lie on disk.
    case source(SourceProblem)
    /// YAML text.
    case yaml(YAMLProblem)
    /// Markdown text.
    case markdown(MarkdownProblem)
    /// `helios.yaml`.
    case settings(SettingsProblem)
    /// Modules.
    case module(ModuleProblem)
    /// Kinds, their fields, relations, rules and views.
    case kind(KindProblem)
    /// Records as a whole.
    case record(RecordProblem)
    /// Values of fields.
    case value(ValueProblem)
    /// Links between records.
    case link(LinkProblem)
    /// The query language.
    case query(QueryProblem)
    /// Templates.
    case template(TemplateProblem)
    /// The portal's pages.
    case site(SiteProblem)
    /// Specifications, and changes to them.
    case spec(SpecificationProblem)
    /// Files of a revision in git.
    case git(GitProblem)

    /// Every id, area by area.
    public static var allCases: [DiagnosticID] {
        SourceProblem.allCases.map(Self.source) + YAMLProblem.allCases.map(Self.yaml)
            + MarkdownProblem.allCases.map(Self.markdown)
            + SettingsProblem.allCases.map(Self.settings) + ModuleProblem.allCases.map(Self.module)
            + KindProblem.allCases.map(Self.kind) + RecordProblem.allCases.map(Self.record)
            + ValueProblem.allCases.map(Self.value) + LinkProblem.allCases.map(Self.link)
            + QueryProblem.allCases.map(Self.query) + TemplateProblem.allCases.map(Self.template)
            + SiteProblem.allCases.map(Self.site) + SpecificationProblem.allCases.map(Self.spec)
            + GitProblem.allCases.map(Self.git)
    }

    private var problem: any ProblemArea {
        switch self {
        case .source(let problem): problem
        case .yaml(let problem): problem
        case .markdown(let problem): problem
        case .settings(let problem): problem
        case .module(let problem): problem
        case .kind(let problem): problem
        case .record(let problem): problem
        case .value(let problem): problem
        case .link(let problem): problem
        case .query(let problem): problem
        case .template(let problem): problem
        case .site(let problem): problem
        case .spec(let problem): problem
        case .git(let problem): problem
        }
    }

    /// The id as it is written, `area.problem`.
    public var rawValue: String {
        let problem = problem
        return "\(type(of: problem).area).\(problem.name)"
    }

    /// The catalogue's row.
    public var entry: CatalogueEntry { problem.entry }

    /// The id written like this, if there is one.
    public init?(rawValue: String) {
        guard let found = Self.allCases.first(where: { $0.rawValue == rawValue }) else {
            return nil
        }
        self = found
    }
}

/// One area of the catalogue.
package protocol ProblemArea: Sendable, Hashable, CaseIterable, RawRepresentable<String> {
    /// The part of the id before the dot.
    static var area: String { get }

    /// The row of one problem.
    var entry: CatalogueEntry { get }
}

extension ProblemArea {
    /// The part of the id behind the dot.
    package var name: String { rawValue }
}

/// A row of the diagnostic catalogue.
public struct CatalogueEntry: Sendable, Hashable {
    /// How much it matters unless a rule states otherwise.
    public let severity: Severity

    /// The problem in a few words, as a heading.
    public let title: String

    /// Why it is a problem, in one to three sentences.
    public let explanation: String

    /// How to mend it, in one to three sentences.
    public let remedy: String

    /// A row.
    package init(_ severity: Severity, _ title: String, _ explanation: String, _ remedy: String) {
        self.severity = severity
        self.title = title
        self.explanation = explanation
        self.remedy = remedy
    }
}
