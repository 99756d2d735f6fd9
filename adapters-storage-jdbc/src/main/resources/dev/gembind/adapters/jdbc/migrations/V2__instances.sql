-- What several instances agree on beside the data itself. None of it is in backups.

-- Permits taken of each limit, until the period that began with the first of them ends.
-- ${unlogged} is how the engine spells a table that may be empty after a crash, and costs no flush.
CREATE ${unlogged} TABLE gembind_limits (
    limit_name VARCHAR ${bytewise} NOT NULL,
    subject VARCHAR ${bytewise} NOT NULL,
    taken BIGINT NOT NULL,
    ends_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (limit_name, subject)
);
CREATE INDEX gembind_limits_end ON gembind_limits (ends_at);

-- Which instance does what only one may do at a time, and until when. "term" counts the holders.
CREATE TABLE gembind_leases (
    name VARCHAR ${bytewise} PRIMARY KEY,
    holder VARCHAR ${bytewise} NOT NULL,
    ends_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    term BIGINT NOT NULL
);
