-- What is looked for on the network: nothing, until an administrator switches it on and names subnets.
CREATE TABLE discovery_setting (
    one              boolean PRIMARY KEY DEFAULT true CHECK (one),
    enabled          boolean NOT NULL DEFAULT false,
    subnets          text[]  NOT NULL DEFAULT '{}',
    sweep            boolean NOT NULL DEFAULT true,
    mdns             boolean NOT NULL DEFAULT false,
    ssdp             boolean NOT NULL DEFAULT false,
    interval_seconds integer NOT NULL DEFAULT 30 CHECK (interval_seconds >= 10),
    history          boolean NOT NULL DEFAULT false,
    CHECK (NOT enabled OR cardinality(subnets) > 0)
);
INSERT INTO discovery_setting DEFAULT VALUES;

-- A device keeps its id while its address changes: it is known by its MAC, and by its IP address until that is known.
CREATE TABLE device (
    id         uuid PRIMARY KEY,
    ip         text           NOT NULL,
    mac        text UNIQUE,
    hostname   text,
    vendor     text,
    randomised boolean        NOT NULL,
    label      text,
    state      text           NOT NULL CHECK (state IN ('ONLINE', 'SUSPECT', 'OFFLINE')),
    -- what showed last that it is there
    evidence   text           NOT NULL,
    missed     integer        NOT NULL CHECK (missed >= 0),
    first_seen timestamptz(3) NOT NULL,
    last_seen  timestamptz(3) NOT NULL,
    scanner_id uuid REFERENCES scanner
);
CREATE INDEX device_longest_offline ON device (last_seen) WHERE state = 'OFFLINE';

-- One that is not ended is running, and only one is; its node says again and again that it still is.
CREATE TABLE discovery_sweep (
    seq         bigint PRIMARY KEY,
    asked_by    text           NOT NULL,
    node        uuid           NOT NULL,
    began_at    timestamptz(3) NOT NULL,
    lease_until timestamptz(3) NOT NULL,
    done        integer        NOT NULL DEFAULT 0,
    total       integer        NOT NULL DEFAULT 0,
    ended_at    timestamptz(3),
    -- none of one that did what it was asked for
    failure     text,
    probed      integer,
    seen        integer,
    skipped     text
);
CREATE UNIQUE INDEX discovery_sweep_one_at_a_time ON discovery_sweep ((true)) WHERE ended_at IS NULL;

CREATE TABLE device_change (
    position  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device_id uuid           NOT NULL REFERENCES device ON DELETE CASCADE,
    -- the sweep that saw it; none where somebody did it
    seq       bigint,
    at        timestamptz(3) NOT NULL,
    kind      text           NOT NULL,
    before    text,
    after     text
);
CREATE INDEX device_change_of_device ON device_change (device_id, position);
CREATE INDEX device_change_of_sweep ON device_change (seq);
CREATE INDEX device_change_age ON device_change (at);

-- Where it last beat from, so that it is known again on the network.
ALTER TABLE heartbeat ADD COLUMN address text CHECK (char_length(address) <= 45);
