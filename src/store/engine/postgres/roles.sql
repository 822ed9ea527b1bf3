DO $$ BEGIN CREATE ROLE keys_owner NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE keys_admin NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE keys_verifier NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;

GRANT USAGE, CREATE ON SCHEMA {schema} TO keys_owner;
ALTER TABLE {schema}.schema_version OWNER TO keys_owner;
ALTER TABLE {schema}.organization OWNER TO keys_owner;
ALTER TABLE {schema}.member OWNER TO keys_owner;
ALTER TABLE {schema}.api_key OWNER TO keys_owner;
ALTER TABLE {schema}.key_use OWNER TO keys_owner;
ALTER TABLE {schema}.secret OWNER TO keys_owner;
ALTER TABLE {schema}.resource OWNER TO keys_owner;
ALTER TABLE {schema}.acl_grant OWNER TO keys_owner;
ALTER TABLE {schema}.event OWNER TO keys_owner;
ALTER TABLE {schema}.event_head OWNER TO keys_owner;
ALTER FUNCTION {schema}.secret_follows_its_key() OWNER TO keys_owner;
ALTER FUNCTION {schema}.the_log_is_append_only() OWNER TO keys_owner;

GRANT USAGE ON SCHEMA {schema} TO keys_admin, keys_verifier;
GRANT SELECT ON {schema}.schema_version TO keys_admin, keys_verifier;

GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.organization, {schema}.member, {schema}.api_key, {schema}.key_use,
    {schema}.secret, {schema}.resource, {schema}.acl_grant TO keys_admin;
GRANT SELECT, INSERT ON {schema}.event TO keys_admin;
GRANT SELECT, UPDATE ON {schema}.event_head TO keys_admin;

GRANT SELECT ON {schema}.secret, {schema}.acl_grant, {schema}.resource, {schema}.api_key, {schema}.member
    TO keys_verifier;
GRANT SELECT, INSERT, UPDATE ON {schema}.key_use TO keys_verifier;
