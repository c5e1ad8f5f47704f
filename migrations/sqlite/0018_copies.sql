-- A request, sealed to each supporter who may open it.
CREATE TABLE copies (
    slug TEXT NOT NULL,
    request BLOB NOT NULL,
    supporter BLOB NOT NULL CHECK (length(supporter) = 16),
    -- Whether it is for who is on call, and whether it may be opened yet.
    on_call INTEGER NOT NULL CHECK (on_call IN (0, 1)),
    released INTEGER NOT NULL CHECK (released IN (0, 1)),
    -- 0: it is here; 1: the supporter's device has it; 2: the supporter has opened it.
    reached INTEGER NOT NULL CHECK (reached IN (0, 1, 2)),
    -- NULL: the request is over, and this is left so that the supporter's device hears of it.
    sealed BLOB CHECK (sealed IS NULL OR length(sealed) = 2129),
    PRIMARY KEY (slug, request, supporter),
    FOREIGN KEY (slug, request) REFERENCES requests (slug, request) ON DELETE CASCADE
) STRICT;
-- All of a supporter's copies that they look for, without what is sealed.
CREATE INDEX copies_by_supporter ON copies (slug, supporter, released, request);
