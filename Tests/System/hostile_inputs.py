"""Inputs that are meant to exhaust, confuse or crash the tool: what a file may hold at worst."""

import re

SETTINGS = "organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}\n"
KIND = "kind: thing\nplural: things\ntraits: [body]\nfields:\n  name: string\n  size: integer\n"


def nested_blocks(levels):
    return "".join(" " * level + "a:\n" for level in range(levels))


def lines(count, text):
    return (text + "\n") * count


def yaml_texts():
    """Texts of YAML by name, each wrong in one way; each begins at the start of a line."""
    long = "x" * 300_000
    yield "lists 70 deep", "a: " + "[" * 70
    yield "lists 10,000 deep", "a: " + "[" * 10_000
    yield "lists 500,000 deep", "a: " + "[" * 500_000
    yield "closed lists 10,000 deep", "a: " + "[" * 10_000 + "]" * 10_000
    yield "maps 10,000 deep", "a: " + "{a: " * 10_000
    yield "maps 100,000 deep", "a: " + "{a: " * 100_000
    yield "blocks 1,000 deep", nested_blocks(1_000)
    yield "dashes 10,000 deep", "a:\n  " + "- " * 10_000 + "x"
    yield "question marks 10,000 deep", "? " * 10_000 + "x"
    yield "an alias bomb", "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(9)
    )
    yield "an anchor in itself", "a: &a [*a]\n"
    yield "100,000 anchors", "a: [" + "".join(f"&a{n} x," for n in range(90_000)) + "*a1]\n"
    yield "a merge bomb", "a: &a {x: y}\n" + lines(200, "<<: *a")
    yield "20,000 directives", lines(20_000, "%TAG !x! tag:x,2000:") + "---\na: b\n"
    yield "a version", "%YAML 1.2\n---\na: b\n"
    yield "a tag of Python", "a: !!python/object/apply:os.system ls\n"
    yield "a tag of bytes", "a: !!binary aGVq\n"
    yield "a tag of its own", "a: !<tag:x,2000:y> b\n"
    yield "many documents", "a: b\n" + lines(20_000, "---\na: b")
    yield "an end and more", "a: b\n...\nc: d\n"
    yield "a long plain scalar", "a: " + long
    yield "a long quoted scalar", 'a: "' + long + '"'
    yield "a long single-quoted scalar", "a: '" + long + "'"
    yield "a long literal scalar", "a: |\n" + lines(9_000, "  " + "x" * 60)
    yield "a long folded scalar", "a: >\n" + lines(9_000, "  " + "x" * 60)
    yield "a long scalar over lines", "a:\n" + lines(9_000, "  " + "x" * 60)
    yield "a long key", "? " + "k" * 5_000 + "\n: x\n"
    yield "a long quoted key", '? "' + "k" * 5_000 + '"\n: x\n'
    yield "too many values", "a: [" + "x," * 120_000 + "]"
    yield "too many keys in a list", "a: [" + "{b: c}," * 60_000 + "]"
    yield "a file too large", "# " + "x" * 60 + "\n" + lines(20_000, "# " + "x" * 60)
    yield "one key again and again", "a: b\n" + lines(40_000, "a: b")
    yield "a list as a key", "[a, b]: c\n"
    yield "a map as a key", "{a: b}: c\n"
    yield "an open quote", 'a: "b\n'
    yield "an open single quote", "a: 'b\n"
    yield "an open list", "a: [b, c\n"
    yield "an open map", "a: {b: c\n"
    yield "a closed list too many", "a: ]\n"
    yield "a tab for indentation", "a:\n\tb: c\n"
    yield "a tab in a flow", "a: {b:\tc,\n\td: e}\n"
    yield "a reserved sign", "a: @b\n"
    yield "a backtick", "a: `b`\n"
    yield "colons", "a: b: c: d\n"
    yield "an unknown escape", 'a: "\\y"\n'
    yield "an escaped NUL", 'a: "\\0"\n'
    yield "an escaped bell", 'a: "\\a"\n'
    yield "an escaped direction", 'a: "\\u202E"\n'
    yield "an escaped surrogate", 'a: "\\uD800"\n'
    yield "a scalar beyond Unicode", 'a: "\\U00110000"\n'
    yield "text alone", "just some text\n"
    yield "a list alone", "- a\n- b\n"
    for code in (0x202A, 0x202E, 0x2066, 0x2069, 0x200E, 0x2028, 0x2029, 0x85, 0xFEFF):
        yield f"U+{code:04X}", f"a: b{chr(code)}c\n"
    for byte in (0x00, 0x01, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F):
        yield f"control {byte:02X}", f"a: b{chr(byte)}c\n"
    yield "a lone carriage return", "a: b\rc: d\n"
    for name, raw in (
        ("byte FF", b"\xff"), ("an overlong slash", b"\xc0\xaf"), ("an overlong NUL", b"\xc0\x80"),
        ("a surrogate", b"\xed\xa0\x80"), ("beyond Unicode", b"\xf4\x90\x80\x80"),
        ("a cut sequence", b"\xe2\x82"), ("a lone continuation", b"\x80"),
    ):
        yield name, b"a: b" + raw + b"\n"


