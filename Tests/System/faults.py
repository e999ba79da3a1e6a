"""System calls that fail, and kills at system calls, for tests of commands that change files."""

import os
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from support import run

# All points of a system call, or, unless HELIOS_FAULTS=all, about so many of them spread evenly.
IS_WHOLE = os.environ.get("HELIOS_FAULTS") == "all"
# Memory, where there is some: waiting for the disk is not what is tested.
FAST = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
# How a process ends that met a trap in the program itself.
TRAPS = (-4, -5, -6, -11, 132, 133, 134, 139)


def points(count, spread):
    """The calls to fail at, of so many: the first and the last ones and some between."""
    if IS_WHOLE or count <= spread:
        return list(range(1, count + 1))
    edge = spread // 3
    middle = range(edge + 1, count - edge, max(1, (count - 2 * edge) // edge))
    return [*range(1, edge + 1), *middle, *range(count - edge + 1, count + 1)]


def count_calls(log):
    """How often one thread at most made each system call, by a log of strace."""
    calls = Counter(re.findall(r"^(\d+) +(\w+)\(", log, re.MULTILINE))
    counts = Counter()
    for (_, name), count in calls.items():
        counts[name] = max(count, counts[name])
    return counts


def counted(command, log, **options):
    """Runs a command, and returns how it went and how often it made each system call."""
    result = run("strace", "-f", "-qq", "-o", log, *command, **options)
    return result, count_calls(log.read_text(errors="replace"))


def injecting(*injections):
    """The front of a command line whose program meets these faults."""
    calls = ",".join(injection.split(":")[0] for injection in injections)
    strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}"]
    for injection in injections:
        strace += ["-e", f"inject={injection}"]
    return strace


def kills(calls, counts, spread):
    """Cases of (name, injection): a kill at each point of these calls."""
    return [
        (f"{call} {number}", f"{call}:signal=SIGKILL:when={number}")
        for call in calls
        for number in points(counts[call], spread)
    ]


def errors(faults, counts, spread):
    """Cases of (name, injection): each of these errors at each point of its call."""
    return [
        (f"{call} {number} {fault}", f"{call}:error={fault}:when={number}")
        for call, names in faults.items()
        for fault in names
        for number in points(counts[call], spread)
    ]


def lasting(calls, counts, spread):
    """Cases of (name, injection): a full disk that stays full from each point on."""
    return [
        (f"{call} {number}+ ENOSPC", f"{call}:error=ENOSPC:when={number}+")
        for call in calls
        for number in points(counts[call], spread)
    ]


def outcomes(attempt, cases):
    """What an attempt says of each case, side by side."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda case: attempt(*case[1:]), cases))
