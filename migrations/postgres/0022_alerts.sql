-- Which reminders ring when something waits for a supporter or a coordinator.
CREATE TABLE alerts (
    slug TEXT NOT NULL REFERENCES organisations (slug) ON DELETE CASCADE,
    -- 1: a supporter, by their id; 2: a coordinator, by their key.
    role SMALLINT NOT NULL CHECK (role IN (1, 2)),
    who BYTEA NOT NULL CHECK (length(who) = 16 * role),
    -- No foreign key: it would need to look across. What leads to nothing rings nothing, and is swept away.
    reminders BYTEA NOT NULL CHECK (length(reminders) = 16),
    tag BYTEA NOT NULL CHECK (length(tag) = 16),
    PRIMARY KEY (slug, role, who)
);
CREATE INDEX alerts_by_reminders ON alerts (reminders);
