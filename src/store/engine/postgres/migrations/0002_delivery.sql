-- A secret is unconfirmed until its delivery is: delivered is null, and ends is the end of its lease. Every secret that
-- exists by now was delivered.

ALTER TABLE api_key ADD COLUMN delivered BIGINT;
UPDATE api_key SET delivered = created;

-- number: the order of a key's secrets. No clock gives it.
ALTER TABLE secret ADD COLUMN delivered BIGINT;
ALTER TABLE secret ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
UPDATE secret SET delivered = created, number = (
    SELECT count(*) FROM secret AS older WHERE older.key_id = secret.key_id
    AND (older.created, older.recognizable, older.hash_start) < (secret.created, secret.recognizable, secret.hash_start)
);

CREATE UNIQUE INDEX secret_by_number ON secret (key_id, number);
-- With the start, which lists show of the newest one.
CREATE INDEX secret_confirmed ON secret (key_id, number, recognizable) WHERE delivered IS NOT NULL;
DROP INDEX secret_by_key;
CREATE INDEX api_key_unconfirmed ON api_key (created, id) WHERE delivered IS NULL;