def wide_table(columns, rows):
    row = "|" + "a|" * columns + "\n"
    return row + "|" + "-|" * columns + "\n" + "|a|\n" * rows


def markdown_texts():
    """Texts of Markdown by name, each above one limit or with one thing that is refused."""
    yield "too large", lines(30_000, "A line of text.")
    yield "a long word", "x" * 10_000 + "\n"
    yield "parentheses behind an address", "http://a.com/" + ")" * 60_000 + "\n"
    yield "a long paragraph", lines(3_000, "words that go on and on")
    yield "emphasis", "a**bc* c* " * 6_000 + "\n"
    yield "a wide table", wide_table(2_000, 1)
    yield "a huge table", wide_table(50, 20_000)
    yield "a table under a paragraph", lines(7_000, "aaaaa") + "|-|\n"
    yield "brackets", lines(7_000, "[ [ [ [\n"[:-1] + "\n")
    yield "a long definition", "[a]: /" + "x" * 3_000 + "\n"
    yield "quotes 50,000 deep", "> " * 50_000 + "x\n"
    yield "quotes 200 deep", ">" * 200 + " x\n"
    yield "lists 1,000 deep", "- " * 1_000 + "x\n"
    yield "exclamation marks", "![" * 5_000 + "\n"
    yield "raw HTML", "<script>alert(1)</script>\n"
    yield "an image of raw HTML", "<img src=x onerror=alert(1)>\n"
    for address in (
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#x0A;script:alert(1)",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "&#106;avascript:alert(1)",
    ):
        yield f"a link to {address}", f"[x]({address})\n"
    yield "a file above the root", "[x](../../../../etc/passwd)\n"
    yield "a file at the root", "[x](/etc/passwd)\n"
    yield "a record link of nothing", "[[]]\n"
    yield "a record link of blanks", "[[ a b ]]\n"
    yield "a record link that climbs", "[[../../etc/passwd]]\n"
    yield "a record link to nowhere", "[[thing:nothing]]\n"
    yield "a heading that is not there", "[x](#nothing)\n"
    yield "an image without text", "![](https://fjord.example/x.png)\n"
    yield "a hidden direction", "safe \u202e text\n"
    yield "a NUL", "a\0b\n"
    yield "bad UTF-8", b"a\xffb\n"


def expressions():
    """Expressions by name, each wrong in one way."""
    yield "nothing", " "
    yield "parentheses 10,000 deep", "(" * 1_000 + "size < 5" + ")" * 1_000
    yield "not 1,000 deep", "not " * 700 + "size < 5"
    yield "minus 1,000 deep", "size < " + "-" * 1_000 + "5"
    yield "very long", " and ".join(["size < 5"] * 2_000)
    yield "open parenthesis", "(size < 5"
    yield "a number too large", "size < " + "9" * 100
    yield "a semicolon", "size < 5; drop"
    yield "an emoji", "size < 🚢"
    yield "an open text", "name = 'x"
    yield "an unknown name", "sizzle < 5"
    yield "an unknown function", "system(name) = 1"
    yield "a number alone", "5"
    yield "text below a number", "size < name"
    yield "a collection of one", "count(size) > 1"
    yield "two comparisons", "1 < size < 5"
    yield "a dangling dot", "size. < 5"
    yield "a dangling operator", "size <"
    yield "only an operator", "<"
    yield "an equals too many", "size == 5"


