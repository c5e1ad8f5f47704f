-- The devices of a vault, removed ones too, each with the head of its chain.
CREATE TABLE devices (
    vault BYTEA NOT NULL REFERENCES vaults (vault) ON DELETE CASCADE,
    device BYTEA NOT NULL CHECK (length(device) = 16),
    -- SHA-256 of the device's secret.
    verifier BYTEA NOT NULL CHECK (length(verifier) = 32),
    -- The device's name, sealed.
    label BYTEA NOT NULL,
    added_on DATE NOT NULL,
    revoked BOOLEAN NOT NULL DEFAULT FALSE,
    -- The last place of its chain, 0 before the first, and the link there.
    head_seq BIGINT NOT NULL DEFAULT 0,
    head_link BYTEA NOT NULL DEFAULT '\x00000000000000000000000000000000' CHECK (length(head_link) = 16),
    PRIMARY KEY (vault, device)
);
