-- Every scan, refused ones too: what was asked, by whom, and what the scanner was told. A row never changes.
CREATE TABLE scan (
    scan_id          uuid PRIMARY KEY,
    event_id         uuid           NOT NULL REFERENCES event,
    checkpoint_id    uuid           NOT NULL REFERENCES checkpoint,
    scanner_id       uuid           NOT NULL REFERENCES scanner,
    ticket_id        uuid REFERENCES ticket,
    -- SHA-256 of what was asked for: the code, or the id of a guest found by name.
    asked_hash       bytea          NOT NULL CHECK (octet_length(asked_hash) = 32),
    manual           boolean        NOT NULL,
    direction        text           NOT NULL CHECK (direction IN ('ENTRY', 'EXIT')),
    force_asked      boolean        NOT NULL,
    verdict          text           NOT NULL CHECK (verdict IN ('ADMITTED', 'EXITED', 'REFUSED')),
    reason           text,
    forced           boolean        NOT NULL,
    explanation      text           NOT NULL,
    previous_scan_id uuid REFERENCES scan,
    scanned_at       timestamptz(3),
    settled_at       timestamptz(3) NOT NULL,
    decided_at       timestamptz(3) NOT NULL,
    CHECK ((verdict = 'REFUSED') = (reason IS NOT NULL)),
    CHECK (NOT (forced AND verdict = 'REFUSED')),
    CHECK (ticket_id IS NOT NULL OR reason = 'unknown')
);
CREATE INDEX scan_event ON scan (event_id, decided_at DESC);
CREATE INDEX scan_ticket ON scan (ticket_id, checkpoint_id, settled_at) WHERE ticket_id IS NOT NULL;
CREATE INDEX scan_scanner ON scan (scanner_id, decided_at DESC);
CREATE INDEX scan_refused ON scan (checkpoint_id) WHERE verdict = 'REFUSED';

-- The law in the database: an admission takes one numbered slot of its ticket at its checkpoint, and there are no
-- more slots than the rule allowed when it was taken. Forced entries stand outside the slots.
CREATE TABLE admission_slot (
    ticket_id     uuid    NOT NULL REFERENCES ticket,
    checkpoint_id uuid    NOT NULL REFERENCES checkpoint,
    slot          integer NOT NULL,
    allowed       integer NOT NULL,
    scan_id       uuid    NOT NULL UNIQUE REFERENCES scan,
    PRIMARY KEY (ticket_id, checkpoint_id, slot),
    CHECK (slot BETWEEN 1 AND allowed)
);

-- Where a ticket stands at a checkpoint: what its scans have added up to.
CREATE TABLE presence (
    ticket_id     uuid    NOT NULL REFERENCES ticket,
    checkpoint_id uuid    NOT NULL REFERENCES checkpoint,
    used          integer NOT NULL CHECK (used >= 0),
    inside        integer NOT NULL CHECK (inside >= 0),
    entries       integer NOT NULL CHECK (entries >= 0),
    exits         integer NOT NULL CHECK (exits >= 0),
    PRIMARY KEY (ticket_id, checkpoint_id)
);
CREATE INDEX presence_checkpoint ON presence (checkpoint_id) INCLUDE (inside, entries, exits);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER scan_never_changes
    BEFORE UPDATE OR DELETE OR TRUNCATE
    ON scan
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
