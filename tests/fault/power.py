#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Takes the power away at every moment; the store must keep what it promised.

usage: power.py ESSAIM [STATES [SEED]]

Each command runs once, while io_record.c writes down what it does to the
folder of the store. From that, disks are made as they may look when the power
fails in the middle: what was synced is there; of what was not, anything may
be there or not, by sectors of 512 bytes and in any order; names that were
made or changed, up to any one of them, until their folder is synced. In each
of them the store must be sound, and hold what it held before or what it
should hold afterwards; once the command has ended, the latter.

STATES is the number of disks for each command (default: three for each
moment).
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

from kill import document, triples

HERE = os.path.dirname(os.path.abspath(__file__))
SECTOR = 512


class Disk:
    """Files and names: as programs see them, and as they are on disk."""

    def __init__(self, folder):
        self.folder = folder
        self.root = os.stat(folder).st_ino
        self.data = {}       # inode: what is on disk
        self.waiting = {}    # inode: [(is it on disk, change)]
        self.seen = {}       # (inode of the folder, name): inode
        self.queues = {}     # inode of a folder: changes of names
        self.scan(folder, self.root)
        self.names = dict(self.seen)

    def scan(self, path, inode):
        self.queues[inode] = []
        for entry in os.scandir(path):
            number = entry.inode()
            self.seen[inode, entry.name] = number
            if entry.is_dir():
                self.scan(entry.path, number)
            else:
                with open(entry.path, "rb") as file:
                    self.data[number] = bytearray(file.read())
                self.waiting[number] = []

    def find(self, path):
        """The inode of the folder that `path` is in, and its name there."""
        inode = self.root
        *folders, name = os.path.relpath(path, self.folder).split(os.sep)
        for folder in folders:
            inode = self.seen[inode, folder]
        return inode, name

    def do(self, call, synced=True):
        """One call; `synced`: what it promises to be on disk is there."""
        what, *rest = call
        if what == "W":
            inode, offset, data, now = rest
            if inode in self.waiting:
                self.waiting[inode].append((now and synced, (offset, data)))
        elif what == "T":
            if rest[0] in self.waiting:
                self.waiting[rest[0]].append((False, (rest[1], None)))
        elif what == "S":
            if synced:
                self.sync(rest[0])
        else:
            self.rename(what, *rest)

    def rename(self, what, *rest):
        folder, name = self.find(rest[-1])
        if what in "CM":
            inode = rest[0]
            self.seen[folder, name] = inode
            if what == "M":
                self.queues[inode] = []
            else:
                self.data[inode] = bytearray()
                self.waiting[inode] = []
            change = {name: inode}
        elif what == "R":
            other, old = self.find(rest[0])
            assert other == folder, "between folders: not in this model"
            inode = self.seen.pop((folder, old))
            self.seen[folder, name] = inode
            change = {old: None, name: inode}
        else:
            self.seen.pop((folder, name))
            change = {name: None}
        self.queues[folder].append(change)

    def sync(self, inode):
        if inode in self.queues:
            for change in self.queues[inode]:
                apply_names(self.names, inode, change)
            self.queues[inode] = []
        elif inode in self.waiting:
            for _, change in self.waiting[inode]:
                apply_bytes(self.data[inode], change)
            self.waiting[inode] = []

    def write(self, to, rng):
        """The disk as it may look now, in the new folder `to`."""
        odds = rng.choice([0, 0.2, 0.5, 0.8, 1])
        names = dict(self.names)
        for folder, queue in self.queues.items():
            n = rng.randint(0, len(queue))
            for change in queue[:n]:
                apply_names(names, folder, change)
        self.write_folder(to, self.root, names, odds, rng)

    def write_folder(self, to, inode, names, odds, rng):
        os.mkdir(to)
        for (folder, name), number in names.items():
            path = os.path.join(to, name)
            if folder == inode and number in self.queues:
                self.write_folder(path, number, names, odds, rng)
            elif folder == inode:
                with open(path, "wb") as file:
                    file.write(self.bytes_of(number, odds, rng))

    def bytes_of(self, inode, odds, rng):
        data = bytearray(self.data[inode])
        for synced, (offset, new) in self.waiting[inode]:
            if synced or odds == 1:
                apply_bytes(data, (offset, new))
            elif new is None:
                if rng.random() < odds:
                    apply_bytes(data, (offset, new))
            else:
                for at in range(0, len(new), SECTOR):
                    if rng.random() < odds:
                        apply_bytes(data, (offset + at,
                                           new[at:at + SECTOR]))
        return data


def apply_names(names, folder, change):
    for name, inode in change.items():
        if inode is None:
            names.pop((folder, name), None)
        else:
            names[folder, name] = inode


def apply_bytes(data, change):
    offset, new = change
    if new is None:
        del data[offset:]
        data.extend(bytes(offset - len(data)))
    else:
        data.extend(bytes(max(0, offset - len(data))))
        data[offset:offset + len(new)] = new


def calls_of(path):
    """The calls that io_record.c wrote down."""
    with open(path, "rb") as file:
        while line := file.readline():
            what, *words = line.decode().split()
            if what == "W":
                inode, offset, count, synced = map(int, words)
                yield what, inode, offset, file.read(count), bool(synced)
            elif what in "ST":
                yield what, *map(int, words)
            elif what in "CM":
                yield what, int(words[0]), words[1]
            else:
                yield what, *words


