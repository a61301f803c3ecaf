-- Late uploads, annulments and conflicts: a scan's verdict never changes, its effect follows from all scans of its ticket.

-- Whatever a scan speaks of is kept for ever. Said once here, it need not be looked up again for each of a million scans,
-- and a scan does not have to lock the rows that it names.
CREATE FUNCTION refuse_delete() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'a % is never deleted: scans speak of it', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER event_is_kept BEFORE DELETE OR TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete();
CREATE TRIGGER checkpoint_is_kept BEFORE DELETE OR TRUNCATE ON checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete();
CREATE TRIGGER ticket_is_kept BEFORE DELETE OR TRUNCATE ON ticket FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete();
CREATE TRIGGER scanner_is_kept BEFORE DELETE OR TRUNCATE ON scanner FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete();

ALTER TABLE admission_slot
    DROP CONSTRAINT admission_slot_ticket_id_fkey,
    DROP CONSTRAINT admission_slot_checkpoint_id_fkey,
    DROP CONSTRAINT admission_slot_scan_id_fkey;

ALTER TABLE scan
    DROP CONSTRAINT scan_event_id_fkey,
    DROP CONSTRAINT scan_checkpoint_id_fkey,
    DROP CONSTRAINT scan_scanner_id_fkey,
    DROP CONSTRAINT scan_ticket_id_fkey,
    DROP CONSTRAINT scan_previous_scan_id_fkey,
    -- what an offline door refused is kept with the door's own reason, also when the code is none of ours
    DROP CONSTRAINT scan_check2,
    ADD COLUMN seq             bigint GENERATED ALWAYS AS IDENTITY,
    -- the scanner's rising counter
    ADD COLUMN n               bigint,
    ADD COLUMN offline_verdict text CHECK (offline_verdict IN ('ADMITTED', 'EXITED', 'REFUSED')),
    -- forced past another rule than the number of entries: it counts, and takes no slot
    ADD COLUMN outside         boolean NOT NULL DEFAULT false,
    -- the rule that it was judged by, so that a rule changed later judges nothing anew
    ADD COLUMN allowed         integer NOT NULL DEFAULT 1,
    ADD COLUMN reentry         boolean NOT NULL DEFAULT false,
    ADD COLUMN operator_id     uuid,
    -- the scanner that handed it in, where that is another
    ADD COLUMN uploaded_by     uuid;

DROP INDEX scan_event;
DROP INDEX scan_scanner;
DROP INDEX scan_refused;
CREATE UNIQUE INDEX scan_newest ON scan (event_id, seq DESC);
CREATE INDEX scan_stray ON scan (asked_hash, checkpoint_id) WHERE ticket_id IS NULL;

-- What the scans of a ticket at a checkpoint add up to; its version tells a writer that it still stands as was read.
DROP INDEX presence_checkpoint;
ALTER TABLE presence
    DROP CONSTRAINT presence_ticket_id_fkey,
    DROP CONSTRAINT presence_checkpoint_id_fkey,
    ADD COLUMN slots        integer NOT NULL DEFAULT 0 CHECK (slots >= 0),
    -- scans in open conflict
    ADD COLUMN disputed     integer NOT NULL DEFAULT 0 CHECK (disputed >= 0),
    ADD COLUMN last_settled timestamptz(3),
    ADD COLUMN version      bigint NOT NULL DEFAULT 1,
    ADD COLUMN changed      xid8   NOT NULL DEFAULT pg_current_xact_id();
-- not by checkpoint first: a table that is still empty would be looked through by this index instead of by its key
CREATE INDEX presence_changed ON presence (changed, checkpoint_id);

UPDATE presence p
   SET slots = (SELECT count(*) FROM admission_slot a WHERE a.ticket_id = p.ticket_id AND a.checkpoint_id = p.checkpoint_id),
       last_settled = (SELECT max(s.settled_at) FROM scan s
                        WHERE s.ticket_id = p.ticket_id AND s.checkpoint_id = p.checkpoint_id AND s.verdict <> 'REFUSED');

-- The effect of a scan where it is another than its verdict alone would say.
CREATE TABLE scan_effect (
    scan_id     uuid PRIMARY KEY,
    effect      text    NOT NULL CHECK (effect IN ('counts', 'conflict', 'annulled', 'none')),
    -- somebody has decided it: the order of the scans no longer does
    decided     boolean NOT NULL DEFAULT false,
    conflict_id uuid
);

CREATE TABLE annulment (
    scan_id uuid PRIMARY KEY,
    at      timestamptz(3) NOT NULL,
    by      text           NOT NULL,
    note    text           NOT NULL
);
CREATE TRIGGER annulment_never_changes
    BEFORE UPDATE OR DELETE OR TRUNCATE
    ON annulment
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();

-- More people were let in with a ticket than its rule allows; for a person to decide.
CREATE TABLE conflict (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    event_id       uuid           NOT NULL REFERENCES event,
    checkpoint_id  uuid           NOT NULL REFERENCES checkpoint,
    ticket_id      uuid REFERENCES ticket,
    -- in place of a ticket, when the code that was let in is none of ours
    asked_hash     bytea,
    kind           text           NOT NULL,
    opened_at      timestamptz(3) NOT NULL,
    closed_at      timestamptz(3),
    resolution     text CHECK (resolution IN ('KEEP', 'COUNT_ALL', 'WINNER', 'SETTLED')),
    winner_scan_id uuid,
    resolved_by    text,
    note           text,
    CHECK ((ticket_id IS NULL) <> (asked_hash IS NULL)),
    CHECK ((closed_at IS NULL) = (resolution IS NULL)),
    CHECK ((resolution IS NOT DISTINCT FROM 'WINNER') = (winner_scan_id IS NOT NULL))
);
CREATE UNIQUE INDEX conflict_one_open ON conflict (ticket_id, checkpoint_id) WHERE closed_at IS NULL AND ticket_id IS NOT NULL;
CREATE UNIQUE INDEX conflict_one_open_stray ON conflict (asked_hash, checkpoint_id) WHERE closed_at IS NULL AND ticket_id IS NULL;
CREATE INDEX conflict_event ON conflict (event_id, seq DESC);
CREATE INDEX conflict_open ON conflict (event_id, seq DESC) WHERE closed_at IS NULL;

