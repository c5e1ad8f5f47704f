-- What a request's maker and the supporter who has it, or had it, wrote to each other.
CREATE TABLE messages (
    slug TEXT NOT NULL,
    request BLOB NOT NULL,
    supporter BLOB NOT NULL CHECK (length(supporter) = 16),
    -- 0: the maker; 1: the supporter.
    author INTEGER NOT NULL CHECK (author IN (0, 1)),
    number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 199),
    sealed BLOB NOT NULL CHECK (length(sealed) = 2129),
    PRIMARY KEY (slug, request, supporter, author, number),
    FOREIGN KEY (slug, request) REFERENCES requests (slug, request) ON DELETE CASCADE
) STRICT;
