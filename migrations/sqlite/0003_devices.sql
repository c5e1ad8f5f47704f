-- The devices of a vault, removed ones too, each with the head of its chain.
CREATE TABLE devices (
    vault BLOB NOT NULL REFERENCES vaults (vault) ON DELETE CASCADE,
    device BLOB NOT NULL CHECK (length(device) = 16),
    -- SHA-256 of the device's secret.
    verifier BLOB NOT NULL CHECK (length(verifier) = 32),
    -- The device's name, sealed.
    label BLOB NOT NULL,
    -- The day, as YYYY-MM-DD.
    added_on TEXT NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)),
    -- The last place of its chain, 0 before the first, and the link there.
    head_seq INTEGER NOT NULL DEFAULT 0,
    head_link BLOB NOT NULL DEFAULT x'00000000000000000000000000000000' CHECK (length(head_link) = 16),
    PRIMARY KEY (vault, device)
) STRICT, WITHOUT ROWID;
