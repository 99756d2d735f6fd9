-- Signed checkpoints of the ledger, and how far each wallet was at the newest of them.

CREATE TABLE gembind_checkpoints (
    seq BIGINT PRIMARY KEY CHECK (seq >= 1),
    taken_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    wallets BIGINT NOT NULL,
    root VARCHAR ${bytewise} NOT NULL,
    signature VARCHAR ${bytewise} NOT NULL
);

CREATE TABLE gembind_heads (
    user_id VARCHAR ${bytewise} PRIMARY KEY,
    revision BIGINT NOT NULL CHECK (revision >= 1),
    link VARCHAR ${bytewise} NOT NULL
);
