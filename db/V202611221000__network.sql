-- What each node offers as addresses, as long as it tells so. A node has a new id at each start.
CREATE TABLE network_node (
    node    uuid        PRIMARY KEY,
    offer   text        NOT NULL,
    told_at timestamptz NOT NULL
);

-- All of it together, with its number. The number begins again above the present second when it rises, so that one that came
-- back from a backup does not fall behind what scanners have seen.
CREATE TABLE network_sequence (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    sequence bigint  NOT NULL,
    content  text    NOT NULL
);

INSERT INTO network_sequence (sequence, content) VALUES (1, '-');
