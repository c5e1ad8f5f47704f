-- The entries of the chains: sealed versions of records, or what is left of them.
-- With row ids, unlike the other tables: rows are large, so they are appended and only the small key is sorted in (see
-- ../README.md).
CREATE TABLE entries (
    vault BLOB NOT NULL,
    device BLOB NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    record BLOB NOT NULL CHECK (length(record) = 16),
    -- 0: content is the sealed bytes; 1: superseded, content is their SHA-256; 2: erased, content is empty.
    kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
    content BLOB NOT NULL,
    -- The heads of other chains that the device had seen, as on the wire; empty when there are none.
    seen BLOB NOT NULL,
    link BLOB NOT NULL CHECK (length(link) = 16),
    PRIMARY KEY (vault, device, seq),
    FOREIGN KEY (vault, device) REFERENCES devices (vault, device) ON DELETE CASCADE
) STRICT;
