#!/usr/bin/env python3
"""Writes an export of a store with many keys, a true log and 200 members: `stores.py KEYS | keys import -`.

The same number gives the same keys. Nobody knows their secrets.
"""

import hashlib
import json
import random
import sys

MEMBERS = 200
BEGUN = 1_700_000_000_000  # milliseconds UTC
DAY = 86_400_000
WORDS = "nightly import export billing audit search index map mobile partner report backup sync feed portal".split()


def text(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


class Export:
    """Lines, their counts and checksum, and the chain of events."""

    def __init__(self, out):
        self.out = out
        self.checksum = hashlib.sha256()
        self.rows = dict.fromkeys("organization member key key_use secret resource grant event".split(), 0)

    def line(self, noun, fields):
        data = (text({noun: fields}) + "\n").encode()
        self.checksum.update(data)
        self.out.write(data)
        if noun in self.rows:
            self.rows[noun] += 1

    def end(self):
        self.line("end", {"rows": self.rows, "sha256": self.checksum.hexdigest()})


def instant(milliseconds):
    import datetime

    at = datetime.datetime.fromtimestamp(milliseconds // 1000, datetime.timezone.utc)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def events(organization, members, keys):
    """The events in their order, without number and hash."""
    ada = members[0]

    def event(at, action, subject, name, detail):
        return {
            "at": at, "actor_id": ada["id"], "actor": ada["name"], "os_user": "bench", "action": action,
            "subject_id": subject, "subject": name, "detail": text(detail), "reason": None,
        }  # fmt: skip

    administrator = {"kind": "member", "id": ada["id"], "name": ada["name"]}
    detail = {"prefix": "keys", "administrator": administrator, "email": ada["email"]}
    yield event(BEGUN, "organization.created", organization["id"], organization["name"], detail)
    for member in members[1:]:
        detail = {"email": member["email"], "role": member["role"]}
        yield event(member["added"], "member.added", member["id"], member["name"], detail)
    for key in sorted(keys, key=lambda key: key["created"]):
        creator = members[key["creator"]]
        detail = {
            "email": key["email"], "role": key["role"], "secret_start": key["secret_start"],
            "expires": None if key["expires"] is None else instant(key["expires"]),
        }  # fmt: skip
        detail = {name: detail[name] for name in ("email", "role", "expires", "secret_start")}
        made = event(key["created"], "key.created", key["id"], key["title"], detail)
        yield made | {"actor_id": creator["id"], "actor": creator["name"]}


def chained(found):
    """The events with their numbers and hashes."""
    last = bytes(32)
    names = "at actor_id actor os_user action subject_id subject detail reason".split()
    for number, event in enumerate(found, 1):
        canonical = text([number] + [event[name] for name in names])
        last = hashlib.sha256(last + canonical.encode()).digest()
        yield {"number": number} | event | {"hash": last.hex()}


def main():
    count = int(sys.argv[1])
    chance = random.Random(count)

    def unique():
        bits = f"{chance.getrandbits(128):032x}"
        return f"{bits[:8]}-{bits[8:12]}-4{bits[13:16]}-a{bits[17:20]}-{bits[20:]}"

    organization = {"id": unique(), "name": "Acme"}
    members = [
        {
            "id": unique(), "name": f"Member {number}" if number else "Ada", "role": "administrator",
            "email": f"member{number}@acme.com", "added": BEGUN + number,
        }
        for number in range(MEMBERS)
    ]  # fmt: skip
    keys = []
    for number in range(count):
        key_id, title = unique(), f"{chance.choice(WORDS)} {chance.choice(WORDS)} {number}"
        created = BEGUN + 1000 + number * 100
        # Whole seconds: the log has no finer ones.
        expires = (BEGUN // 1000 + chance.randrange(1_000_000_000)) * 1000
        expires = None if number % 5 == 0 else max(expires, created + DAY) // 1000 * 1000
        keys.append({
            "id": key_id, "title": title, "email": f"{title.replace(' ', '-')}-{key_id[:8]}@acme.invalid",
            "role": chance.choice(["viewer", "editor"]), "creator": chance.randrange(MEMBERS), "created": created,
            "expires": expires, "secret_start": "keys_" + key_id[:4],
        })  # fmt: skip

    head = {}
    for event in chained(events(organization, members, keys)):
        head = {"number": event["number"], "hash": event["hash"]}

    export = Export(sys.stdout.buffer)
    export.line("export", {
        "format": "keys-export", "version": 2, "organization": {"kind": "organization"} | organization, "head": head,
    })  # fmt: skip
    export.line("organization", organization | {"prefix": "keys"})
    for member in sorted(members, key=lambda member: member["id"]):
        names = "id name email role added".split()
        export.line("member", {name: member[name] for name in names} | {"removed": None})
    by_id = sorted(keys, key=lambda key: key["id"])
    for key in by_id:
        export.line("key", {
            "id": key["id"], "title": key["title"], "email": key["email"], "role": key["role"],
            "creator_id": members[key["creator"]]["id"], "created": key["created"], "expires": key["expires"],
            "revoked": None, "delivered": key["created"],
        })  # fmt: skip
    for key in by_id:
        export.line("secret", {
            "hash": hashlib.sha256(key["id"].encode()).hexdigest(), "key_id": key["id"], "number": 0,
            "secret_start": key["secret_start"], "created": key["created"], "ends": None, "delivered": key["created"],
        })  # fmt: skip
    for event in chained(events(organization, members, keys)):
        export.line("event", event)
    export.end()


main()
