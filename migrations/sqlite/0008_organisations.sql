-- What an organisation shows on its own pages, as loaded from a checked file. Nothing of it is of somebody who uses the app.
CREATE TABLE organisations (
    slug TEXT NOT NULL PRIMARY KEY CHECK (length(slug) BETWEEN 1 AND 40),
    -- SHA-256 of settings and logo: whether what a server has rendered is still what is here.
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    -- The day, as YYYY-MM-DD.
    loaded_on TEXT NOT NULL,
    -- The file, as JSON.
    settings TEXT NOT NULL,
    logo_type TEXT CHECK (logo_type IN ('image/png', 'image/svg+xml')),
    logo_width INTEGER,
    logo_height INTEGER,
    logo BLOB,
    CHECK ((logo IS NULL) = (logo_type IS NULL)),
    CHECK ((logo IS NULL) = (logo_width IS NULL)),
    CHECK ((logo IS NULL) = (logo_height IS NULL))
) STRICT;
