#!/usr/bin/env python3
"""Verify a secret, with nothing but SQLite, SHA-256 and CRC-32.

Reads the secret from standard input:

    printf %s "$SECRET" | verify.py STORE [PERMISSION RESOURCE-ID]

Prints `good`, the key's email address and its role (status 0), or the reason as one word (status 3): malformed,
unknown, expired, revoked, forbidden. See verify-from-another-language.md.
"""

import hashlib
import os
import re
import sqlite3
import stat
import sys
import time
import urllib.parse
import zlib

BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FORM = re.compile(r"[a-z][a-z0-9]{1,15}_[0-9A-Za-z]{49}")
PERMISSIONS = ["view", "modify", "owner"]
SCHEMAS = (1, 2)

# One statement reads one snapshot. Both grants are NULL if no resource is given.
QUESTION = """
SELECT k.email, k.role, k.revoked, k.expires, s.ends, g.permission, e.permission
FROM secret s JOIN api_key k ON k.id = s.key_id
LEFT JOIN acl_grant g ON g.resource_id = ?3 AND g.principal_id = k.id
LEFT JOIN acl_grant e ON e.resource_id = ?3 AND e.principal_id = 'everyone'
WHERE s.hash_start = ?1 AND s.hash = ?2
"""


class Refused(Exception):
    """The secret is not accepted; carries the reason."""


def well_formed(secret):
    """Checks the form and the checksum, without reading the store."""
    if not FORM.fullmatch(secret):
        return False
    body, written = secret[:-6], secret[-6:]
    rest, digits = zlib.crc32(body.encode("ascii")), ""
    for _ in range(6):
        rest, digit = divmod(rest, 62)
        digits = BASE62[digit] + digits
    return digits == written


def secret_hash(secret):
    """Returns the hash that the store contains."""
    return hashlib.sha256(secret.encode("ascii")).digest()


def open_store(path):
    """Opens a store for reading. Keep the connection, one for each thread: opening costs more than verifying."""
    # The WAL is named after the file: under a second name the newest changes are missing.
    real = os.path.realpath(os.fsencode(path))
    found = os.stat(real)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        raise SystemExit(f"{path} is not a regular file with one name")
    # In WAL mode a reader writes to the files beside the store, so query_only instead of mode=ro.
    store = sqlite3.connect("file://" + urllib.parse.quote(real) + "?mode=rw", uri=True, timeout=5)
    store.execute("PRAGMA query_only = ON")
    store.execute("PRAGMA trusted_schema = OFF")
    ours, schema = (store.execute("PRAGMA " + name).fetchone()[0] for name in ("application_id", "user_version"))
    if ours != 0x6B657973:
        raise SystemExit(f"{path} is not a keys store")
    if schema not in SCHEMAS:
        raise SystemExit(f"{path} has schema {schema}; this program supports {SCHEMAS[0]} to {SCHEMAS[-1]}")
    return store


def verify(store, secret, permission=None, resource=None, now=None):
    """Returns the key's email address and role, or raises Refused."""
    if not well_formed(secret):
        raise Refused("malformed")
    digest = secret_hash(secret)
    start = int.from_bytes(digest[:8], "big", signed=True)
    row = store.execute(QUESTION, (start, digest, resource)).fetchone()
    if row is None:
        raise Refused("unknown")
    email, role, revoked, expires, ends, own, everyones = row
    now = time.time_ns() // 1_000_000 if now is None else now
    if revoked is not None:
        raise Refused("revoked")
    # An end is the first instant at which the secret no longer works; `never` is the greatest integer.
    if now >= min(expires, ends):
        raise Refused("expired")
    if permission is not None:
        held = max((PERMISSIONS.index(grant) for grant in (own, everyones) if grant), default=-1)
        if role == "viewer":
            held = min(held, PERMISSIONS.index("view"))
        if held < PERMISSIONS.index(permission):
            raise Refused("forbidden")
    return email, role


def main(arguments):
    if len(arguments) not in (1, 3) or (len(arguments) == 3 and arguments[1] not in PERMISSIONS):
        raise SystemExit(__doc__)
    secret = sys.stdin.read().rstrip("\r\n")
    try:
        # This needs no store.
        if not well_formed(secret):
            raise Refused("malformed")
        print("good", *verify(open_store(arguments[0]), secret, *arguments[1:]))
    except Refused as refused:
        print(refused)
        return 3
    except sqlite3.Error as error:
        raise SystemExit(f"{arguments[0]}: {error}") from None
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
