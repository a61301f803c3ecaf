-- Who somebody is at an identity provider. The provider never gives a subject to anybody else, as it might an e-mail address.
CREATE TABLE staff_identity (
    issuer     text           NOT NULL CHECK (char_length(issuer) <= 500),
    subject    text           NOT NULL CHECK (char_length(subject) <= 255),
    staff_id   uuid           NOT NULL REFERENCES staff,
    created_at timestamptz(3) NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX staff_identity_staff ON staff_identity (staff_id);
