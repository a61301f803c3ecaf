-- The newest that a scanner said of itself, as far as it is worth a write; the server remembers each beat until then.
CREATE TABLE heartbeat (
    scanner_id      uuid PRIMARY KEY REFERENCES scanner,
    at              timestamptz(3) NOT NULL,
    connection_type text     CHECK (connection_type IN ('LAN', 'TUNNEL')),
    battery         smallint CHECK (battery BETWEEN 0 AND 100),
    queued          integer  CHECK (queued >= 0),
    -- The scanner's clock less ours; unknown until a beat says when it was sent.
    clock_offset_ms bigint,
    version         text     CHECK (char_length(version) <= 100)
);
