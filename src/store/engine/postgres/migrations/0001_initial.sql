-- Times are milliseconds UTC; an expiry of never is the greatest integer, later than every date.
-- Ids are random UUIDs. A column that ends in _fold is its neighbor in lower case and NFC, to sort and search by.
-- Text is compared by its bytes ("C"), as on every engine: ids have ranges, and folded text has one order everywhere.

CREATE TABLE schema_version (
    version BIGINT PRIMARY KEY
);

CREATE TABLE organization (
    "only" BIGINT PRIMARY KEY CHECK ("only" = 1),
    id TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    prefix TEXT COLLATE "C" NOT NULL
);

-- A member who was removed keeps this row, so that the keys they created keep their creator's name.
CREATE TABLE member (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    name_fold TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    email_fold TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL CHECK (role IN ('viewer', 'editor', 'administrator')),
    added BIGINT NOT NULL,
    removed BIGINT
);

CREATE UNIQUE INDEX member_by_email ON member (email_fold) WHERE removed IS NULL;
CREATE INDEX member_by_name ON member (name_fold);

CREATE TABLE api_key (
    id TEXT COLLATE "C" PRIMARY KEY,
    title TEXT COLLATE "C" NOT NULL,
    title_fold TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C" NOT NULL UNIQUE,
    role TEXT COLLATE "C" NOT NULL CHECK (role IN ('viewer', 'editor')),
    creator_id TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    revoked BIGINT
);

CREATE INDEX api_key_by_title ON api_key (title_fold, id);
CREATE INDEX api_key_by_created ON api_key (created, id);
CREATE INDEX api_key_by_expires ON api_key (expires, id);
CREATE INDEX api_key_by_creator ON api_key (creator_id);

-- When a key was last used, to the minute. Written by verifying, outside the audit log.
CREATE TABLE key_use (
    key_id TEXT COLLATE "C" PRIMARY KEY REFERENCES api_key (id) ON DELETE CASCADE,
    last_used BIGINT NOT NULL
);

-- A key has one secret, or several while a rotation's grace lasts. ends: the first instant at which it is no longer good.
CREATE TABLE secret (
    -- The first 8 bytes of the hash as a signed number, big end first: what a secret is found by.
    hash_start BIGINT PRIMARY KEY,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    key_id TEXT COLLATE "C" NOT NULL REFERENCES api_key (id) ON DELETE CASCADE,
    recognizable TEXT COLLATE "C" NOT NULL,
    created BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    -- What verifying needs of the key, so that one look-up answers. The trigger below keeps it as the key has it.
    key_title TEXT COLLATE "C" NOT NULL,
    key_email TEXT COLLATE "C" NOT NULL,
    key_role TEXT COLLATE "C" NOT NULL,
    key_expires BIGINT NOT NULL,
    key_revoked BIGINT,
    CHECK (int8send(hash_start) = substring(hash FROM 1 FOR 8))
);

CREATE INDEX secret_by_key ON secret (key_id, created, recognizable);

CREATE FUNCTION secret_follows_its_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE secret SET key_title = NEW.title, key_email = NEW.email, key_role = NEW.role,
        key_expires = NEW.expires, key_revoked = NEW.revoked
    WHERE key_id = NEW.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER secret_follows_its_key AFTER UPDATE OF title, email, role, expires, revoked ON api_key
FOR EACH ROW EXECUTE FUNCTION secret_follows_its_key();

CREATE TABLE resource (
    id TEXT COLLATE "C" PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_fold TEXT COLLATE "C" NOT NULL,
    project_id TEXT COLLATE "C" REFERENCES resource (id),
    source_id TEXT COLLATE "C" REFERENCES resource (id),
    created BIGINT NOT NULL
);

CREATE INDEX resource_by_name ON resource (name_fold, id);
CREATE INDEX resource_by_project ON resource (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX resource_by_source ON resource (source_id) WHERE source_id IS NOT NULL;

-- principal_id: a member's id, a key's id, or 'everyone'.
CREATE TABLE acl_grant (
    resource_id TEXT COLLATE "C" NOT NULL REFERENCES resource (id) ON DELETE CASCADE,
    principal_id TEXT COLLATE "C" NOT NULL,
    principal_kind TEXT COLLATE "C" NOT NULL CHECK (principal_kind IN ('member', 'key', 'everyone')),
    permission TEXT COLLATE "C" NOT NULL CHECK (permission IN ('view', 'modify', 'owner')),
    PRIMARY KEY (resource_id, principal_id),
    CHECK ((principal_kind = 'everyone') = (principal_id = 'everyone')),
    CHECK (principal_kind <> 'everyone' OR permission = 'view')
);

CREATE INDEX acl_grant_by_principal ON acl_grant (principal_id, permission);

-- hash: SHA-256 over the hash before it and the event's canonical form.
CREATE TABLE event (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_id TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    os_user TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C",
    hash BYTEA NOT NULL CHECK (length(hash) = 32)
);

CREATE INDEX event_by_subject ON event (subject_id, number);

-- The end of the chain, so that events cut off its end are missed too. Its row is the lock of writers.
CREATE TABLE event_head (
    "only" BIGINT PRIMARY KEY CHECK ("only" = 1),
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32)
);

INSERT INTO event_head VALUES (1, 0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION the_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only';
END
$$;

CREATE TRIGGER event_is_not_updated BEFORE UPDATE ON event
FOR EACH ROW EXECUTE FUNCTION the_log_is_append_only();

CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
FOR EACH ROW EXECUTE FUNCTION the_log_is_append_only();

CREATE TRIGGER event_is_not_truncated BEFORE TRUNCATE ON event
FOR EACH STATEMENT EXECUTE FUNCTION the_log_is_append_only();
