-- Requests for contact. Whose they are stands nowhere: their maker has a secret, of which this is the hash. Times are in steps of
-- five minutes.
CREATE TABLE requests (
    slug TEXT NOT NULL REFERENCES organisations (slug) ON DELETE CASCADE,
    request BLOB NOT NULL CHECK (length(request) = 16),
    -- SHA-256 of the secret.
    verifier BLOB NOT NULL CHECK (length(verifier) = 32),
    -- The name of the text that was agreed to.
    wording TEXT NOT NULL CHECK (length(wording) BETWEEN 1 AND 40),
    -- SHA-256 of what was sent at first, and anew: so the same again is known when the copies are others or gone.
    sent BLOB NOT NULL CHECK (length(sent) = 32),
    asked BLOB CHECK (asked IS NULL OR length(asked) = 32),
    -- Seconds since 1970.
    sent_at INTEGER NOT NULL CHECK (sent_at % 300 = 0),
    expires_at INTEGER NOT NULL,
    -- Whom the maker approved beyond those who were chosen, and how long each may take: as it was when they sent it.
    to_coordinator INTEGER NOT NULL CHECK (to_coordinator IN (0, 1)),
    answer_minutes INTEGER NOT NULL CHECK (answer_minutes > 0),
    -- Rises with each change; and which one was the last that was more than a message.
    revision INTEGER NOT NULL CHECK (revision >= turn),
    turn INTEGER NOT NULL CHECK (turn >= 1),
    -- 0: waits; 1: a supporter has it; 2: closed; 3: withdrawn.
    state INTEGER NOT NULL CHECK (state IN (0, 1, 2, 3)),
    -- Who has been asked: 0: those who were chosen; 1: who is on call, too; 2: a coordinator.
    stage INTEGER CHECK (stage IN (0, 1, 2)),
    -- When it goes on to the next stage. The rows that have one are the queue.
    due_at INTEGER,
    -- Who has it, or had it when it was closed.
    holder BLOB CHECK (holder IS NULL OR length(holder) = 16),
    PRIMARY KEY (slug, request),
    CHECK ((state = 0) = (stage IS NOT NULL)),
    CHECK (due_at IS NULL OR state = 0),
    CHECK ((state IN (1, 2)) = (holder IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX requests_by_due ON requests (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX requests_by_expiry ON requests (expires_at);
