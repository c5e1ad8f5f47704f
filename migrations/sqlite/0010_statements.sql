-- What organisations publish: signed by keys of theirs, which the server does not have.
CREATE TABLE statements (
    slug TEXT NOT NULL REFERENCES organisations (slug) ON DELETE CASCADE,
    -- 0: authority, every version; 1: settings; 2: directory; 3: availability. Of these the latest only.
    kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2, 3)),
    -- The supporter whose availability it is; empty for the other kinds.
    subject BLOB NOT NULL CHECK (length(subject) = CASE WHEN kind = 3 THEN 16 ELSE 0 END),
    version INTEGER NOT NULL CHECK (version >= 0),
    body BLOB NOT NULL,
    signer BLOB NOT NULL CHECK (length(signer) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    PRIMARY KEY (slug, kind, subject, version)
) STRICT;
