CREATE TABLE event (
    id         uuid PRIMARY KEY,
    seq        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    name       text           NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    timezone   text           NOT NULL,
    starts_at  timestamptz(3) NOT NULL,
    ends_at    timestamptz(3) NOT NULL,
    capacity   integer CHECK (capacity > 0),
    paused     boolean        NOT NULL DEFAULT false,
    created_at timestamptz(3) NOT NULL,
    CHECK (starts_at < ends_at)
);

CREATE TABLE checkpoint (
    id                 uuid PRIMARY KEY,
    event_id           uuid           NOT NULL REFERENCES event,
    seq                bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    name               text           NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    entries_per_ticket integer        NOT NULL CHECK (entries_per_ticket BETWEEN 1 AND 10000),
    reentry            boolean        NOT NULL,
    opens_at           timestamptz(3),
    closes_at          timestamptz(3),
    accept_unpaid      boolean        NOT NULL,
    capacity           integer CHECK (capacity > 0),
    perimeter          boolean        NOT NULL,
    paused             boolean        NOT NULL DEFAULT false,
    archived           boolean        NOT NULL DEFAULT false,
    created_at         timestamptz(3) NOT NULL,
    -- a window that ends before it begins would never open
    CHECK (opens_at < closes_at)
);

-- No row for a checkpoint: every category is welcome.
CREATE TABLE checkpoint_category (
    checkpoint_id uuid NOT NULL REFERENCES checkpoint,
    category      text NOT NULL,
    PRIMARY KEY (checkpoint_id, category)
);
