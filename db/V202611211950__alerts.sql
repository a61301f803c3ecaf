-- What somebody should look at: one open alert for each thing that looks wrong, counted up until it is acknowledged.
CREATE TABLE alert (
    id              uuid PRIMARY KEY,
    seq             bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    -- none for what is no single event's, such as an attack on an account
    event_id        uuid REFERENCES event,
    kind            text           NOT NULL CHECK (kind IN ('REPEATED_REFUSALS', 'REVOKED_SCANNER', 'IMPOSSIBLE_CLOCK',
                                                            'SIGN_IN_ATTACK')),
    subject         text           NOT NULL,
    detail          text           NOT NULL,
    count           bigint         NOT NULL CHECK (count > 0),
    first_at        timestamptz(3) NOT NULL,
    last_at         timestamptz(3) NOT NULL,
    acknowledged_at timestamptz(3),
    acknowledged_by text,
    note            text,
    CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
);
CREATE UNIQUE INDEX alert_one_open
    ON alert (kind, subject, coalesce(event_id, '00000000-0000-0000-0000-000000000000'))
 WHERE acknowledged_at IS NULL;
CREATE INDEX alert_event ON alert (event_id, seq DESC);
CREATE INDEX alert_acknowledged ON alert (kind, subject, acknowledged_at) WHERE acknowledged_at IS NOT NULL;
