-- Which events of webhooks were taken, so that none is taken twice.

CREATE TABLE gembind_seen_events (
    source VARCHAR ${bytewise} NOT NULL,
    id VARCHAR ${bytewise} NOT NULL,
    fingerprint VARCHAR NOT NULL,
    seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (source, id)
);
CREATE INDEX gembind_seen_events_age ON gembind_seen_events (seen_at);
