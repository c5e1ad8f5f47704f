-- When to ring. These rows are the queue.
CREATE TABLE rings (
    reminders BYTEA NOT NULL REFERENCES reminders (reminders) ON DELETE CASCADE,
    -- Of two with the same tag one shows. Tells nothing to whoever has not the device's key.
    tag BYTEA NOT NULL CHECK (length(tag) = 16),
    -- 0: it was planned; 1: something waits for a supporter; 2: for a coordinator.
    for_whom SMALLINT NOT NULL CHECK (for_whom IN (0, 1, 2)),
    -- Seconds since 1970: when it was to be; and when it is taken from the queue: to be sent, to be sent again when whoever took it
    -- has gone, or to be dropped because it is too late.
    ring_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    -- How often it was taken to be sent.
    attempt INTEGER NOT NULL DEFAULT 0,
    -- Who took it last.
    lease BYTEA CHECK (lease IS NULL OR length(lease) = 16),
    PRIMARY KEY (reminders, tag)
);
-- In the order in which they are taken: many are due at the same moment, and each taking would sort all of them.
CREATE INDEX rings_by_next ON rings (next_at, reminders, tag);
