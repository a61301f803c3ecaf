-- What signs an event's codes. The private key is encrypted under the installation's key; codes of retired keys stay valid.
CREATE TABLE event_key (
    event_id       uuid           NOT NULL REFERENCES event,
    number         integer        NOT NULL CHECK (number > 0),
    public_key     bytea          NOT NULL CHECK (octet_length(public_key) = 32),
    private_cipher bytea          NOT NULL,
    created_at     timestamptz(3) NOT NULL,
    retired_at     timestamptz(3),
    PRIMARY KEY (event_id, number)
);
CREATE UNIQUE INDEX event_key_current ON event_key (event_id) WHERE retired_at IS NULL;

-- A signed code can be derived again by who has its key; only one that came from elsewhere is kept, encrypted.
ALTER TABLE ticket_code
    ALTER COLUMN code_cipher DROP NOT NULL,
    -- the how manieth code of its ticket
    ADD COLUMN serial         integer NOT NULL DEFAULT 1 CHECK (serial > 0),
    ADD COLUMN key_number     integer,
    -- too short to be handed to offline doors, which could try out what its hash stands for
    ADD COLUMN weak           boolean NOT NULL DEFAULT false,
    -- whose ticket it is, readable by who holds the code and nobody else
    ADD COLUMN details_cipher bytea,
    ADD FOREIGN KEY (event_id, key_number) REFERENCES event_key,
    ADD CHECK ((key_number IS NULL) = (code_cipher IS NOT NULL));

UPDATE ticket_code c
   SET serial = numbered.serial
  FROM (SELECT event_id, code_hash,
               row_number() OVER (PARTITION BY ticket_id ORDER BY revoked_at NULLS LAST, created_at) AS serial
          FROM ticket_code) numbered
 WHERE c.event_id = numbered.event_id AND c.code_hash = numbered.code_hash AND numbered.serial > 1;

-- This index serves what the one over ticket_id alone did, and keeps a serial from being given twice.
DROP INDEX ticket_code_ticket;
CREATE UNIQUE INDEX ticket_code_serial ON ticket_code (ticket_id, serial);

-- How a ticket stood at any time: the latest row since then, or else it was valid.
CREATE TABLE ticket_state (
    ticket_id uuid           NOT NULL REFERENCES ticket,
    since     timestamptz(3) NOT NULL,
    status    text           NOT NULL CHECK (status IN ('VALID', 'BLOCKED', 'CANCELLED')),
    PRIMARY KEY (ticket_id, since)
);

INSERT INTO ticket_state (ticket_id, since, status)
SELECT t.id,
       coalesce((SELECT max(a.at) FROM audit_record a
                  WHERE a.subject = 'ticket/' || t.id AND a.action IN ('ticket.blocked', 'ticket.cancelled')),
                t.created_at),
       t.status
  FROM ticket t
 WHERE t.status <> 'VALID';

CREATE TRIGGER ticket_state_never_changes
    BEFORE UPDATE OR DELETE OR TRUNCATE
    ON ticket_state
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();

-- By which transaction a ticket, or which code is its current one, was last changed. Transactions may commit in any
-- order: who asks for all that changed asks from the oldest one that was still running when they last asked.
ALTER TABLE ticket
    ADD COLUMN changed xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX ticket_changed ON ticket (event_id, changed);

CREATE FUNCTION mark_changed() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    NEW.changed := pg_current_xact_id();
    RETURN NEW;
END
$$;

CREATE TRIGGER ticket_changes
    BEFORE UPDATE
    ON ticket
    FOR EACH ROW
EXECUTE FUNCTION mark_changed();

-- Whether offline doors may know codes that are short enough to be tried out.
ALTER TABLE event
    ADD COLUMN weak_codes_offline boolean NOT NULL DEFAULT false;

-- Which life of this database it is. Who restores one from a copy of its files gives it a new one: what was told to
-- scanners after the copy was made is then told to them anew.
CREATE TABLE database_life (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    id       uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO database_life DEFAULT VALUES;
