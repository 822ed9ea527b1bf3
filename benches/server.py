#!/usr/bin/env python3
"""Measures a store on PostgreSQL beside PostgreSQL's own programs, and the same on SQLite. Prints a table.

    cargo build --release && benches/server.py [target/release/keys]

Starts a server of its own in a temporary folder, which commits to the disk (`fsync` and `synchronous_commit` are on),
and stops it at the end. Needs PostgreSQL's programs and `sqlite3`.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from measure import Run, in_turn, median, table

HERE = pathlib.Path(__file__).parent
KEYS = str(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "target/release/keys").resolve())
COUNT = int(os.environ.get("COUNT", "100000"))
REPEATS = int(os.environ.get("REPEATS", "5"))
SECONDS = os.environ.get("SECONDS_EACH", "3")
LOOKS = 20_000
BIN = pathlib.Path(os.environ.get("KEYS_TEST_POSTGRES", "/usr/lib/postgresql/15/bin"))

LIST_PSQL = """SELECT title, k.id, m.name AS creator,
    to_char(to_timestamp(created / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS created,
    CASE WHEN expires <> 9223372036854775807 THEN
    to_char(to_timestamp(expires / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END AS expires
    FROM {schema}.api_key k JOIN {schema}.member m ON m.id = creator_id ORDER BY k.created, k.id"""
LIST_SQLITE = """SELECT title, k.id, m.name AS creator, strftime('%Y-%m-%dT%H:%M:%SZ', created / 1000, 'unixepoch') AS created,
    CASE WHEN expires <> 9223372036854775807 THEN strftime('%Y-%m-%dT%H:%M:%SZ', expires / 1000, 'unixepoch') END
    AS expires FROM api_key k JOIN member m ON m.id = creator_id ORDER BY k.created, k.id"""
LOOK_UP = """SELECT key_id, key_title, key_email, key_role, key_expires, key_revoked, recognizable, created, ends
    FROM {schema}.secret WHERE hash_start = :start AND hash = :hash;"""
# The rows of a change: the key, the copy beside its secret (by the trigger), an event, and the end of the log.
CHANGE = """BEGIN ISOLATION LEVEL READ COMMITTED;
SELECT number FROM event_head FOR UPDATE;
UPDATE api_key SET revoked = CASE WHEN revoked IS NULL THEN 1700000000000 END
    WHERE id = (SELECT id FROM api_key ORDER BY id OFFSET :client_id LIMIT 1);
INSERT INTO event SELECT number + 1, at, actor_id, actor, os_user, action, subject_id, subject, detail, reason,
    hash FROM event ORDER BY number DESC LIMIT 1;
UPDATE event_head SET number = number + 1, hash = :hash;
END;
"""


class Server:
    """A server of our own."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="keys-bench-"))
        self.folder.chmod(0o755)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        options = "-A trust -U postgres --locale=C --encoding=UTF8".split()
        self.tool("initdb", *options, "-D", self.folder / "data")
        lines = f"listen_addresses = ''\nunix_socket_directories = '{self.folder}'\nsynchronous_commit = on\nfsync = on\n"
        with open(self.folder / "data/postgresql.auto.conf", "a") as file:
            file.write(lines)
        self.tool("pg_ctl", "start", "-w", "-s", "-D", self.folder / "data", "-l", self.folder / "log")

        self.process = int((self.folder / "data/postmaster.pid").read_text().split()[0])

    def cpu(self):
        """The processor time of all connections that have ended, in seconds."""
        time.sleep(0.2)  # they end after their clients
        fields = pathlib.Path(f"/proc/{self.process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")

    def with_client(self, run):
        """Runs a client, and counts the processor time of its connection, too."""
        before = self.cpu()
        done = run()
        done.cpu += self.cpu() - before
        return done

    def tool(self, name, *arguments):
        command = [BIN / name, *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)

    def stop(self):
        self.tool("pg_ctl", "stop", "-m", "fast", "-D", self.folder / "data")
        shutil.rmtree(self.folder)

    def url(self, schema):
        return f"postgres://postgres@{str(self.folder).replace('/', '%2F')}/postgres?schema={schema}"

    def client(self, name, *arguments):
        return [BIN / name, "-h", self.folder, "-U", "postgres", *arguments, "postgres"]


def keys(store, *arguments, text=b""):
    return Run([KEYS, *arguments], text, env={"KEYS_STORE": str(store), "KEYS_AS": "member0@acme.com", "HOME": "/", "TZ": "UTC"})


def worker():
    """Builds benches/server.rs, unless WORKER names it, and returns its path."""
    if path := os.environ.get("WORKER"):
        return path
    command = "cargo bench -q --locked --bench server --no-run --message-format=json".split()
    out = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE.parent).stdout
    messages = [json.loads(line) for line in out.splitlines()]
    return next(m["executable"] for m in messages if m.get("executable") and m["target"]["name"] == "server")


def show(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


class Bench:
    def __init__(self, server, folder):
        self.server, self.folder, self.rows = server, folder, []
        self.worker = worker()
        self.file = folder / "keys.db"
        self.export = folder / "export.jsonl"
        with open(self.export, "wb") as out:
            subprocess.run([sys.executable, HERE / "stores.py", str(COUNT)], check=True, stdout=out)

    def row(self, name, unit, ours, theirs, sqlite=None):
        ratio = f"{ours / theirs:.2f}" if theirs else ""
        self.rows.append([name, unit(ours), unit(theirs) if theirs else "", ratio, unit(sqlite) if sqlite else ""])

    def moving(self):
        """Importing: the store for what follows."""
        done = {store: keys(store, "import", "-q", self.export) for store in [self.server.url("ours"), self.file]}
        one, other = done.values()
        self.row(f"`import`, {COUNT:,} keys, CPU without the server", show, one.cpu, None, other.cpu)
        self.row(f"`import`, {COUNT:,} keys, wall", show, one.wall, None, other.wall)
        keys(self.server.url("bare"), "import", "-q", self.export)
        self.sql("VACUUM ANALYZE")

    def sql(self, text):
        return subprocess.run(self.server.client("psql", "-XAtc", text), check=True, capture_output=True, text=True).stdout

    def script(self, text):
        path = self.folder / "script.sql"
        path.write_text(text)
        return path

    def verify(self):
        made = {}
        for store in [self.server.url("ours"), self.file]:
            create = ["create", "-q", "verified", "--role", "viewer", "--expires", "90d"]
            made[store] = keys(store, *create).out
        start, value = self.sql("SELECT hash_start, hash FROM ours.secret WHERE key_title = 'verified'").strip().split("|")
        script = self.script(LOOK_UP.format(schema="ours"))
        variables = ["-D", f"start={start}", "-D", f"hash={value}"]

        def pgbench():
            prefix = self.folder / "latency"
            command = self.server.client(
                "pgbench", "-n", "-M", "prepared", "-f", script, "-t", str(LOOKS), "-l", "--log-prefix", prefix, *variables
            )
            subprocess.run(command, check=True, capture_output=True)
            (log,) = self.folder.glob("latency*")
            times = [int(line.split()[2]) / 1e6 for line in log.read_text().splitlines()]
            log.unlink()
            return median(times)

        def library(store):
            out = Run([self.worker, "verify", str(store), str(LOOKS)], made[store]).out
            return median([int(line) / 1e9 for line in out.split()])

        ours, theirs, file = map(
            median,
            in_turn(REPEATS, lambda: library(self.server.url("ours")), pgbench, lambda: library(self.file)),
        )
        self.row("verify, median", lambda seconds: f"{seconds * 1e6:.1f} µs", ours, theirs, file)

    def changes(self, writers):
        ids = self.sql(f"SELECT id FROM ours.api_key ORDER BY id LIMIT {writers}").split()
        script = self.script(CHANGE)
        environment = dict(os.environ, PGOPTIONS="-c search_path=bare")

        def library(store):
            return int(Run([self.worker, "change", str(store), SECONDS, *ids]).out) / float(SECONDS)

        def pgbench():
            command = self.server.client(
                "pgbench", "-n", "-M", "prepared", "-f", script, "-T", SECONDS, "-c", str(writers), "-j", str(writers),
                "-D", "hash=\\x" + "00" * 32,
            )  # fmt: skip
            out = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
            return float(next(line.split()[2] for line in out.splitlines() if line.startswith("tps")))

        ours, theirs, file = map(
            median,
            in_turn(REPEATS, lambda: library(self.server.url("ours")), pgbench, lambda: library(self.file)),
        )
        name = f"changes a second, {writers} writer{'s' if writers > 1 else ''}"
        self.row(name, lambda value: f"{value:.0f}", ours, theirs, file)

    def lists(self):
        columns = ["--columns", "title,id,creator,created,expires"]
        sql = " ".join(LIST_PSQL.format(schema="ours").split())
        psql = self.server.client("psql", "-Xqc", f"\\copy ({sql}) to stdout csv header")
        sqlite = ["sqlite3", "-csv", "-header", "-newline", "\n", self.file, " ".join(LIST_SQLITE.split())]
        ours, theirs, file, beside_file = in_turn(
            REPEATS,
            lambda: self.server.with_client(lambda: keys(self.server.url("ours"), "list", "-o", "csv", *columns)),
            lambda: self.server.with_client(lambda: Run(psql)),
            lambda: keys(self.file, "list", "-o", "csv", *columns),
            lambda: Run(sqlite),
        )
        if ours[0].out != theirs[0].out:
            sys.exit(f"the lists differ: {ours[0].out[:300]} {theirs[0].out[:300]}")
        name = f"`list -o csv`, {COUNT:,} keys"
        for kind in ["cpu", "wall"]:
            of = [median([getattr(run, kind) for run in runs]) for runs in (ours, theirs, file, beside_file)]
            label = f"{name}, {'CPU with the server' if kind == 'cpu' else kind}"
            self.row(label, show, *of[:3])
            self.row("the same from a file, beside `sqlite3`", show, *of[2:])


def main():
    server = Server()
    try:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(server, pathlib.Path(folder))
            bench.moving()
            bench.verify()
            bench.changes(1)
            bench.changes(8)
            bench.lists()
        head = ["work", "`keys`", "the other program", "ratio", "`keys` on SQLite"]
        print(table(head, bench.rows))
    finally:
        server.stop()


main()
