-- A person is invited first and chooses a password then; until that, and where an identity provider vouches, there is none.
ALTER TABLE staff DROP CONSTRAINT staff_role_check;
ALTER TABLE staff ADD CONSTRAINT staff_role_check CHECK (role IN ('ADMIN', 'SUPERVISOR', 'OPERATOR', 'HOST'));
ALTER TABLE staff ALTER COLUMN password_hash DROP NOT NULL;
ALTER TABLE staff ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE;
ALTER TABLE staff ADD COLUMN email text CHECK (char_length(email) BETWEEN 3 AND 254);
ALTER TABLE staff ADD COLUMN last_sign_in timestamptz(3);
CREATE UNIQUE INDEX staff_email ON staff (lower(email));

-- No row for a person: every event.
CREATE TABLE staff_event (
    staff_id uuid NOT NULL REFERENCES staff,
    event_id uuid NOT NULL REFERENCES event,
    PRIMARY KEY (staff_id, event_id)
);

-- One chance to choose a password, of which an account has at most one; its code is kept only as an HMAC under the
-- installation's key.
CREATE TABLE invitation (
    staff_id   uuid PRIMARY KEY REFERENCES staff,
    code_mac   bytea          NOT NULL UNIQUE CHECK (octet_length(code_mac) = 32),
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL
);

ALTER TABLE staff_session ADD COLUMN address text CHECK (char_length(address) <= 100);
ALTER TABLE staff_session ADD COLUMN user_agent text CHECK (char_length(user_agent) <= 300);
ALTER TABLE staff_session ADD COLUMN last_seen timestamptz(3);
UPDATE staff_session SET last_seen = created_at;
ALTER TABLE staff_session ALTER COLUMN last_seen SET NOT NULL;
