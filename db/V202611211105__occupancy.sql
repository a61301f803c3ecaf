-- By how much fewer or more were inside after each minute: summed up, how many were inside at any time.
ALTER TABLE minute_count
    ADD COLUMN inside bigint NOT NULL DEFAULT 0;

-- What is stored already, by the same rule: nobody who was never seen to come in can leave, a scan in conflict is inside.
WITH passage AS (
     SELECT s.checkpoint_id, coalesce(s.ticket_id::text, encode(s.asked_hash, 'hex')) AS subject, s.settled_at,
            row_number() OVER (ORDER BY s.settled_at, s.n NULLS FIRST, s.scanned_at NULLS FIRST, s.scan_id) AS place,
            CASE WHEN coalesce(x.effect, CASE s.verdict WHEN 'REFUSED' THEN 'none' ELSE 'counts' END) <> 'counts' THEN 0
                 WHEN s.direction = 'EXIT' THEN -1
                 ELSE 1
            END AS step,
            CASE x.effect WHEN 'conflict' THEN 1 ELSE 0 END AS disputed
       FROM scan s
       LEFT JOIN scan_effect x ON x.scan_id = s.scan_id),
     summed AS (
     SELECT p.*, sum(step) OVER (PARTITION BY checkpoint_id, subject ORDER BY place) AS sum
       FROM passage p),
     deepest AS (
     SELECT s.*, least(0, min(sum) OVER (PARTITION BY checkpoint_id, subject ORDER BY place)) AS owed
       FROM summed s),
     moved AS (
     SELECT checkpoint_id, settled_at,
            sum - owed - lag(sum - owed, 1, 0::numeric) OVER (PARTITION BY checkpoint_id, subject ORDER BY place)
                + disputed AS by
       FROM deepest)
INSERT INTO minute_count (checkpoint_id, minute, stripe, entries, refused, inside)
SELECT checkpoint_id, date_trunc('minute', settled_at, 'UTC'), 0, 0, 0, sum(by)
  FROM moved
 GROUP BY 1, 2
HAVING sum(by) <> 0
    ON CONFLICT (checkpoint_id, minute, stripe) DO UPDATE SET inside = EXCLUDED.inside;

ALTER TABLE minute_count
    ALTER COLUMN inside DROP DEFAULT;
