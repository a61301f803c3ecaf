-- Counts up when somebody commands scanners of the event, so that each node learns of it by the row that it reads anyway. A
-- number of its own: what was read of rights still holds.
ALTER TABLE event_rights ADD COLUMN commands bigint NOT NULL DEFAULT 0;

-- What a scanner is told to do. Some things are told once and are done then; to lock, unlock and wipe are told until the scanner
-- says that it did, or somebody took it back.
CREATE TABLE scanner_command (
    id         uuid PRIMARY KEY,
    seq        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    scanner_id uuid           NOT NULL REFERENCES scanner,
    name       text           NOT NULL CHECK (name IN ('LOCK', 'UNLOCK', 'WIPE', 'MESSAGE', 'RESYNC')),
    text       text CHECK ((name = 'MESSAGE') = (text IS NOT NULL) AND char_length(text) BETWEEN 1 AND 500),
    -- The same for all that one broadcast told.
    broadcast  uuid,
    issued_by  text           NOT NULL,
    issued_at  timestamptz(3) NOT NULL,
    handed_at  timestamptz(3),
    done_at    timestamptz(3),
    -- Of a device that was lost or wiped: the one that has the scanner's place now was told nothing of it.
    past       boolean        NOT NULL DEFAULT false
);
CREATE INDEX scanner_command_open ON scanner_command (scanner_id, seq) WHERE done_at IS NULL;
CREATE INDEX scanner_command_of ON scanner_command (scanner_id, seq);

-- A pairing that is bound to a scanner gives its device a new token, and makes no new scanner.
ALTER TABLE pairing ADD COLUMN scanner_id uuid REFERENCES scanner;

-- Who works at it, until they sign off. The name as it was then, so that a list of scanners asks for nothing else.
ALTER TABLE scanner
    ADD COLUMN operator_id    uuid REFERENCES staff,
    ADD COLUMN operator_name  text,
    ADD COLUMN operator_since timestamptz(3),
    ADD CHECK ((operator_id IS NULL) = (operator_name IS NULL) AND (operator_id IS NULL) = (operator_since IS NULL));
CREATE INDEX scanner_operator ON scanner (operator_id) WHERE operator_id IS NOT NULL;
