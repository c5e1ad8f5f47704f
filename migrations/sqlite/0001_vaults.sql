-- A vault: an id that its first device drew. Nothing says whose it is.
CREATE TABLE vaults (
    vault BLOB NOT NULL PRIMARY KEY CHECK (length(vault) = 16)
) STRICT, WITHOUT ROWID;
