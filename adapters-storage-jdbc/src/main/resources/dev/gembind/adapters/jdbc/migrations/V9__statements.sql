-- How far each provider's statement was read, and which charges it has yet to tell of.

CREATE TABLE gembind_statement_marks (
    provider VARCHAR ${bytewise} PRIMARY KEY,
    rows_read BIGINT NOT NULL CHECK (rows_read >= 0)
);

-- "unstated_since" is null for charges that await no statement.
ALTER TABLE gembind_charges ADD COLUMN stated BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE gembind_charges ADD COLUMN unstated_since TIMESTAMP(6) WITH TIME ZONE;
UPDATE gembind_charges SET unstated_since = paid_at WHERE charge LIKE 'telegram:%';
CREATE INDEX gembind_charges_unstated ON gembind_charges (unstated_since);