def templates():
    """Templates of the page 404 by name, each wrong in one way."""
    yield "an open tag", "{{heading"
    yield "sections 10,000 deep", "{{#a}}" * 10_000
    yield "closed sections 200 deep", "{{#hidden}}" * 200 + "{{/hidden}}" * 200
    yield "a section never opened", "{{/heading}}"
    yield "a section never closed", "{{#heading}}"
    yield "an unknown name", "{{nothing_at_all}}"
    yield "an unknown partial", "{{>nothing_at_all}}"
    yield "raw text", "{{{heading}}}"
    yield "delimiters", "{{=<% %>=}}<%nothing_at_all%>"
    yield "an empty name", "{{}}"
    yield "itself", "{{>../layouts/not-found}}"
    yield "bad UTF-8", b"{{heading}}\xff"


def quoted(expression):
    return '"' + expression.replace("\\", "\\\\").replace('"', '\\"') + '"'


# Where YAML is read: what a valid file begins with, and a key that takes any text.
RECORD = ("name: A\n", "description")
OTHER_KIND = ("kind: other\nplural: others\nfields: {name: string}\n", "description")
# The settings take any text only below the organization's.
ORGANIZATION = b"""\
organization:
  name: Fjord Line
  domain: fjord.example
  timezone: Europe/Oslo
"""
MODULE = ("name: own\nversion: 1.0.0\n", "description")


def as_bytes(value):
    return value if isinstance(value, bytes) else value.encode()


def within(place, value):
    """A hostile text as the rest of a valid file; directives stand at the beginning."""
    head, key = place
    text = re.sub(rb"^a:", key.encode() + b":", as_bytes(value), flags=re.M)
    return text if text.startswith(b"%") else head.encode() + text


def within_organization(value):
    """A hostile text below the organization of valid settings, all but the marks of documents."""
    text = re.sub(rb"^a:", b"legal_name:", as_bytes(value), flags=re.M)
    return text if text.startswith(b"%") else ORGANIZATION + re.sub(
        rb"^(?!---|\.\.\.|\r?\n|\Z)", b"  ", text, flags=re.M
    )


def repositories():
    """All hostile repositories: a name, the files, and the command that reads them."""
    base = {"helios.yaml": SETTINGS, "kinds/thing.yaml": KIND}
    validate = ("validate", "--strict", "--format", "json")
    for name, value in yaml_texts():
        record = within(RECORD, value)
        page = b"---\n" + record + (b"" if record.endswith(b"\n") else b"\n") + b"---\nText.\n"
        yield f"record: {name}", {**base, "things/a.yaml": record}, validate
        # In front matter, the end of a document is the end of the fields.
        if name not in ("many documents", "an end and more") and not record.startswith(b"%"):
            yield f"front matter: {name}", {**base, "things/a.md": page}, validate
        kind = within(OTHER_KIND, value)
        yield f"kind: {name}", {**base, "kinds/other.yaml": kind}, validate
        yield f"settings: {name}", {"helios.yaml": within_organization(value)}, validate
        module = within(MODULE, value)
        yield f"module: {name}", {**base, "modules/own/module.yaml": module}, validate
    for name, value in markdown_texts():
        page = b"---\nname: A\n---\n" + as_bytes(value)
        yield f"Markdown: {name}", {**base, "things/a.md": page}, validate
    for name, value in expressions():
        kind = KIND + f"rules:\n  - {{id: r, check: {quoted(value)}, message: m}}\n"
        yield f"rule: {name}", {**base, "kinds/thing.yaml": kind}, validate
    for name, value in templates():
        files = {**base, "site-templates/layouts/not-found.mustache": as_bytes(value)}
        yield f"template: {name}", files, ("build", "--out", "../site")
