-- A pairing is one chance to become a scanner; its code is kept only as an HMAC under the installation's key.
CREATE TABLE pairing (
    id          uuid PRIMARY KEY,
    event_id    uuid           NOT NULL REFERENCES event,
    code_mac    bytea          NOT NULL UNIQUE CHECK (octet_length(code_mac) = 32),
    profile     text           NOT NULL CHECK (profile IN ('FULL', 'SCAN_ONLY', 'KIOSK')),
    approve     boolean        NOT NULL,
    created_at  timestamptz(3) NOT NULL,
    expires_at  timestamptz(3) NOT NULL,
    used_at     timestamptz(3)
);

CREATE TABLE pairing_checkpoint (
    pairing_id    uuid NOT NULL REFERENCES pairing,
    checkpoint_id uuid NOT NULL REFERENCES checkpoint,
    PRIMARY KEY (pairing_id, checkpoint_id)
);

CREATE TABLE scanner (
    id             uuid PRIMARY KEY,
    event_id       uuid           NOT NULL REFERENCES event,
    pairing_id     uuid           NOT NULL UNIQUE REFERENCES pairing,
    seq            bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    name           text           NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    platform       text,
    public_key     text,
    profile        text           NOT NULL CHECK (profile IN ('FULL', 'SCAN_ONLY', 'KIOSK')),
    status         text           NOT NULL CHECK (status IN ('PENDING', 'APPROVED', 'SUSPENDED', 'REVOKED')),
    token_hash     bytea          NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    -- A scanner lives until a day after its event; approving an expired one gives it another day.
    extended_until timestamptz(3),
    last_seen      timestamptz(3),
    created_at     timestamptz(3) NOT NULL
);
CREATE INDEX scanner_event ON scanner (event_id, seq DESC);

-- No row for a scanner: it serves every checkpoint of its event.
CREATE TABLE scanner_checkpoint (
    scanner_id    uuid NOT NULL REFERENCES scanner,
    checkpoint_id uuid NOT NULL REFERENCES checkpoint,
    PRIMARY KEY (scanner_id, checkpoint_id)
);
