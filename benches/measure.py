"""Runs commands by turns, and measures their time and processor time."""

import os
import statistics
import subprocess
import sys
import time


class Run:
    """One run of a command."""

    def __init__(self, command, text=b"", **options):
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **options)
        # Small enough for the pipe.
        process.stdin.write(text)
        process.stdin.close()
        self.size, self.first, kept = 0, None, []
        while data := process.stdout.read1(1 << 20):
            self.first = self.first or time.perf_counter() - begun
            self.size += len(data)
            kept.append(data)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.perf_counter() - begun
        self.cpu = used.ru_utime + used.ru_stime
        self.out = b"".join(kept)
        if process.returncode != 0:
            sys.exit(f"{command}: status {process.returncode}")


def median(values):
    return statistics.median(values)


def in_turn(repeats, *actions):
    """Calls the actions in turn, so that other load falls on all of them. Returns the results of each."""
    results = [[] for _ in actions]
    for _ in range(repeats):
        for action, found in zip(actions, results):
            found.append(action())
    return results


def table(head, rows):
    """A table in Markdown."""
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])
