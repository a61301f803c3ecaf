-- Counts up with everything that decides who may scan at an event, and by which rules. So whoever remembers what it read
-- of them can tell by one row whether it still holds.
CREATE TABLE event_rights (
    event_id uuid PRIMARY KEY REFERENCES event,
    version  bigint NOT NULL
);
INSERT INTO event_rights SELECT id, 1 FROM event;

CREATE FUNCTION count_rights() RETURNS trigger LANGUAGE plpgsql AS
$$
DECLARE
    changed jsonb := to_jsonb(coalesce(NEW, OLD));
BEGIN
    INSERT INTO event_rights AS r (event_id, version)
    VALUES (CASE TG_TABLE_NAME
                WHEN 'event' THEN (changed ->> 'id')::uuid
                WHEN 'checkpoint_category' THEN
                    (SELECT event_id FROM checkpoint WHERE id = (changed ->> 'checkpoint_id')::uuid)
                WHEN 'scanner_checkpoint' THEN
                    (SELECT event_id FROM scanner WHERE id = (changed ->> 'scanner_id')::uuid)
                ELSE (changed ->> 'event_id')::uuid
            END, 1)
        ON CONFLICT (event_id) DO UPDATE SET version = r.version + 1;
    RETURN NULL;
END
$$;

-- Deferred, so that this row is the last that a transaction takes, and held but for the moment of its commit.
CREATE CONSTRAINT TRIGGER event_counts_rights
    AFTER INSERT OR UPDATE ON event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_rights();
CREATE CONSTRAINT TRIGGER checkpoint_counts_rights
    AFTER INSERT OR UPDATE ON checkpoint
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_rights();
CREATE CONSTRAINT TRIGGER checkpoint_category_counts_rights
    AFTER INSERT OR UPDATE OR DELETE ON checkpoint_category
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_rights();
CREATE CONSTRAINT TRIGGER scanner_checkpoint_counts_rights
    AFTER INSERT OR UPDATE OR DELETE ON scanner_checkpoint
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_rights();
CREATE CONSTRAINT TRIGGER new_scanner_counts_rights
    AFTER INSERT ON scanner
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_rights();
-- That a scanner was seen changes no right, and happens often.
CREATE CONSTRAINT TRIGGER scanner_counts_rights
    AFTER UPDATE ON scanner
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (to_jsonb(OLD) - 'last_seen' IS DISTINCT FROM to_jsonb(NEW) - 'last_seen')
    EXECUTE FUNCTION count_rights();
