-- The supporters' keys that the latest directory names. What it says in the clear, in a form that can be looked up; their
-- names are sealed.
CREATE TABLE supporters (
    slug TEXT NOT NULL REFERENCES organisations (slug) ON DELETE CASCADE,
    supporter BYTEA NOT NULL CHECK (length(supporter) = 16),
    key BYTEA NOT NULL CHECK (length(key) = 32),
    PRIMARY KEY (slug, supporter)
);
