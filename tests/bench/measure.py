# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Runs a command and measures it; what a folder takes on the disk."""

import os
import select
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass


@dataclass
class Run:
    """What a command took."""
    seconds: float
    cpu: float    # seconds, of user and system, children included
    peak: float   # the most resident memory of one process, MiB
    status: int   # exit status, negative if a signal ended it
    cut: bool     # killed because its time was over


def killer(process, limit, fired):
    def kill():
        fired.append(True)
        os.killpg(process.pid, signal.SIGKILL)
    return threading.Timer(limit, kill)


def peak_of(path, usage):
    """What GNU time wrote last, else what the kernel says of the child."""
    try:
        with open(path, encoding="ascii") as file:
            return int(file.read().split()[-1]) / 1024
    except (ValueError, IndexError):
        return usage.ru_maxrss / 1024


def measured(command, out=None, err=None, env=None, limit=None):
    """Run a command, for `limit` seconds at most, and measure it.

    The peak that the kernel tells of a child of ours is at least that of this
    interpreter, for it was a copy of it; GNU time is small, and its children
    are measured from there.
    """
    gnu_time = shutil.which("time")
    with tempfile.NamedTemporaryFile(prefix="essaim-bench.") as told:
        if gnu_time:
            command = [gnu_time, "-q", "-f", "%M", "-o", told.name, *command]
        start = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out or subprocess.DEVNULL,
            stderr=err, env=env, start_new_session=True)
        fired = []
        timer = killer(process, limit, fired) if limit else None
        if timer:
            timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:  # as Ctrl-C, which does not reach the session
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            if timer:
                timer.cancel()
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        return Run(seconds, usage.ru_utime + usage.ru_stime,
                   peak_of(told.name, usage), process.returncode, bool(fired))


def lines_until(process, patience):
    """The lines that a process writes to standard error, each within so many
    seconds of the one before; the first one may take `patience[0]`, the
    others `patience[1]`. It is killed when that is over."""
    waiting, rest = patience[0], b""
    while select.select([process.stderr], [], [], waiting)[0]:
        piece = os.read(process.stderr.fileno(), 1 << 16)
        if not piece:
            return
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            waiting = patience[1]
            yield line.decode("utf-8", "replace")
    os.killpg(process.pid, signal.SIGKILL)


def listened(command, patience, on_line, env=None):
    """Run a command and hand on what it says on standard error, line by line,
    as lines_until has it. Its exit status and the most resident memory, MiB.
    """
    gnu_time = shutil.which("time")
    with tempfile.NamedTemporaryFile(prefix="essaim-bench.") as told:
        if gnu_time:
            command = [gnu_time, "-q", "-f", "%M", "-o", told.name, *command]
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, env=env, start_new_session=True)
        try:
            for line in lines_until(process, patience):
                on_line(line)
            process.stderr.close()
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, peak_of(told.name, usage)


def lines_in(file):
    """The newlines of a binary stream, to its end."""
    count = 0
    while piece := file.read(1 << 20):
        count += piece.count(b"\n")
    return count


def lines_of(path):
    with open(path, "rb") as file:
        return lines_in(file)


def lines_said(command, env=None):
    """How many lines a command writes; None if it fails."""
    with subprocess.Popen(command, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          env=env) as process:
        count = lines_in(process.stdout)
    return count if process.returncode == 0 else None


def files_below(path):
    if os.path.isfile(path):
        yield path
    for folder, _, names in os.walk(path):
        for name in names:
            yield os.path.join(folder, name)


def disk_of(path):
    """Bytes of the blocks of a file or of all files below a folder, and the
    bytes that these files seem to have: sparse ones have fewer blocks."""
    stats = [os.stat(name) for name in files_below(path)]
    return (sum(s.st_blocks * 512 for s in stats),
            sum(s.st_size for s in stats))
