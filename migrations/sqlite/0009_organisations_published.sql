-- Organisations that publish for themselves: a running hash over the signatures of all that they published, in order, so that
-- one small row says whether anything is new. NULL: loaded from a file.
ALTER TABLE organisations ADD COLUMN published BLOB CHECK (published IS NULL OR length(published) = 32);
