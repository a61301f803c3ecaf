-- What was recorded is sealed: each second's rows are counted, hashed, linked to those before and signed with a key that
-- the database never sees.

-- At which scanner a person acted.
ALTER TABLE audit_record
    ADD COLUMN device text;

-- In which transaction a row was written. All of a transaction's rows become visible at once, and once it has ended no
-- other row can have its turn: so what lies below the oldest transaction that still runs is complete.
ALTER TABLE audit_record ADD COLUMN turn bigint;
ALTER TABLE scan ADD COLUMN turn bigint;

-- The rows of before have turns of before, some thousands each, in their order. An UPDATE would be refused, and rightly.
ALTER TABLE audit_record
    ALTER COLUMN turn TYPE bigint USING id / 5000 - 1000000000000000,
    ALTER COLUMN turn SET DEFAULT pg_current_xact_id()::text::bigint;
ALTER TABLE scan
    ALTER COLUMN turn TYPE bigint USING seq / 5000 - 1000000000000000,
    ALTER COLUMN turn SET DEFAULT pg_current_xact_id()::text::bigint;
ALTER TABLE audit_record ALTER COLUMN turn SET NOT NULL;
ALTER TABLE scan ALTER COLUMN turn SET NOT NULL;

CREATE INDEX audit_record_turn ON audit_record (turn, id);
-- Small, and nothing for a scan to keep: turns only grow, and so do the pages; who seals notes what full pages hold.
CREATE INDEX scan_turn ON scan USING brin (turn) WITH (pages_per_range = 32);

-- What those look for who search the audit.
CREATE INDEX audit_record_actor ON audit_record (actor, id DESC);
CREATE INDEX audit_record_device ON audit_record (device, id DESC) WHERE device IS NOT NULL;
CREATE INDEX audit_record_action ON audit_record (action, id DESC);
CREATE INDEX audit_record_event ON audit_record (event_id, id DESC);
CREATE INDEX audit_record_at ON audit_record (at);

CREATE TABLE seal (
    no        bigint PRIMARY KEY CHECK (no > 0),
    at        timestamptz(3) NOT NULL,
    -- all rows of the turns [from_turn, upto_turn)
    from_turn bigint         NOT NULL,
    upto_turn bigint         NOT NULL UNIQUE,
    records   integer        NOT NULL,
    scans     integer        NOT NULL,
    -- for each row what it is (1 byte), its number (8), and the first half of the SHA-256 of all that it says (16)
    entries   bytea          NOT NULL,
    digest    bytea          NOT NULL CHECK (octet_length(digest) = 32),
    -- the digest of the seal before
    previous  bytea          NOT NULL CHECK (octet_length(previous) = 32),
    signature bytea          NOT NULL CHECK (octet_length(signature) = 64),
    CHECK (from_turn < upto_turn),
    CHECK (octet_length(entries) = 25 * (records + scans))
);
-- hashes can't be made any smaller
ALTER TABLE seal ALTER COLUMN entries SET STORAGE EXTERNAL;
CREATE TRIGGER seal_never_changes
    BEFORE UPDATE OR DELETE OR TRUNCATE
    ON seal
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();

-- That audit records were old enough to be removed: those of whole seals, and which.
CREATE TABLE audit_truncation (
    through   bigint PRIMARY KEY REFERENCES seal,
    at        timestamptz(3) NOT NULL,
    -- below this turn there are no audit records any more
    upto_turn bigint         NOT NULL,
    records   bigint         NOT NULL,
    -- of the list of what was removed
    list      bytea          NOT NULL CHECK (octet_length(list) = 32),
    signature bytea          NOT NULL CHECK (octet_length(signature) = 64)
);
CREATE TRIGGER audit_truncation_never_changes
    BEFORE UPDATE OR DELETE OR TRUNCATE
    ON audit_truncation
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();

-- Nothing else is ever removed.
CREATE FUNCTION refuse_untold_delete() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF OLD.turn < (SELECT max(upto_turn) FROM audit_truncation) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
DROP TRIGGER audit_record_never_changes ON audit_record;
CREATE TRIGGER audit_record_never_changes
    BEFORE UPDATE OR TRUNCATE
    ON audit_record
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_record_goes_with_its_seal
    BEFORE DELETE
    ON audit_record
    FOR EACH ROW
EXECUTE FUNCTION refuse_untold_delete();

-- Another cluster of PostgreSQL counts its transactions anew. By how much its turns are ahead of its count.
CREATE TABLE turn_offset (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    value    bigint NOT NULL
);
INSERT INTO turn_offset (value) VALUES (0);

-- Turns of a database that was brought here from a dump go on after those in it: before anything is written, and by one.
CREATE FUNCTION continue_turns() RETURNS void LANGUAGE plpgsql AS
$$
DECLARE
    ahead   bigint;
    reached bigint;
    here    bigint;
BEGIN
    LOCK TABLE turn_offset IN EXCLUSIVE MODE;
    SELECT value INTO ahead FROM turn_offset;
    SELECT max(upto_turn) INTO reached FROM seal;
    SELECT greatest(reached, max(turn) + 1) INTO reached FROM audit_record;
    SELECT greatest(reached, max(turn) + 1) INTO reached
      FROM scan
     WHERE turn >= coalesce((SELECT max(upto_turn) FROM seal), -9223372036854775808);
    here := pg_current_xact_id()::text::bigint + ahead;
    -- that of this very transaction may stand in it already
    IF reached > here + 1 THEN
        ahead := ahead + reached - here;
        UPDATE turn_offset SET value = ahead;
        EXECUTE format('ALTER TABLE audit_record ALTER COLUMN turn SET DEFAULT pg_current_xact_id()::text::bigint + %s', ahead);
        EXECUTE format('ALTER TABLE scan ALTER COLUMN turn SET DEFAULT pg_current_xact_id()::text::bigint + %s', ahead);
    END IF;
END
$$;
