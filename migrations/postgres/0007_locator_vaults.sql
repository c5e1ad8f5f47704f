-- Directory: in which vault a key box is. Words and pairing codes name the locator only.
CREATE TABLE locator_vaults (
    locator BYTEA NOT NULL PRIMARY KEY,
    vault BYTEA NOT NULL
);
