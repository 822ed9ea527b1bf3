#!/bin/sh
# Times commands on a small store, and `sqlite3` reading the same from the same file. Measures whole processes, by turns;
# prints the milliseconds of one run of each, and their ratio. The target is a ratio of 1.5 or less.
#
#   cargo build --release && benches/small_store.sh [target/release/keys]
set -eu

keys=$(realpath "${1:-target/release/keys}")
rounds=${ROUNDS:-10} # the fastest round counts: other load only adds time
runs=${RUNS:-20}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export HOME="$folder" KEYS_STORE="$folder/keys.db" TZ=UTC
unset KEYS_AS

"$keys" init --quiet --organization Acme --name Ada --email ada@acme.com
"$keys" resource add --quiet project Atlas
i=0
while [ $i -lt 20 ]; do
    "$keys" create --quiet "key $i" --role editor --expires 90d | cat >/dev/null
    "$keys" resource add --quiet layer "layer $i" --project Atlas --owner "key $i"
    i=$((i + 1))
done
id=$("$keys" show 'key 7' --field id)
secret=$("$keys" create --quiet verified --role viewer --expires 90d)
hash_start=$(sqlite3 keys.db "SELECT hash_start FROM secret JOIN api_key k ON k.id = key_id WHERE title = 'verified'")

milliseconds() {
    start=$(date +%s%N)
    i=0
    while [ $i -lt "$runs" ]; do
        "$@" >out 2>&1
        i=$((i + 1))
    done
    echo $((($(date +%s%N) - start) / runs / 1000))
}

# Both sides read their input from a pipe, so that the secret is no argument of a process.
ask_keys() {
    printf %s "$secret" | "$keys" "$@"
}
ask_sqlite3() {
    printf %s "$1" | sqlite3 keys.db
}

# compare NAME SQL KEYS-ARGUMENTS...
compare() {
    name=$1
    sql=$2
    shift 2
    ask_keys "$@" >out
    ask_sqlite3 "$sql" >/dev/null
    ours=999999999 theirs=999999999 round=0
    while [ $round -lt "$rounds" ]; do
        one=$(milliseconds ask_keys "$@")
        other=$(milliseconds ask_sqlite3 "$sql")
        [ "$one" -ge $ours ] || ours=$one
        [ "$other" -ge $theirs ] || theirs=$other
        round=$((round + 1))
    done
    awk -v name="$name" -v ours="$ours" -v theirs="$theirs" 'BEGIN {
        printf "%-16s %6.2f ms, sqlite3 %6.2f ms: %.2f times as long\n", name, ours / 1000, theirs / 1000, ours / theirs
    }'
}

instant() {
    echo "strftime('%Y-%m-%d %H:%M', $1 / 1000, 'unixepoch')"
}

compare 'list' "SELECT title, k.id, m.name, $(instant created), $(instant expires)
    FROM api_key k JOIN member m ON m.id = creator_id ORDER BY created, k.id" list
compare 'list as json' "SELECT json_group_array(json_object('id', k.id, 'title', title, 'creator', m.name, 'created',
    $(instant created), 'expires', $(instant expires))) FROM api_key k JOIN member m ON m.id = creator_id" list -o json
compare 'list, filtered' "SELECT title, k.id, m.name, $(instant created), $(instant expires)
    FROM api_key k JOIN member m ON m.id = creator_id WHERE title_fold LIKE '%7%' ORDER BY expires DESC, k.id" \
    list --filter title~7 --sort -expires
compare 'show' "SELECT * FROM api_key k JOIN member m ON m.id = creator_id WHERE k.id = '$id';
    SELECT * FROM secret WHERE key_id = '$id';
    SELECT * FROM acl_grant g JOIN resource r ON r.id = resource_id WHERE principal_id = '$id'" show "$id"
compare 'member list' "SELECT name, id, email, role, $(instant added) FROM member WHERE removed IS NULL" member list
compare 'resource list' "SELECT r.kind, r.name, r.id, p.name, coalesce(m.name, k.title) FROM resource r
    LEFT JOIN resource p ON p.id = r.project_id
    LEFT JOIN acl_grant g ON g.resource_id = r.id AND g.permission = 'owner'
    LEFT JOIN member m ON m.id = g.principal_id LEFT JOIN api_key k ON k.id = g.principal_id" resource list
compare 'acl list' "SELECT r.name, permission, coalesce(m.name, k.title) FROM acl_grant g
    JOIN resource r ON r.id = resource_id
    LEFT JOIN member m ON m.id = g.principal_id LEFT JOIN api_key k ON k.id = g.principal_id" acl list
compare 'verify' "SELECT * FROM secret WHERE hash_start = $hash_start" verify
compare 'log' "SELECT number, $(instant at), actor, action, subject, detail FROM event ORDER BY number" log
compare 'create' "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
    PRAGMA ignore_check_constraints = ON; BEGIN IMMEDIATE;
    INSERT INTO api_key SELECT hex(randomblob(16)), 'new', 'new', hex(randomblob(16)), 'viewer', creator_id, created,
        expires, NULL, created FROM api_key WHERE id = '$id';
    INSERT INTO secret SELECT random(), randomblob(32), '$id', 'keys_new', created, ends, key_title, key_email, key_role, key_expires,
        key_revoked, delivered, 1 + (SELECT max(number) FROM secret WHERE key_id = '$id') FROM secret
        WHERE key_id = '$id' LIMIT 1;
    INSERT INTO event SELECT number + 1, at, actor_id, actor, os_user, action, subject_id, subject, detail, reason,
        randomblob(32) FROM event ORDER BY number DESC LIMIT 1;
    UPDATE event_head SET number = number + 1, hash = randomblob(32); COMMIT" \
    create new --role viewer --expires 90d --quiet
