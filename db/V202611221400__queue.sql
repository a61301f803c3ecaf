-- A line of guests. Its row is the line's lock: every change begins with it, so that numbers have no gaps, counts are true
-- and "seq" tells the order in which changes were committed.
CREATE TABLE queue (
    id               uuid        PRIMARY KEY,
    turn             bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    event_id         uuid        REFERENCES event,
    name             text        NOT NULL,
    capacity         integer     CHECK (capacity > 0),
    cooldown_seconds integer     NOT NULL CHECK (cooldown_seconds >= 0),
    counters         integer     NOT NULL CHECK (counters > 0),
    -- when that number was last set: until the calls tell otherwise it is believed
    counters_since   timestamptz NOT NULL,
    opens_at         timestamptz,
    closes_at        timestamptz,
    estimator        text        NOT NULL CHECK (estimator IN ('LEARNED', 'SEED')),
    join_code        boolean     NOT NULL,
    opened           boolean     NOT NULL DEFAULT true,
    paused_at        timestamptz,
    created_at       timestamptz NOT NULL,
    -- the number that was given out last, and the one that was called last
    last_number      integer     NOT NULL DEFAULT 0,
    now_serving      integer     NOT NULL DEFAULT 0,
    -- how many wait, and how many were called and are at a counter
    waiting          integer     NOT NULL DEFAULT 0 CHECK (waiting >= 0),
    in_service       integer     NOT NULL DEFAULT 0 CHECK (in_service >= 0),
    -- who came last stands behind everybody, whatever the clock did meanwhile
    last_line_at     timestamptz NOT NULL DEFAULT '-infinity',
    -- counts all changes, and those that tell something of how fast the line moves
    seq              bigint      NOT NULL DEFAULT 0,
    moves            bigint      NOT NULL DEFAULT 0,
    CHECK (opens_at < closes_at)
) WITH (fillfactor = 50);

CREATE INDEX queue_event ON queue (event_id);

-- One guest's place in one line. Neither the device nor its code can be read here: hashes only.
CREATE TABLE place (
    id               uuid        PRIMARY KEY,
    queue_id         uuid        NOT NULL REFERENCES queue,
    number           integer     NOT NULL,
    device_hash      bytea       NOT NULL,
    code_hash        bytea       NOT NULL,
    status           text        NOT NULL CHECK (status IN ('WAITING', 'CALLED', 'SERVING', 'COMPLETED', 'NO_SHOW', 'CANCELLED')),
    priority         smallint    NOT NULL DEFAULT 0,
    -- where it stands among those of the same priority
    line_at          timestamptz NOT NULL,
    joined_at        timestamptz NOT NULL,
    called_at        timestamptz,
    serving_at       timestamptz,
    ended_at         timestamptz,
    counter          integer,
    -- how often it was called aloud
    calls            integer     NOT NULL DEFAULT 0,
    -- its counter has called the next one since: nobody waits for this one any more, whether it was completed or forgotten
    passed           boolean     NOT NULL DEFAULT false,
    came_from        uuid        REFERENCES place,
    went_to          uuid        REFERENCES place,
    -- what the guest was told on joining, so that it can be compared with what came true
    promised_seconds integer,
    promised_least   integer,
    promised_most    integer,
    UNIQUE (queue_id, number),
    UNIQUE (queue_id, code_hash),
    CHECK ((ended_at IS NULL) = (status IN ('WAITING', 'CALLED', 'SERVING')))
);

-- One live place a device.
CREATE UNIQUE INDEX place_of_device ON place (queue_id, device_hash) WHERE ended_at IS NULL;
CREATE INDEX place_line ON place (queue_id, priority DESC, line_at, number) WHERE ended_at IS NULL;
CREATE INDEX place_past ON place (queue_id, device_hash, number DESC);
CREATE INDEX place_called ON place (queue_id, called_at DESC) WHERE called_at IS NOT NULL;
CREATE INDEX place_left ON place (queue_id, joined_at DESC, number DESC) WHERE called_at IS NULL AND ended_at IS NOT NULL;
CREATE INDEX place_ended ON place (queue_id, ended_at DESC) WHERE ended_at IS NOT NULL;
CREATE INDEX place_joined ON place (queue_id, joined_at);

-- When the line stood still: how long it took then tells nothing of how fast it moves.
CREATE TABLE queue_pause (
    queue_id uuid        NOT NULL REFERENCES queue,
    began_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    PRIMARY KEY (queue_id, began_at)
);

-- A device that runs a line.
CREATE TABLE queue_host (
    id         uuid        PRIMARY KEY,
    queue_id   uuid        NOT NULL REFERENCES queue,
    name       text        NOT NULL,
    token_hash bytea       NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
);

CREATE INDEX queue_host_queue ON queue_host (queue_id);

-- A code by which one more device may run a line, once and soon.
CREATE TABLE queue_pairing (
    id         uuid        PRIMARY KEY,
    queue_id   uuid        NOT NULL REFERENCES queue,
    code_mac   bytea       NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

-- What "next" answered under a client's key: asked again it calls nobody else.
CREATE TABLE queue_call (
    queue_id uuid        NOT NULL REFERENCES queue,
    key      text        NOT NULL,
    place_id uuid        REFERENCES place,
    at       timestamptz NOT NULL,
    PRIMARY KEY (queue_id, key)
);
