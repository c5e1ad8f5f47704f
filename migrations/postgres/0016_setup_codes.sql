-- Codes with which an organisation is set up, once each.
CREATE TABLE setup_codes (
    -- The only address that it is for; empty: any that is free.
    slug TEXT NOT NULL CHECK (length(slug) <= 40),
    -- SHA-256 of the code.
    verifier BYTEA NOT NULL CHECK (length(verifier) = 32),
    -- Seconds since 1970.
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (slug, verifier)
);
