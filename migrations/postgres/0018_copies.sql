-- A request, sealed to each supporter who may open it.
CREATE TABLE copies (
    slug TEXT NOT NULL,
    request BYTEA NOT NULL,
    supporter BYTEA NOT NULL CHECK (length(supporter) = 16),
    -- Whether it is for who is on call, and whether it may be opened yet.
    on_call BOOLEAN NOT NULL,
    released BOOLEAN NOT NULL,
    -- 0: it is here; 1: the supporter's device has it; 2: the supporter has opened it.
    reached SMALLINT NOT NULL CHECK (reached IN (0, 1, 2)),
    -- NULL: the request is over, and this is left so that the supporter's device hears of it.
    sealed BYTEA CHECK (sealed IS NULL OR length(sealed) = 2129),
    PRIMARY KEY (slug, request, supporter),
    FOREIGN KEY (slug, request) REFERENCES requests (slug, request) ON DELETE CASCADE
);
-- All of a supporter's copies that they look for, without what is sealed.
CREATE INDEX copies_by_supporter ON copies (slug, supporter, released, request);
