-- The vault's keys, sealed under recovery words or a pairing code that the server never sees.
CREATE TABLE key_boxes (
    vault BYTEA NOT NULL REFERENCES vaults (vault) ON DELETE CASCADE,
    locator BYTEA NOT NULL CHECK (length(locator) = 16),
    -- 0: recovery; 1: pairing.
    opened_with SMALLINT NOT NULL CHECK (opened_with IN (0, 1)),
    -- SHA-256 of the proof that opens it.
    proof_verifier BYTEA NOT NULL CHECK (length(proof_verifier) = 32),
    sealed BYTEA NOT NULL,
    -- The device that left it, and for a used pairing box the device that opened it, which may ask again.
    made_by BYTEA NOT NULL,
    opened_by BYTEA,
    -- Seconds since 1970; a recovery box does not expire.
    expires_at BIGINT,
    PRIMARY KEY (vault, locator),
    CHECK ((opened_with = 1) = (expires_at IS NOT NULL))
);
CREATE INDEX key_boxes_by_expiry ON key_boxes (expires_at) WHERE expires_at IS NOT NULL;
