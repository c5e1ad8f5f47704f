-- Requests that a supporter has, with when they are reminded of it. These rows are the queue: a row goes when it has rung, and when the
-- request is given back, closed or withdrawn.
CREATE TABLE clocks (
    slug TEXT NOT NULL,
    request BLOB NOT NULL,
    -- Seconds since 1970.
    due_at INTEGER NOT NULL CHECK (due_at % 300 = 0),
    PRIMARY KEY (slug, request),
    FOREIGN KEY (slug, request) REFERENCES requests (slug, request) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX clocks_by_due ON clocks (due_at);
