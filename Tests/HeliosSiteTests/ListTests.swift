import HeliosSite
import Testing

@Suite("Lists")
struct ListTests {
    @Test(
        "tell a script what readers choose and sort by",
        arguments: [
            "data-key=\"status\" data-facet data-words=\"deployed=Deployed",
            "data-key=\"location\" data-facet>",
            "data-key=\"warranty_expires\">",
            "<div class=\"list-tools js-only\" data-list=\"assets\" data-count=\"2\"",
        ]
    )
    func heads(text: String) async throws {
        let page = try #require(try await Portal.sample.value["assets/index.html"])
        #expect(page.contains(text))
        #expect(!page.contains("data-rows="))
    }

    @Test("give numbers that are shown otherwise their value")
    func sortKeys() async throws {
        let page = try #require(
            try await Portal(["catalog_items/vm.yaml": "{name: VM, price: 1250.50 NOK}"])
                .render()["catalog_items/index.html"]
        )
        #expect(page.contains("class=\"numeric\" data-sort=\"1250.50\"><div>"))
    }

    @Test("hold clients and tags for those who ask, each title once")
    func extras() async throws {
        let files = [
            "tags/vip.yaml": "{name: \"VIP & friends\"}",
            "tags/new.yaml": "{name: New}",
            "vendors/a.yaml": "{name: A, tags: [vip, new]}",
            "vendors/b.yaml": "{name: B, tags: vip}",
        ]
        let rendered = try await Portal(files).render()
        let page = try #require(rendered["vendors/index.html"])
        #expect(
            page.contains("data-base=\"../tags/\" data-names=\"new=New\nvip=VIP &amp; friends\"")
        )
        #expect(page.contains("<td hidden>vip new</td></tr>"))
        #expect(page.contains("<td hidden>vip</td></tr>"))
        #expect(!page.contains("data-key=\"client\""))
        #expect(rendered["vendors.json"]?.contains("tags") == false)
    }

    @Test("name the values that a cell only counts")
    func manyValues() async throws {
        let users = (1...6).map {
            ("users/u\($0).yaml", "{name: User \($0), email: u\($0)@fjord.example}")
        }
        var files = Dictionary(uniqueKeysWithValues: users)
        files["kinds/box.yaml"] = """
            kind: box
            plural: boxes
            label: {singular: Box, plural: Boxes}
            fields:
              name: {type: string, required: true}
            relations:
              holders: {to: user, many: true, inverse: boxes}
            views:
              list: [name, holders]
            """
        files["boxes/a.yaml"] = "{name: A, holders: [u1, u2, u3, u4, u5, u6]}"
        let page = try #require(try await Portal(files).render()["boxes/index.html"])
        #expect(page.contains("<span class=\"more\"> and 2 more</span><span hidden>, <a"))
        #expect(page.contains("User 6</a></span>"))
    }

    @Test("of several pages have their rows as a script")
    func rows() async throws {
        var options = SiteOptions.fixed
        options.listPageSize = 2
        let names = ["A", "B", "It's \\\\ <b>", "D", "E"]
        let tags = zip(1..., names).map {
            ("tags/t\($0).yaml", "{name: \"\($1)\", color: \"#a4262c\"}")
        }
        let files = try await Portal(Dictionary(uniqueKeysWithValues: tags))
            .render(options: options)
        let rows = try #require(files["tags.rows.js"])
        #expect(rows.hasPrefix("Helios.rows({kind:'tags',count:5,columns:[{key:'name',"))
        #expect(rows.contains("title:1,values:['t1|A','t2|B','t4|D','t5|E',"))
        #expect(rows.contains("'t3|It&#39;s \\\\ &lt;b&gt;'"))
        #expect(rows.contains(",at:[0,0,0,0,0]}"))
        let page = try #require(files["tags/page/2/index.html"])
        #expect(page.contains("data-rows=\"../../../tags.rows.js\""))
        #expect(files["vendors.rows.js"] == nil)
    }

    @Test("tell in the script each value once, also one that is put in order by something else")
    func valuesOfRows() async throws {
        var options = SiteOptions.fixed
        options.listPageSize = 2
        let items = (1...6).map { number in
            let price = ["10.00", "1250.50", "99.00"][number % 3]
            return (
                "catalog_items/i\(number).yaml",
                "{name: Item \(number), price: \(price) NOK, tags: vip}"
            )
        }
        var files = Dictionary(uniqueKeysWithValues: items)
        files["tags/vip.yaml"] = "{name: VIP}"
        let rendered = try await Portal(files).render(options: options)
        let rows = try #require(rendered["catalog_items.rows.js"])
        #expect(rows.contains(",sort:['1250.50','99.00','10.00'],at:[0,1,2,0,1,2]}"))
        #expect(rows.contains("href=\"./tags/vip/"))
        #expect(!rows.utf8.contains(1))
    }
}
