-- Times are milliseconds UTC; an expiry of never is the greatest integer, later than every date.
-- Ids are random UUIDs. A column that ends in _fold is its neighbour in lower case and NFC: what is sorted and searched.

CREATE TABLE organization (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    prefix TEXT NOT NULL
) STRICT;

-- A member who was removed keeps this row, so that the keys they created keep their creator's name.
CREATE TABLE member (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    email TEXT NOT NULL,
    email_fold TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'administrator')),
    added INTEGER NOT NULL,
    removed INTEGER
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX member_by_email ON member (email_fold) WHERE removed IS NULL;
CREATE INDEX member_by_name ON member (name_fold);

CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    title_fold TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'editor')),
    creator_id TEXT NOT NULL REFERENCES member (id),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    revoked INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX api_key_by_title ON api_key (title_fold, id);
CREATE INDEX api_key_by_created ON api_key (created, id);
CREATE INDEX api_key_by_expires ON api_key (expires, id);
CREATE INDEX api_key_by_creator ON api_key (creator_id);

-- When a key was last used, to the minute. Written by verifying, outside the audit log.
CREATE TABLE key_use (
    key_id TEXT PRIMARY KEY REFERENCES api_key (id) ON DELETE CASCADE,
    last_used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A key has one secret, or several while a rotation's grace lasts. ends: the first instant at which it is no longer good.
CREATE TABLE secret (
    -- The first 8 bytes of the hash as a signed number, big end first: what a secret is found by. A tree of numbers is
    -- shallower and quicker to search than one of hashes. No two secrets may share it, and none ever will by chance.
    hash_start INTEGER PRIMARY KEY,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    key_id TEXT NOT NULL REFERENCES api_key (id) ON DELETE CASCADE,
    recognizable TEXT NOT NULL,
    created INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    -- What verifying needs of the key, so that one look-up answers. The trigger below keeps it as the key has it.
    key_title TEXT NOT NULL,
    key_email TEXT NOT NULL,
    key_role TEXT NOT NULL,
    key_expires INTEGER NOT NULL,
    key_revoked INTEGER,
    CHECK (printf('%016X', hash_start) = hex(substr(hash, 1, 8)))
) STRICT;

CREATE INDEX secret_by_key ON secret (key_id, created, recognizable);

CREATE TRIGGER secret_follows_its_key AFTER UPDATE OF title, email, role, expires, revoked ON api_key
BEGIN
    UPDATE secret SET key_title = NEW.title, key_email = NEW.email, key_role = NEW.role,
        key_expires = NEW.expires, key_revoked = NEW.revoked
    WHERE key_id = NEW.id;
END;

CREATE TABLE resource (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    project_id TEXT REFERENCES resource (id),
    source_id TEXT REFERENCES resource (id),
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX resource_by_name ON resource (name_fold, id);
CREATE INDEX resource_by_project ON resource (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX resource_by_source ON resource (source_id) WHERE source_id IS NOT NULL;

-- principal_id: a member's id, a key's id, or 'everyone'.
CREATE TABLE acl_grant (
    resource_id TEXT NOT NULL REFERENCES resource (id) ON DELETE CASCADE,
    principal_id TEXT NOT NULL,
    principal_kind TEXT NOT NULL CHECK (principal_kind IN ('member', 'key', 'everyone')),
    permission TEXT NOT NULL CHECK (permission IN ('view', 'modify', 'owner')),
    PRIMARY KEY (resource_id, principal_id),
    CHECK ((principal_kind = 'everyone') = (principal_id = 'everyone')),
    CHECK (principal_kind <> 'everyone' OR permission = 'view')
) STRICT, WITHOUT ROWID;

CREATE INDEX acl_grant_by_principal ON acl_grant (principal_id, permission);

-- hash: SHA-256 over the hash before it and the event's canonical form.
CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    os_user TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    reason TEXT,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX event_by_subject ON event (subject_id, number);

-- The end of the chain, so that events cut off its end are missed too.
CREATE TABLE event_head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    number INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER event_is_not_updated BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;
