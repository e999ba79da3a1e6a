#!/usr/bin/env python3
"""Writes one set of records twice: as a record repository of ours, and as content for Hugo.

usage: generate.py OUT N [--seed 1]

  OUT/records/   helios.yaml and N records of the built-in kinds
  OUT/hugo/      the same records as front matter and text, with layouts that show their fields,
                 their links by title, their backlinks, and paginated lists

The mix: 40 % assets, 10 % users, tickets with replies, documents of 2 to 6 KB and credentials
each, 5 % software, locations, domains and certificates each. About six links a record; their
targets are skewed, so that a few records have hundreds of backlinks.
"""

import argparse
import random
import shutil
from pathlib import Path

# Kind, folder, prefix of ids, share in percent.
KINDS = [
    ("location", "locations", "loc", 5), ("user", "users", "usr", 10),
    ("software", "software", "sft", 5), ("asset", "assets", "ast", 40),
    ("domain", "domains", "dom", 5), ("certificate", "certificates", "crt", 5),
    ("credential", "credentials", "crd", 10), ("document", "documents", "doc", 10),
    ("ticket", "tickets", "tck", 10),
]  # fmt: skip
PLURALS = {kind: plural for kind, plural, _, _ in KINDS}
PREFIXES = {kind: prefix for kind, _, prefix, _ in KINDS}
BY_PREFIX = {prefix: kind for kind, _, prefix, _ in KINDS}
STATUSES = ["new", "open", "waiting", "resolved"]
WORDS = """server backup restore network switch firewall policy certificate renewal login token
cluster storage volume snapshot replica database index query latency outage incident change
request approval window maintenance vendor contract warranty invoice licence seat user group role
permission audit log monitor alert threshold disk memory processor firmware update patch reboot
console cable rack power cooling generator battery printer scanner laptop display keyboard phone
account mailbox calendar domain record zone resolver proxy gateway tunnel route subnet address
lease pool image container registry pipeline deploy release rollback branch merge review test
report document procedure runbook owner contact escalation support ticket reply comment""".split()
CITIES = "Oslo Bergen Lisbon Porto Vienna Graz Gdansk Turin Ghent Zurich Cork Tartu Lyon".split()
FIRST = "Ana Ben Carla Dmitri Eva Farid Greta Ines Jonas Katja Luca Mara Nils Olga Pavel".split()
LAST = "Almeida Becker Costa Dubois Eriksen Fischer Garcia Hansen Jansen Keller Lopez Novak".split()
MODELS = [
    ("Dell", "PowerEdge R650"), ("HPE", "ProLiant DL380"), ("Lenovo", "ThinkPad T14"),
    ("Cisco", "Catalyst 9300"), ("Apple", "MacBook Pro 14"), ("APC", "Smart-UPS 3000"),
]  # fmt: skip


class Link(str):
    """The id of another record."""


