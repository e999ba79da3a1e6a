import HeliosRecords
import HeliosTemplates

/// A page about the whole repository that consists of cards, one below the other.
struct CardsPage {
    /// The layout that shows such pages.
    static let layout = "layouts/cards"

    let frame: PageFrame
    /// Small print below the heading, such as the day the page was made for.
    var note: String?
    var cards: [Card] = []
    /// What stands in place of the cards if there are none.
    var empty: String?

    /// One part of the page.
    struct Card {
        /// Its heading; nil for a part that needs none.
        var heading: String?
        /// What its address ends in.
        var id: String?
        /// How many there are of what it shows.
        var count: Int?
        /// How it looks besides a card.
        var tone: String?
        var html: HTML
    }

    /// Its frame and its values.
    var view: PortalView {
        PortalView(frame: frame) { values in
            values.text(Name.note, note)
            values.text(Name.empty, cards.isEmpty ? empty : nil)
            values.list(Name.sections) { list in
                for card in cards {
                    list.element { values in
                        values.text(Name.heading, card.heading)
                        values.text(Name.id, card.id)
                        values.append(Name.count, card.count.map { .number($0) } ?? .missing)
                        values.text(Name.tone, card.tone)
                        values.html(Name.html) { $0.append(card.html) }
                    }
                }
            }
        }
    }
}

extension PageContext {
    /// The frame of a page that is another view of a kind's records.
    func frame(
        ofView title: String,
        heading: String,
        description: String?,
        kind: Int,
        path: String
    ) -> PageFrame {
        PageFrame(
            title: title,
            heading: heading,
            description: description,
            breadcrumbs: [
                PageFrame.Breadcrumb(label: phrases[.navHome], href: href(PagePath.home)),
                PageFrame.Breadcrumb(
                    label: schema.kinds[kind].label.plural,
                    href: href(plan.listPath(kind: kind))
                ),
            ],
            path: path,
            kind: kind
        )
    }

    /// The frame of a page about the whole repository.
    func frame(ofPage title: String, description: String?, path: String) -> PageFrame {
        PageFrame(
            title: title,
            heading: title,
            description: description,
            breadcrumbs: [
                PageFrame.Breadcrumb(label: phrases[.navHome], href: href(PagePath.home))
            ],
            path: path
        )
    }
}
