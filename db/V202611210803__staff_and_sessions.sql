CREATE TABLE staff (
    id            uuid PRIMARY KEY,
    username      text           NOT NULL UNIQUE CHECK (username = lower(username)),
    name          text           NOT NULL,
    role          text           NOT NULL CHECK (role IN ('ADMIN', 'SUPERVISOR', 'OPERATOR')),
    password_hash text           NOT NULL,
    disabled      boolean        NOT NULL DEFAULT false,
    created_at    timestamptz(3) NOT NULL
);

CREATE TABLE staff_session (
    id         uuid PRIMARY KEY,
    staff_id   uuid           NOT NULL REFERENCES staff,
    token_hash bytea          NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL
);
CREATE INDEX staff_session_staff ON staff_session (staff_id);
CREATE INDEX staff_session_expiry ON staff_session (expires_at);