class Generator:
    """Records as dictionaries; a document's text is '_body', a ticket's thread '_replies'."""

    def __init__(self, count, seed):
        self.random = random.Random(seed)
        self.count = {kind: max(1, count * share // 100) for kind, _, _, share in KINDS}
        self.count["asset"] += count - sum(self.count.values())
        self.records = [
            (kind, f"{PREFIXES[kind]}-{number:06d}", getattr(self, kind)(number))
            for kind, _, _, _ in KINDS
            for number in range(1, self.count[kind] + 1)
        ]

    # Words and numbers.

    def words(self, least, most):
        return " ".join(self.random.choices(WORDS, k=self.random.randint(least, most)))

    def sentence(self):
        return self.words(7, 16).capitalize() + "."

    def paragraph(self, least, most):
        return " ".join(self.sentence() for _ in range(self.random.randint(least, most)))

    def notes(self):
        code = f"`{self.random.choice(WORDS)}-{self.random.randint(1, 99)}`"
        return f"{self.paragraph(1, 3)}\n\nSee **{self.words(2, 3)}** and {code}: {self.sentence()}"

    def date(self, first, last):
        r = self.random
        return f"{r.randint(first, last)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"

    def time(self, year):
        r = self.random
        return f"{self.date(year, year)}T{r.randint(0, 23):02d}:{r.randint(0, 59):02d}:00Z"

    def labels(self, count):
        return {"labels": ", ".join(self.random.choices(WORDS, k=count))}

    # Links.

    def one(self, kind, below=None):
        """A record of a kind, the first ones more often; 'below' keeps trees free of cycles."""
        count = self.count[kind] if below is None else below - 1
        number = int(count * self.random.random() ** 1.5) + 1
        return Link(f"{PREFIXES[kind]}-{number:06d}")

    def some(self, kind, least, most, other_than=0):
        picked = {self.one(kind) for _ in range(self.random.randint(least, most))}
        return [Link(id) for id in sorted(picked) if int(id[4:]) != other_than]

    # One function a kind.

    def location(self, number):
        r = self.random
        record = {
            "name": f"{r.choice(CITIES)} site {number}, room {r.randint(100, 899)}",
            "code": f"L{number}",
            "type": r.choice(["office", "datacenter", "warehouse", "site"]),
            "address": {
                "line1": f"{r.choice(LAST)} street {r.randint(1, 200)}",
                "city": r.choice(CITIES),
                "postal_code": str(r.randint(10000, 99999)),
                "country": "NO",
            },
            "phone": f"+47 22 {r.randint(100000, 999999)}",
            "related_to": self.some("user", 1, 3) + self.some("document", 1, 2),
            "custom": self.labels(3),
            "notes": self.notes(),
        }
        if number > 1:
            record["parent"] = self.one("location", below=number)
        return record

    def user(self, number):
        r = self.random
        first, last = r.choice(FIRST), r.choice(LAST)
        record = {
            "name": f"{first} {last} {number}",
            "email": f"{first}.{last}.{number}@fjord.example".lower(),
            "first_name": first,
            "last_name": last,
            "work_phone": f"+47 22 {r.randint(100000, 999999)}",
            "title": self.words(1, 2),
            "employee_id": f"E{number}",
            "start_date": self.date(2015, 2024),
            "location": self.one("location"),
            "related_to": self.some("asset", 1, 2) + self.some("software", 1, 2),
            "custom": self.labels(5),
            "notes": self.notes(),
        }
        if number > 1:
            record["manager"] = self.one("user", below=number)
        return record

    def software(self, number):
        r = self.random
        return {
            "name": f"{r.choice(WORDS).title()} {r.choice(WORDS).title()} {number}",
            "version": f"{r.randint(1, 30)}.{r.randint(0, 20)}.{r.randint(0, 9)}",
            "software_type": r.choice(["saas", "web_app", "desktop_app", "security", "system"]),
            "publisher": f"{r.choice(LAST)} Software",
            "url": f"https://{r.choice(WORDS)}{number}.example/",
            "users": self.some("user", 1, 2),
            "documents": self.some("document", 1, 2),
            "related_to": self.some("asset", 1, 2),
            "custom": self.labels(3),
            "notes": self.notes(),
        }

    def asset(self, number):
        r = self.random
        make, model = r.choice(MODELS)
        mac = ":".join(f"{r.getrandbits(8):02x}" for _ in range(6))
        return {
            "name": f"{model} {r.choice(WORDS)}-{number} ({r.choice(CITIES)})",
            "asset_type": r.choice(["server", "laptop", "switch", "printer", "other"]),
            "make": make,
            "model": model,
            "serial": f"SN{number:06d}{r.getrandbits(24):06X}",
            "asset_tag": f"INV-{number:06d}",
            "status": r.choice(["deployed", "storage", "out_for_repair", "maintenance"]),
            "purchase_date": self.date(2019, 2023),
            "install_date": self.date(2024, 2024),
            "warranty_expires": self.date(2027, 2030),
            "cost": f"{r.randint(100, 9999)}.{r.randint(0, 99):02d} EUR",
            "assigned_to": self.some("user", 1, 1),
            "location": self.one("location"),
            "software": self.some("software", 1, 2),
            "related_to": self.some("asset", 1, 2, other_than=number),
            "documents": self.some("document", 0, 1),
            "interfaces": [
                {"name": f"eth{port}", "mac": mac, "ip": f"10.{r.randint(0, 255)}.{port}.{r.randint(1, 254)}"}
                for port in range(r.randint(1, 2))
            ],
            "custom": self.labels(3),
            "notes": self.notes(),
        }

    def domain(self, number):
        r = self.random
        return {
            "fqdn": f"{r.choice(WORDS)}{number}.example.org",
            "registered": self.date(2010, 2024),
            "expires": self.date(2027, 2030),
            "auto_renew": r.random() < 0.9,
            "declared_records": [
                {"type": "A", "host": r.choice(WORDS), "value": f"192.0.2.{r.randint(1, 254)}"}
                for _ in range(3)
            ],
            "credentials": [self.one("credential")],
            "documents": self.some("document", 0, 1),
            "related_to": [self.one("user")] + self.some("asset", 1, 2),
            "custom": self.labels(5),
            "notes": self.notes(),
        }

    def certificate(self, number):
        r = self.random
        return {
            "name": f"TLS {r.choice(WORDS)}{number}.example.org",
            "host": f"{r.choice(WORDS)}{number}.example.org",
            "issued_by": "Example CA R3",
            "serial": f"{r.getrandbits(96):024x}",
            "key_algorithm": "ECDSA P-256",
            "not_before": self.date(2023, 2025),
            "expires": self.date(2027, 2030),
            "sans": [f"{word}.example.org" for word in r.sample(WORDS, 3)],
            "domains": self.some("domain", 1, 2),
            "related_to": [self.one("user")] + self.some("asset", 1, 3),
            "custom": self.labels(2),
            "notes": self.notes(),
        }

    def credential(self, number):
        r = self.random
        return {
            "name": f"{r.choice(WORDS).title()} service account {number}",
            "category": r.choice(["server", "website", "api", "application"]),
            "username": f"svc-{r.choice(WORDS)}-{r.randint(1, 999)}",
            "uri": f"https://{r.choice(WORDS)}.fjord.example/{r.choice(WORDS)}",
            "recipients": ["it-team"],
            "expires_at": self.date(2027, 2030),
            "users": self.some("user", 1, 2),
            "related_to": self.some("asset", 1, 3) + [self.one("software")],
            "custom": self.labels(3),
            "notes": self.notes(),
        }

    def ticket(self, number):
        r = self.random
        status = r.choice(STATUSES)
        record = {
            "number": number,
            "subject": f"{r.choice(WORDS).title()} {r.choice(WORDS)} fails ({number})",
            "status": Link(status),
            "priority": r.choice(["low", "medium", "high", "urgent"]),
            "ticket_type": r.choice(["incident", "request", "problem"]),
            "opened_at": self.time(2024),
            "requester": self.one("user"),
            "assigned_to": self.one("user"),
            "assets": self.some("asset", 1, 2),
            "documents": self.some("document", 0, 1),
            "custom": self.labels(3),
            "_body": self.paragraph(1, 2) + "\n",
            "_replies": [
                {"type": "public", "at": self.time(2025), "author": self.one("user"), "body": self.sentence()}
                for _ in range(r.randint(1, 4))
            ],
        }
        if status == "resolved":
            record["resolved_at"] = self.time(2026)
        return record

    def document(self, number):
        r = self.random
        record = {
            "name": f"{r.choice(WORDS).title()} {r.choice(WORDS)} runbook {number}",
            "document_type": r.choice(["general", "runbook", "policy", "guide"]),
            "owner": self.one("user"),
            "review_due": self.date(2027, 2030),
            "related_to": self.some("user", 1, 2),
            "custom": self.labels(3),
        }
        record["_body"] = self.text(r.randint(2000, 6000))
        return record

    def text(self, length):
        """Markdown with headings, a table, code, lists, a quotation, and up to three links."""
        r, blocks, links, part = self.random, [self.paragraph(2, 4)], 0, 0
        while sum(map(len, blocks)) < length:
            part += 1
            link = ""
            if links < 3:
                links += 1
                kind = r.choice(["asset", "asset", "user", "software", "ticket"])
                link = f" See [[{self.one(kind)}]]."
            title = self.words(2, 4).capitalize()
            blocks.append(f"## {part}. {title}\n\n{self.paragraph(1, 3)}{link}")
            blocks.append([self.quotation, self.table, self.code, self.lists][part % 4]())
        return "\n\n".join(blocks) + "\n"

    def table(self):
        r = self.random
        rows = [
            f"| `{r.choice(WORDS)}-{r.randint(1, 99)}` | {self.words(1, 2)} | {r.randint(20, 9999)} |"
            for _ in range(r.randint(4, 8))
        ]
        return "\n".join(["| Host | Role | Port |", "| --- | :---: | ---: |", *rows])

    def code(self):
        r = self.random
        lines = [
            f"$ {r.choice(WORDS)}ctl --{r.choice(WORDS)}={r.randint(1, 99)} {r.choice(WORDS)}.conf"
            for _ in range(r.randint(3, 7))
        ]
        return "\n".join(["```sh", *lines, "```"])

    def lists(self):
        r = self.random
        tasks = [f"- [{r.choice('x ')}] {self.words(4, 9)}" for _ in range(r.randint(4, 7))]
        steps = [f"{n}. {self.words(4, 9)} **{r.choice(WORDS)}**" for n in range(1, 5)]
        return "\n".join(tasks) + "\n\n" + "\n".join(steps)

    def quotation(self):
        address = f"https://example.org/{self.random.choice(WORDS)}"
        return f"> {self.sentence()} ~~{self.words(2, 3)}~~ {address}"


# How a record is written.


def scalar(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    special = any(c in text for c in ":#'\"[]{},&*!|>%@`") or text[:1] in "-? 0123456789+."
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if special else text


def yaml(record, link):
    """A record as YAML; 'link' names the target of a link as the reader wants it."""

    def one(value):
        return scalar(link(value) if isinstance(value, Link) else value)

    lines = []
    for name, value in record.items():
        if name.startswith("_") or value == []:
            continue
        if isinstance(value, dict):
            lines += [f"{name}:", *(f"  {key}: {one(inner)}" for key, inner in value.items())]
        elif isinstance(value, list) and isinstance(value[0], dict):
            lines.append(f"{name}:")
            for item in value:
                pairs = [f"{key}: {one(inner)}" for key, inner in item.items()]
                lines += [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]
        elif isinstance(value, list):
            lines.append(f"{name}: [{', '.join(map(one, value))}]")
        elif "\n" in str(value):
            lines += [f"{name}: |", *(f"  {line}".rstrip() for line in value.split("\n"))]
        else:
            lines.append(f"{name}: {one(value)}")
    return "\n".join(lines) + "\n"


def qualified(id):
    """A link as it is written where several kinds are possible."""
    kind = BY_PREFIX.get(id.partition("-")[0], "ticket_status")
    return f"{kind}:{id}"


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def write_ours(generator, folder):
    settings = "organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}\n"
    put(folder / "helios.yaml", settings)
    for order, status in enumerate(STATUSES):
        done = "true" if status == "resolved" else "false"
        text = f"name: {status.title()}\ncolor: \"#336699\"\norder: {order}\nis_resolved: {done}\n"
        put(folder / f"ticket_statuses/{status}.yaml", text)
    for kind, id, record in generator.records:
        text, base = yaml(record, qualified), folder / PLURALS[kind]
        body = record.get("_body")
        if body is not None:
            for prefix, target in BY_PREFIX.items():
                body = body.replace(f"[[{prefix}-", f"[[{target}:{prefix}-")
            text = f"---\n{text}---\n\n{body}"
        replies = record.get("_replies")
        if replies is None:
            put(base / f"{id}.{'yaml' if body is None else 'md'}", text)
            continue
        put(base / id / "record.md", text)
        for number, reply in enumerate(replies):
            head = {name: value for name, value in reply.items() if name != "body"}
            stamp = reply["at"].replace(":", "")[:-3] + f"{number:02d}Z"
            path = base / id / f"replies/{stamp}-{reply['author']}.md"
            put(path, f"---\n{yaml(head, qualified)}---\n\n{reply['body']}\n")


def links(record):
    """The ids a record leads to, in the order of its text."""
    found = []

    def walk(value):
        if isinstance(value, Link):
            found.append(value)
        elif isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk({name: value for name, value in record.items() if name != "_body"})
    parts = record.get("_body", "").split("[[")[1:]
    found += [part.partition("]]")[0] for part in parts]
    return list(dict.fromkeys(id for id in found if id.partition("-")[0] in BY_PREFIX))


def write_hugo(generator, folder):
    shutil.copytree(Path(__file__).parent / "hugo-site", folder, dirs_exist_ok=True)
    for _, plural, _, _ in KINDS:
        put(folder / f"content/{plural}/_index.md", f"---\ntitle: {plural.title()}\n---\n")
    for kind, id, record in generator.records:
        title = record.get("name") or record.get("subject") or record["fqdn"]
        shown = {"id": id, "type": kind, **record}
        if "_replies" in record:
            shown["replies"] = record["_replies"]
        fields = "".join(f"  {line}\n" for line in yaml(shown, str).splitlines())
        body = record.get("_body", "")
        for part in body.split("[[")[1:]:
            target = part.partition("]]")[0]
            body = body.replace(f"[[{target}]]", f"[{target}](ref:{target})")
        head = f"title: {scalar(title)}\nlinks: [{', '.join(links(record))}]\nrec:\n{fields}"
        put(folder / f"content/{PLURALS[kind]}/{id}.md", f"---\n{head}---\n\n{body}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["records", "hugo"])
    options = parser.parse_args()
    generator = Generator(options.count, options.seed)
    if options.only != "hugo":
        write_ours(generator, options.out / "records")
    if options.only != "records":
        write_hugo(generator, options.out / "hugo")
    total = sum(len(links(record)) for _, _, record in generator.records)
    print(f"{len(generator.records)} records, {total / len(generator.records):.2f} links each")


if __name__ == "__main__":
    main()
