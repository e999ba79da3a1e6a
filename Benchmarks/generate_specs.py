#!/usr/bin/env python3
"""Writes specifications and changes in OpenSpec's layout, the same for the same numbers.

    generate_specs.py FOLDER [SPECS] [CHANGES]

1,000 specifications and 200 changes are about 15 MB.
"""

import random
import sys
from pathlib import Path

WORDS = (
    "anchor barge crane dock engine ferry gantry harbour invoice journal kiosk ledger manifest "
    "notice order parcel quay rack shift terminal unit vessel wharf yard záliv æra berth"
).split()
VERBS = "count keep list mark move name sort store track weigh".split()


def sentence(source, length):
    words = [source.choice(WORDS) for _ in range(length)]
    return f"The {words[0]} SHALL {source.choice(VERBS)} " + " ".join(words[1:]) + "."


def requirement(source, name, scenarios=3):
    text = [f"### Requirement: {name}", sentence(source, 30), ""]
    for number in range(scenarios):
        text += [
            f"#### Scenario: Case {number + 1}",
            f"- **GIVEN** a {source.choice(WORDS)} beside a {source.choice(WORDS)}",
            f"- **WHEN** the {source.choice(WORDS)} is {source.choice(VERBS)}ed by the {source.choice(WORDS)}",
            f"- **THEN** {sentence(source, 12)}",
            "",
        ]
    return "\n".join(text)


def spec(source, number, count=13):
    parts = [
        f"# Capability {number}\n",
        f"## Purpose\nSays what holds for {' '.join(source.choices(WORDS, k=20))}.\n",
        "## Requirements\n",
    ]
    parts += [requirement(source, f"Rule {index} of {number}") for index in range(count)]
    parts.insert(5, "```yaml\n### Requirement: in a fence\nkey: value\n```\n")
    return "\n".join(parts)


def delta(source, number):
    return "\n".join([
        "## ADDED Requirements\n",
        *(requirement(source, f"New rule {index}") for index in range(5)),
        "## MODIFIED Requirements\n",
        requirement(source, f"Rule 1 of {number}", 4).replace("Case 4", "Case four"),
        "## REMOVED Requirements\n",
        f"### Requirement: Rule 2 of {number}\n**Reason**: no longer used\n",
        "## RENAMED Requirements\n",
        f"- FROM: `### Requirement: Rule 3 of {number}`\n- TO: `### Requirement: Rule three`\n",
    ])


def change(source, number, specs):
    why = " ".join(source.choices(WORDS, k=30))
    tasks = "".join(
        f"## {group}. Part {group}\n\n"
        + "".join(f"- [{'x' if group == 1 else ' '}] {group}.{step} {sentence(source, 8)}\n" for step in range(1, 8))
        + "\n"
        for group in range(1, 5)
    )
    files = {
        ".openspec.yaml": "schema: spec-driven\ncreated: 2026-03-02\n",
        "proposal.md": f"# Change {number}\n\n## Why\n{why}.\n\n## What Changes\n- {why}\n\n"
                       f"## Capabilities\n- cap\n\n## Impact\n- {why}\n",
        "design.md": f"## Context\n{why}\n\n## Goals / Non-Goals\n{why}\n\n## Decisions\n- {why}\n\n"
                     f"## Risks / Trade-offs\n- {why}\n",
        "tasks.md": tasks,
    }
    for _ in range(2):
        target = source.randrange(specs)
        files[f"specs/area-{target % 20}/cap-{target}/spec.md"] = delta(source, target)
    return files


def main():
    folder = Path(sys.argv[1]) / "openspec"
    specs, changes = (int(word) for word in (sys.argv[2:] + ["1000", "200"][len(sys.argv) - 2:])[:2])
    source = random.Random(1)
    files = {f"specs/area-{n % 20}/cap-{n}/spec.md": spec(source, n) for n in range(specs)}
    for number in range(changes):
        for path, text in change(source, number, specs).items():
            files[f"changes/change-{number}/{path}"] = text
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    size = sum(len(text.encode()) for text in files.values())
    print(f"{len(files)} files, {size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
