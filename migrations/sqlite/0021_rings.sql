-- When to ring. These rows are the queue.
CREATE TABLE rings (
    reminders BLOB NOT NULL REFERENCES reminders (reminders) ON DELETE CASCADE,
    -- Of two with the same tag one shows. Tells nothing to whoever has not the device's key.
    tag BLOB NOT NULL CHECK (length(tag) = 16),
    -- 0: it was planned; 1: something waits for a supporter; 2: for a coordinator.
    for_whom INTEGER NOT NULL CHECK (for_whom IN (0, 1, 2)),
    -- Seconds since 1970: when it was to be; and when it is taken from the queue: to be sent, to be sent again when whoever took it
    -- has gone, or to be dropped because it is too late.
    ring_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    -- How often it was taken to be sent.
    attempt INTEGER NOT NULL DEFAULT 0,
    -- Who took it last.
    lease BLOB CHECK (lease IS NULL OR length(lease) = 16),
    PRIMARY KEY (reminders, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX rings_by_next ON rings (next_at);
