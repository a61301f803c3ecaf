-- Opens one socket, once: for those who must not hand the token of their session on.
CREATE TABLE socket_token (
    token_hash   bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    session_hash bytea          NOT NULL REFERENCES staff_session (token_hash) ON DELETE CASCADE,
    expires_at   timestamptz(3) NOT NULL
);
CREATE INDEX socket_token_session ON socket_token (session_hash);
CREATE INDEX socket_token_expiry ON socket_token (expires_at);
