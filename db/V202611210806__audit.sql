-- Who did what, written in the transaction that did it. Append-only.
CREATE TABLE audit_record (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz(3) NOT NULL,
    actor      text           NOT NULL,
    action     text           NOT NULL,
    subject    text           NOT NULL,
    event_id   uuid REFERENCES event,
    address    text,
    user_agent text,
    detail     text           NOT NULL
);
CREATE INDEX audit_record_subject ON audit_record (subject, id DESC);

CREATE TRIGGER audit_record_never_changes
    BEFORE UPDATE OR DELETE OR TRUNCATE
    ON audit_record
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
