/// A repository without a fault, whose parts depend on one another in every way that rules know.
let stateSample: [String: String] = {
    var files = [
        "helios.yaml": """
        organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}
        """,
        "README.md": "Read me.",
        "locations/oslo.yaml": "{name: Oslo, type: headquarters, timezone: Europe/Oslo}",
        "locations/room.yaml": "{name: Server room, type: datacenter, parent: oslo}",
        "networks/lan.yaml": "{name: LAN, cidr: 10.0.0.0/24, location: oslo}",
        "networks/wlan.yaml": "{name: WLAN, cidr: 10.0.1.0/24, location: oslo}",
        "ticket_statuses/open.yaml": "{name: Open, color: \"#007bff\", order: 2}",
        "documents/guide/laptops.md": """
        ---
        name: Laptops
        ---
        # Prepare

        Order [[asset:a1]]. ![A plan](plan.svg)

        # Check

        See [below](#prepare).
        """,
        "documents/guide/plan.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "documents/guide/printers.md": """
        ---
        name: Printers
        ---
        Turn it [off](laptops.md#check), ask [[user:u1]].
        """,
        "tickets/1/record.md": """
        ---
        number: 1
        subject: It does not start
        ticket_type: incident
        priority: high
        status: open
        requester: u1
        assets: [a1]
        ---
        Grey.
        """,
        "tickets/1/replies/2026-02-27T0915Z-u2.md": """
        ---
        type: public
        at: 2026-02-27T09:15:00Z
        author: u2
        ---
        I look, with [[asset:a2]].
        """,
    ]
    for number in 1...4 {
        files["users/u\(number).yaml"] = """
            name: User \(number)
            first_name: User
            last_name: "\(number)"
            email: u\(number)@fjord.example
            location: oslo
            """
        files["assets/a\(number).yaml"] = """
            name: Asset \(number)
            aliases: [old-\(number)]
            asset_type: laptop
            make: Apple
            serial: S\(number)
            status: deployed
            location: oslo
            assigned_to: u\(number)
            """
    }
    return files
}()