class Trial:
    """Commands on a store, and the disks that may be left of it."""

    def __init__(self, essaim, box, states, seed):
        self.essaim = essaim
        self.box = box
        self.states = states
        self.rng = random.Random(seed)
        self.work = os.path.join(box, "work")
        self.store = os.path.join(self.work, "store")
        self.files = {}

    def file(self, name, lines):
        self.files[name] = os.path.join(self.box, name)
        with open(self.files[name], "w", encoding="utf-8") as file:
            file.writelines(sorted(lines))

    def run(self, *arguments, env=None):
        return subprocess.run([self.essaim, *arguments], capture_output=True,
                              check=False, env={**os.environ, **(env or {})})

    def contents(self, store):
        """What a store holds: nothing, if there is none. Ends if it is not
        sound."""
        if not os.path.exists(os.path.join(store, "current")):
            return b""
        for arguments in ["store", "check"], ["dump"]:
            run = self.run(*arguments, "--store", store)
            if run.returncode != 0:
                raise ValueError(f"{' '.join(arguments)}: status "
                                 f"{run.returncode}: {run.stderr.decode()}")
        return run.stdout

    def recorded(self, arguments):
        log = os.path.join(self.box, "log")
        if os.path.exists(log):
            os.unlink(log)
        run = self.run(*arguments, env={
            "LD_PRELOAD": os.path.join(self.box, "io_record.so"),
            "RECORD_FOLDER": self.work, "RECORD_LOG": log})
        if run.returncode != 0:
            sys.exit(f"not ok - {arguments}: {run.stderr.decode()}")
        return list(calls_of(log))

    def examine(self, name, disk, ended, old, new):
        """One disk that may be left. `new` is what must be in it at last."""
        left = os.path.join(self.box, "left")
        disk.write(left, self.rng)
        store, copy = os.path.join(left, "store"), os.path.join(left, "copy")
        try:
            found = self.contents(store)
            if found != new and (ended or found != old):
                raise ValueError("neither as before nor as it should be")
            if name == "backup" and (ended or os.path.exists(copy)):
                if self.contents(copy) != old:
                    raise ValueError("the copy is not as the store")
            again = self.run("load", "--store", store, self.files["small"])
            if again.returncode != 0:
                raise ValueError(f"cannot load: {again.stderr.decode()}")
            self.contents(store)
        except ValueError as error:
            kept = shutil.move(left, tempfile.mkdtemp(prefix="power-"))
            sys.exit(f"not ok - {name}: {error}; the disk is in {kept}")
        shutil.rmtree(left)

    def command(self, name, arguments, base):
        shutil.rmtree(self.work, ignore_errors=True)
        os.mkdir(self.work)
        if base:
            shutil.copytree(base, self.store)
        old = self.contents(self.store)
        disk = Disk(self.work)
        calls = self.recorded(arguments)
        new = self.contents(self.store)
        moments = [m for m in range(len(calls) + 1) for _ in range(3)]
        if self.states and self.states < len(moments):
            # The end is the promise itself: it is never left out.
            moments = sorted(self.rng.sample(moments, self.states)
                             + [len(calls)] * 3)
        for moment in range(len(calls) + 1):
            for _ in range(moments.count(moment)):
                self.examine(name, self.cut(disk, calls, moment),
                             moment == len(calls), old, new)
        print(f"ok - {name}: {len(moments)} disks, {len(calls)} calls",
              flush=True)

    def cut(self, start, calls, moment):
        """The disk when `moment` calls are done, and the next has begun."""
        disk = Disk.__new__(Disk)
        disk.folder, disk.root = start.folder, start.root
        disk.data = {i: bytearray(d) for i, d in start.data.items()}
        disk.waiting = {i: [] for i in start.waiting}
        disk.queues = {i: [] for i in start.queues}
        disk.seen, disk.names = dict(start.seen), dict(start.names)
        for call in calls[:moment]:
            disk.do(call)
        if moment < len(calls):
            disk.do(calls[moment], synced=False)
        return disk


def main():
    essaim = os.path.realpath(sys.argv[1])
    states = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else time.time_ns() % 10**9
    os.environ.pop("ESSAIM_STORE", None)
    os.environ["ASAN_OPTIONS"] = (os.environ.get("ASAN_OPTIONS", "")
                                  + ":verify_asan_link_order=0")
    print(f"# seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="essaim-power-") as box:
        box = os.path.realpath(box)
        compiler = subprocess.run(
            [os.environ.get("CC", "cc"), "-D_GNU_SOURCE", "-std=gnu11", "-O1",
             "-shared", "-fPIC", "-o", os.path.join(box, "io_record.so"),
             os.path.join(HERE, "io_record.c"), "-ldl", "-lpthread"],
            check=False)
        if compiler.returncode != 0:
            print("1..0 # SKIP no compiler for the recorder")
            sys.exit(77)
        trial = Trial(essaim, box, states, seed)
        rng = random.Random(seed)
        trial.file("base", document(1, 1) | document(2, 1)
                   | triples(rng, "base", 500))
        trial.file("small", triples(rng, "more", 20))
        trial.file("large", triples(rng, "most", 6000))
        trial.file("replace", document(1, 2) | document(3, 2))
        for name in list(trial.files):
            os.rename(trial.files[name], trial.files[name] + ".nq")
            trial.files[name] += ".nq"
        base = os.path.join(box, "kept")
        trial.run("load", "--store", base, trial.files["base"])
        at = ["--store", trial.store]
        trial.command("make", ["load", *at, trial.files["base"]], None)
        for name in "small", "large", "replace":
            trial.command(name, ["load", *at, trial.files[name]], base)
        trial.command("compact", ["store", "compact", *at], base)
        trial.command("backup", ["store", "backup", *at,
                                 os.path.join(trial.work, "copy")], base)


if __name__ == "__main__":
    main()
