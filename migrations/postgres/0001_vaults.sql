-- A vault: an id that its first device drew. Nothing says whose it is.
CREATE TABLE vaults (
    vault BYTEA NOT NULL PRIMARY KEY CHECK (length(vault) = 16)
);
