-- Directory: in which vault a device is. A token names the device only.
CREATE TABLE device_vaults (
    device BLOB NOT NULL PRIMARY KEY,
    vault BLOB NOT NULL
) STRICT, WITHOUT ROWID;