-- The scans that a conflict is or was about.
CREATE TABLE conflict_claim (
    conflict_id uuid NOT NULL REFERENCES conflict,
    scan_id     uuid NOT NULL,
    PRIMARY KEY (conflict_id, scan_id)
);

-- Late uploads that can't be settled: kept without effect until a supervisor decides.
CREATE TABLE held (
    id              uuid PRIMARY KEY,
    seq             bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    event_id        uuid           NOT NULL REFERENCES event,
    why             text           NOT NULL CHECK (why IN ('wrong_checkpoint', 'scan_id_reused', 'scanner_suspended',
                                                           'scanner_revoked', 'scanner_expired', 'origin_unproven')),
    scan_id         uuid           NOT NULL,
    checkpoint_id   uuid           NOT NULL,
    scanner_id      uuid           NOT NULL REFERENCES scanner,
    uploaded_by     uuid           NOT NULL REFERENCES scanner,
    ticket_id       uuid,
    asked_hash      bytea          NOT NULL CHECK (octet_length(asked_hash) = 32),
    direction       text           NOT NULL CHECK (direction IN ('ENTRY', 'EXIT')),
    force_asked     boolean        NOT NULL,
    offline_verdict text CHECK (offline_verdict IN ('ADMITTED', 'EXITED', 'REFUSED')),
    offline_reason  text,
    n               bigint,
    operator_id     uuid,
    scanned_at      timestamptz(3) NOT NULL,
    settled_at      timestamptz(3) NOT NULL,
    received_at     timestamptz(3) NOT NULL,
    decision        text CHECK (decision IN ('RELEASED', 'REJECTED')),
    decided_at      timestamptz(3),
    decided_by      text,
    note            text,
    stored_as       uuid,
    -- the same item handed in again is the same item
    UNIQUE (scan_id, checkpoint_id, asked_hash, direction, force_asked)
);
CREATE INDEX held_waiting ON held (event_id, seq DESC) WHERE decision IS NULL;
CREATE INDEX held_scanner ON held (uploaded_by);

-- Running figures, kept in several stripes so that writers don't wait for each other; a figure is the sum of its stripes.
CREATE TABLE checkpoint_count (
    checkpoint_id uuid    NOT NULL,
    -- the tickets' category, empty for none
    category      text    NOT NULL,
    stripe        integer NOT NULL,
    admitted      bigint  NOT NULL,
    entries       bigint  NOT NULL,
    inside        bigint  NOT NULL,
    exits         bigint  NOT NULL,
    refused       bigint  NOT NULL,
    disputed      bigint  NOT NULL,
    PRIMARY KEY (checkpoint_id, category, stripe)
);

CREATE TABLE minute_count (
    checkpoint_id uuid           NOT NULL,
    minute        timestamptz(3) NOT NULL,
    stripe        integer        NOT NULL,
    entries       bigint         NOT NULL,
    refused       bigint         NOT NULL,
    PRIMARY KEY (checkpoint_id, minute, stripe)
);

INSERT INTO checkpoint_count (checkpoint_id, category, stripe, admitted, entries, inside, exits, refused, disputed)
SELECT p.checkpoint_id, coalesce(t.category, ''), 0,
       count(*) FILTER (WHERE p.entries > 0), sum(p.entries), sum(p.inside), sum(p.exits), 0, 0
  FROM presence p
  JOIN ticket t ON t.id = p.ticket_id
 GROUP BY 1, 2;

INSERT INTO checkpoint_count (checkpoint_id, category, stripe, admitted, entries, inside, exits, refused, disputed)
SELECT s.checkpoint_id, coalesce(t.category, ''), 0, 0, 0, 0, 0, count(*), 0
  FROM scan s
  LEFT JOIN ticket t ON t.id = s.ticket_id
 WHERE s.verdict = 'REFUSED'
 GROUP BY 1, 2
ON CONFLICT (checkpoint_id, category, stripe) DO UPDATE SET refused = EXCLUDED.refused;

INSERT INTO minute_count (checkpoint_id, minute, stripe, entries, refused)
SELECT checkpoint_id, date_trunc('minute', settled_at, 'UTC'), 0,
       count(*) FILTER (WHERE verdict = 'ADMITTED'), count(*) FILTER (WHERE verdict = 'REFUSED')
  FROM scan
 WHERE verdict <> 'EXITED'
 GROUP BY 1, 2;

-- A statement that finds fewer rows as it expected them than it should is undone as a whole.
CREATE FUNCTION expect_rows(kept bigint, expected bigint) RETURNS bigint LANGUAGE plpgsql AS
$$
BEGIN
    IF kept <> expected THEN
        RAISE EXCEPTION 'changed by another: % of % rows stood as they were read', kept, expected USING ERRCODE = '40001';
    END IF;
    RETURN kept;
END
$$;
