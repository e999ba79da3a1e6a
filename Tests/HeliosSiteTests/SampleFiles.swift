/// A small organisation with a bit of everything that a page can show.
let sampleFiles: [String: String] = [
    "locations/oslo.yaml": """
    name: Oslo
    type: headquarters
    code: OSL-HQ
    is_primary: true
    timezone: Europe/Oslo
    address: {line1: Kaigata 1, city: Oslo, postal_code: "0150", country: "NO"}
    """,
    "locations/oslo-room.yaml": "{name: Server room, type: datacenter, parent: oslo}",
    "users/mike.yaml": """
    name: Mike Olsen
    first_name: Mike
    last_name: Olsen
    email: mike@fjord.example
    location: oslo
    """,
    "users/anna.yaml": """
    name: Anna "Ann" <b>Berg</b>
    first_name: Anna
    last_name: Berg
    email: anna@fjord.example
    manager: mike
    important: true
    """,
    "networks/lan.yaml": "{name: Office LAN, cidr: 10.0.0.0/24, location: oslo}",
    "networks/wlan.yaml": "{name: Office WLAN, cidr: 10.0.1.0/24, location: oslo}",
    "vendors/apple.yaml": "{name: Apple, website: \"https://apple.example/\"}",
    "software/office.yaml": "{name: Office Suite, software_type: productivity_suite}",
    "credentials/filevault.yaml": """
    name: FileVault of Mike's MacBook
    category: other
    username: mike
    recipients: [helpdesk]
    password: |
      -----BEGIN AGE ENCRYPTED FILE-----
      YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+
      -----END AGE ENCRYPTED FILE-----
    """,
    "assets/macbook-mike.yaml": """
    name: Mike's MacBook Pro
    description: The laptop that Mike carries.
    aliases: [mbp-1]
    important: true
    asset_type: laptop
    make: Apple
    model: MacBook Pro 14
    serial: C02XYZ
    status: deployed
    purchase_date: 2024-03-10
    cost: 25990.00 NOK
    warranty_expires: 2026-03-10
    eol_date: 2026-02-20
    client_uri: https://assets.example/mbp?a=1&b=2
    location: oslo
    credentials: filevault
    vendor: apple
    assigned_to: [{ref: "user:mike", assigned_at: 2025-03-02, primary: true}, anna]
    software: [{ref: office, version: "16.2"}]
    related_to: [{ref: "network:wlan", label: uses}]
    interfaces:
      - {name: en0, type: wifi, mac: "00:11:22:33:44:55", ip: 10.0.1.20, network: wlan}
      - {name: en1, type: ethernet, mac: "00:11:22:33:44:56", dhcp: true, network: lan}
    custom: {shelf: "B 12", "room": "4.02"}
    notes: |
      # Handover

      Given to [[user:mike]], see [[document:guide/laptops|the guide]].
    """,
    "assets/printer.yaml":
        "{name: Printer, asset_type: printer, make: Brother, status: lost, location: oslo-room}",
    "documents/guide/laptops.md": """
    ---
    name: Laptops
    document_type: runbook
    owner: mike
    review_due: 2026-03-20
    ---
    How we set up laptops such as [[asset:macbook-mike]].

    # Prepare

    1. Order it.
    2. Enrol it.

    ## Encryption

    Turn on FileVault, see [below](#check). ![A plan](plan.svg)

    ```sh
    fdesetup status
    ```

    # Check

    | Step | Who |
    |---|---|
    | Backup | Mike |

    - [x] done
    - [ ] open
    """,
    "documents/guide/plan.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    "documents/guide/unused.png": "nobody shows it",
    "documents/guide/printers.md": "---\nname: Printers\n---\nTurn it [off](laptops.md#check).\n",
    "documents/welcome.md": "---\nname: Welcome\nvisibility: public\n---\nHello, [[user:mike]].\n",
    "ticket_statuses/open.yaml": "{name: Open, color: \"#007bff\", order: 2}",
    "tickets/1001/record.md": """
    ---
    number: 1001
    subject: The laptop does not start
    ticket_type: incident
    priority: urgent
    status: open
    requester: anna
    assigned_to: mike
    assets: [macbook-mike]
    watchers: [mike, "it@fjord.example"]
    due_at: 2026-03-02T12:00:00+01:00
    tasks:
      - {name: Collect it, status: done}
      - {name: Repair it, estimate_min: 90}
    ---
    It only shows a **grey** screen.
    """,
    "tickets/1001/replies/2026-02-27T0915Z-mike.md": """
    ---
    type: public
    at: 2026-02-27T09:15:00Z
    author: mike
    time_worked: 25m
    ---
    I will have a look.
    """,
    "tickets/1001/replies/2026-02-27T0930Z-anna.md": """
    ---
    type: internal
    at: 2026-02-27T09:30:00Z
    author: anna
    ---
    ## Note

    He dropped it, I think.
    """,
    "tickets/1001/photo.png": "not really a picture",
    "tickets/1001/report.html": "<script>alert(1)</script>",
]
