-- The entries of the chains: sealed versions of records, or what is left of them.
CREATE TABLE entries (
    vault BYTEA NOT NULL,
    device BYTEA NOT NULL,
    seq BIGINT NOT NULL CHECK (seq > 0),
    record BYTEA NOT NULL CHECK (length(record) = 16),
    -- 0: content is the sealed bytes; 1: superseded, content is their SHA-256; 2: erased, content is empty.
    kind SMALLINT NOT NULL CHECK (kind IN (0, 1, 2)),
    content BYTEA NOT NULL,
    -- The heads of other chains that the device had seen, as on the wire; empty when there are none.
    seen BYTEA NOT NULL,
    link BYTEA NOT NULL CHECK (length(link) = 16),
    PRIMARY KEY (vault, device, seq),
    FOREIGN KEY (vault, device) REFERENCES devices (vault, device) ON DELETE CASCADE
);
-- Sealed bytes do not compress: large ones are stored beside the row as they are.
ALTER TABLE entries ALTER COLUMN content SET STORAGE EXTERNAL;
