CREATE TABLE ticket (
    id          uuid PRIMARY KEY,
    event_id    uuid           NOT NULL REFERENCES event,
    seq         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    reference   text,
    holder      text,
    email       text,
    category    text,
    valid_from  timestamptz(3),
    valid_until timestamptz(3),
    paid        boolean        NOT NULL,
    status      text           NOT NULL CHECK (status IN ('VALID', 'BLOCKED', 'CANCELLED')),
    created_at  timestamptz(3) NOT NULL,
    UNIQUE (event_id, reference),
    CHECK (valid_from < valid_until)
);
CREATE INDEX ticket_newest ON ticket (event_id, seq DESC);

-- Every code that a ticket ever had: found by its hash, shown again only by who holds the installation's key.
CREATE TABLE ticket_code (
    event_id    uuid           NOT NULL REFERENCES event,
    code_hash   bytea          NOT NULL CHECK (octet_length(code_hash) = 32),
    ticket_id   uuid           NOT NULL REFERENCES ticket,
    code_cipher bytea          NOT NULL,
    created_at  timestamptz(3) NOT NULL,
    revoked_at  timestamptz(3),
    PRIMARY KEY (event_id, code_hash)
);
CREATE UNIQUE INDEX ticket_code_current ON ticket_code (ticket_id) WHERE revoked_at IS NULL;
CREATE INDEX ticket_code_ticket ON ticket_code (ticket_id);
