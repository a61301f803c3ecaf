-- What a load of scans looks up and stores, each as rows in one array. An array for each column would cost the database a
-- table in memory for each, more than half a hundred for a load, which is as much as looking the tickets up.
CREATE TYPE asked_scan AS (scan_id uuid, event_id uuid, asked_hash bytea, ticket_id uuid, checkpoint_id uuid);

CREATE TYPE kept_presence AS (
    ticket_id uuid, checkpoint_id uuid, used integer, inside integer, entries integer, exits integer, slots integer,
    disputed integer, last_settled timestamptz, version bigint);

CREATE TYPE taken_slot AS (ticket_id uuid, checkpoint_id uuid, slot integer, allowed integer, scan_id uuid);

CREATE TYPE checkpoint_change AS (
    checkpoint_id uuid, category text, admitted bigint, entries bigint, inside bigint, exits bigint, refused bigint,
    disputed bigint);

CREATE TYPE minute_change AS (checkpoint_id uuid, minute timestamptz, entries bigint, refused bigint, inside bigint);

CREATE TYPE stored_scan AS (
    scan_id uuid, event_id uuid, checkpoint_id uuid, scanner_id uuid, ticket_id uuid, asked_hash bytea, manual boolean,
    direction text, force_asked boolean, verdict text, reason text, forced boolean, outside boolean, explanation text,
    previous_scan_id uuid, scanned_at timestamptz, settled_at timestamptz, decided_at timestamptz, n bigint,
    offline_verdict text, allowed integer, reentry boolean, operator_id uuid, uploaded_by uuid);
