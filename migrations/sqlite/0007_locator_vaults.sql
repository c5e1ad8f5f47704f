-- Directory: in which vault a key box is. Words and pairing codes name the locator only.
CREATE TABLE locator_vaults (
    locator BLOB NOT NULL PRIMARY KEY,
    vault BLOB NOT NULL
) STRICT, WITHOUT ROWID;
