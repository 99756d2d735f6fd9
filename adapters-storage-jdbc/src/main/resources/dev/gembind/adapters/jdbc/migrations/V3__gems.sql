-- Wallets, transfers and holds; orders, charges and refunds; messages to be sent.

-- One row for each user who ever had a gem: what is locked, and what every transfer makes the next revision of.
-- "lots" and "uses" are texts that the application alone reads.
CREATE TABLE gembind_wallets (
    user_id VARCHAR ${bytewise} PRIMARY KEY,
    revision BIGINT NOT NULL CHECK (revision >= 0),
    gems BIGINT NOT NULL CHECK (gems >= 0),
    held BIGINT NOT NULL CHECK (held >= 0),
    owed BIGINT NOT NULL CHECK (owed >= 0),
    frozen BOOLEAN NOT NULL,
    lots VARCHAR NOT NULL,
    head VARCHAR ${bytewise} NOT NULL,
    next_expiry TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX gembind_wallets_expiry ON gembind_wallets (next_expiry);

-- The row that keeps a key from being used twice is the transfer itself. Each book has a column; they balance.
-- "revision" is null for refused transfers, and nulls never clash in a unique index.
CREATE TABLE gembind_transfers (
    id VARCHAR ${bytewise} PRIMARY KEY,
    kind VARCHAR ${bytewise} NOT NULL,
    scope VARCHAR ${bytewise} NOT NULL,
    idempotency_key VARCHAR ${bytewise} NOT NULL,
    user_id VARCHAR ${bytewise} NOT NULL,
    amount BIGINT NOT NULL,
    target VARCHAR NOT NULL,
    terms VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    event_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    refused VARCHAR ${bytewise},
    revision BIGINT,
    gems_after BIGINT,
    held_after BIGINT,
    owed_after BIGINT,
    uses VARCHAR,
    chain VARCHAR ${bytewise},
    gems BIGINT NOT NULL,
    held BIGINT NOT NULL,
    debt BIGINT NOT NULL,
    issuance_purchase BIGINT NOT NULL,
    issuance_promo BIGINT NOT NULL,
    revenue BIGINT NOT NULL,
    refunded BIGINT NOT NULL,
    write_off BIGINT NOT NULL,
    breakage BIGINT NOT NULL,
    suspense BIGINT NOT NULL,
    CHECK (gems + held + debt + issuance_purchase + issuance_promo
        + revenue + refunded + write_off + breakage + suspense = 0),
    CHECK ((refused IS NULL) = (revision IS NOT NULL))
);
CREATE UNIQUE INDEX gembind_transfers_key ON gembind_transfers (scope, idempotency_key);
CREATE UNIQUE INDEX gembind_transfers_revision ON gembind_transfers (user_id, revision);

CREATE TABLE gembind_holds (
    id VARCHAR ${bytewise} PRIMARY KEY,
    user_id VARCHAR ${bytewise} NOT NULL,
    gems BIGINT NOT NULL CHECK (gems > 0),
    uses VARCHAR NOT NULL,
    refund_of VARCHAR,
    expires_at TIMESTAMP(6) WITH TIME ZONE,
    state VARCHAR ${bytewise} NOT NULL,
    captured BIGINT NOT NULL CHECK (captured >= 0)
);
CREATE INDEX gembind_holds_user ON gembind_holds (user_id, state);
CREATE INDEX gembind_holds_expiry ON gembind_holds (state, expires_at);

CREATE TABLE gembind_orders (
    id VARCHAR ${bytewise} PRIMARY KEY,
    user_id VARCHAR ${bytewise} NOT NULL,
    offer VARCHAR NOT NULL,
    gems BIGINT NOT NULL CHECK (gems > 0),
    subscription BOOLEAN NOT NULL,
    catalogue_version BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    currency VARCHAR NOT NULL,
    channel VARCHAR NOT NULL,
    state VARCHAR ${bytewise} NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX gembind_orders_user ON gembind_orders (user_id, state);
CREATE INDEX gembind_orders_expiry ON gembind_orders (state, expires_at);

CREATE TABLE gembind_charges (
    charge VARCHAR ${bytewise} PRIMARY KEY,
    order_id VARCHAR,
    amount BIGINT,
    currency VARCHAR,
    paid_at TIMESTAMP(6) WITH TIME ZONE,
    paid_until TIMESTAMP(6) WITH TIME ZONE,
    refunded BIGINT NOT NULL,
    disputed BIGINT NOT NULL,
    dispute_won BOOLEAN NOT NULL,
    user_id VARCHAR ${bytewise},
    gems BIGINT,
    taken BIGINT NOT NULL CHECK (taken >= 0),
    taken_owed BIGINT NOT NULL CHECK (taken_owed >= 0),
    version BIGINT NOT NULL CHECK (version >= 1)
);
CREATE INDEX gembind_charges_user ON gembind_charges (user_id);

-- "lives" is null for refunds that failed, so that their charges can be refunded again.
CREATE TABLE gembind_refunds (
    id VARCHAR ${bytewise} PRIMARY KEY,
    charge VARCHAR ${bytewise} NOT NULL,
    user_id VARCHAR ${bytewise} NOT NULL,
    hold VARCHAR,
    missing BIGINT NOT NULL CHECK (missing >= 0),
    if_missing VARCHAR NOT NULL,
    state VARCHAR ${bytewise} NOT NULL,
    reason VARCHAR,
    asked_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    lives SMALLINT GENERATED ALWAYS AS (CASE WHEN state = 'FAILED' THEN NULL ELSE 1 END) ${stored}
);
CREATE UNIQUE INDEX gembind_refunds_charge ON gembind_refunds (charge, lives);
CREATE INDEX gembind_refunds_age ON gembind_refunds (state, asked_at);

CREATE TABLE gembind_outbox (
    id VARCHAR ${bytewise} PRIMARY KEY,
    topic VARCHAR NOT NULL,
    lane VARCHAR ${bytewise} NOT NULL,
    body VARCHAR NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    attempts BIGINT NOT NULL,
    set_aside BOOLEAN NOT NULL,
    last_error VARCHAR
);
CREATE INDEX gembind_outbox_due ON gembind_outbox (set_aside, due_at);
CREATE INDEX gembind_outbox_lane ON gembind_outbox (lane, set_aside, id);
