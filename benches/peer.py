#!/usr/bin/env python3
"""Times a similar library: `is_valid` of djangorestframework-api-key on SQLite.

    pip install djangorestframework-api-key
    python3 benches/peer.py [KEYS]

Prints the median in microseconds. Creating a key is slow because it hashes, so most rows are copies of one key under
other prefixes.
"""

import random
import statistics
import sys
import tempfile
import time

import django
from django.conf import settings

KEYS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
ASKED = 2_000

folder = tempfile.TemporaryDirectory()
settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework", "rest_framework_api_key"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder.name + "/peer.db"}},
    USE_TZ=True,
)
django.setup()

from django.core.management import call_command  # noqa: E402
from rest_framework_api_key.models import APIKey  # noqa: E402

call_command("migrate", verbosity=0)
made = [APIKey.objects.create_key(name="nightly import")[1] for _ in range(200)]
row = APIKey.objects.first()
rows = (
    APIKey(id=f"{number:08x}.{row.hashed_key}", prefix=f"{number:08x}", hashed_key=row.hashed_key, name="nightly import")
    for number in range(KEYS - len(made))
)
APIKey.objects.bulk_create(rows, batch_size=900)


def median(ask):
    times = []
    for _ in range(ASKED):
        key = random.choice(made)
        begun = time.perf_counter_ns()
        assert ask(key)
        times.append(time.perf_counter_ns() - begun)
    return statistics.median(times) / 1000


median(APIKey.objects.is_valid)
print(f"is_valid in {APIKey.objects.count():,} keys: {median(APIKey.objects.is_valid):.1f} µs median")
