import Testing

@Suite("Rules of a kind")
struct KindRuleTests {
    @Test(
        "are read though they lack a name or a message",
        arguments: [
            KindCase(
                """
                rules:
                  - {id: r, check: nosuch > 1}
                """,
                ["4:20 'kp' has no field or relation 'nosuch'", "4:5 a rule needs 'message'"]
            ),
            KindCase(
                """
                rules:
                  - {message: m, check: nosuch > 1}
                """,
                ["4:25 'kp' has no field or relation 'nosuch'", "4:5 a rule needs 'id'"]
            ),
            KindCase(
                """
                fields: {n: integer}
                rules:
                  - {id: r, disjoint: n}
                """,
                [
                    "5:23 'n' is of type integer, and holds no network that could overlap",
                    "5:5 a rule needs 'message'",
                ]
            ),
        ]
    )
    func incomplete(example: KindCase) {
        example.check()
    }

    @Test(
        "that could never be broken are told",
        arguments: [
            KindCase(
                "disjoint: slots, from: start, to: end",
                []
            ),
            KindCase(
                "disjoint: net, by: n",
                []
            ),
            KindCase(
                "disjoint: slots, from: begin, to: end",
                ["11:48 'slots' has no 'begin'"]
            ),
            KindCase(
                "disjoint: slots, from: day, to: end",
                ["11:48 'day' is of type date, and a range goes from integer to integer"]
            ),
            KindCase(
                "disjoint: n",
                ["11:35 'n' is of type integer, and holds no network that could overlap"]
            ),
            KindCase(
                "disjoint: nets",
                ["11:35 'nets' is of type list, and holds no network that could overlap"]
            ),
            KindCase(
                "disjoint: tags",
                ["11:35 'tags' is a relation, and holds no network that could overlap"]
            ),
            KindCase(
                "disjoint: tags, from: start, to: end",
                ["11:47 'tags' has no 'start'", "11:58 'tags' has no 'end'"]
            ),
            KindCase(
                "disjoint: n, from: start, to: end",
                ["11:35 'n' holds no ranges that could overlap"]
            ),
            KindCase(
                "disjoint: slots, from: start",
                ["11:5 a range needs 'from' and 'to', the names of its ends"]
            ),
            KindCase(
                "disjoint: slots, to: end",
                ["11:5 a range needs 'from' and 'to', the names of its ends"]
            ),
            KindCase(
                "disjoint: slots, from: start, to: end, by: n",
                ["11:64 'by' means nothing beside 'from'"]
            ),
            KindCase(
                "check: n > 1, by: n, to: end",
                [
                    "11:39 'by' means nothing beside 'check'",
                    "11:46 'to' means nothing beside 'check'",
                ]
            ),
            KindCase(
                "unique: [n], from: start",
                ["11:38 'from' means nothing beside 'unique'"]
            ),
        ]
    )
    func useless(example: KindCase) {
        let fields = """
            fields:
              slots:
                type: list
                of: {type: object, fields: {start: integer, end: integer, day: date}}
              n: integer
              net: cidr
              nets: {type: list, of: cidr}
            rules:
              - {id: a, message: m,
            """
        KindCase("\(fields) \(example.text)}", example.findings).check()
    }
}
