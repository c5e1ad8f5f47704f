-- Directory: in which vault a device is. A token names the device only.
CREATE TABLE device_vaults (
    device BYTEA NOT NULL PRIMARY KEY,
    vault BYTEA NOT NULL
);
