-- What is paid again and again, by the orders that began it.

CREATE TABLE gembind_subscriptions (
    order_id VARCHAR ${bytewise} PRIMARY KEY,
    user_id VARCHAR ${bytewise} NOT NULL,
    plan VARCHAR NOT NULL,
    provider VARCHAR NOT NULL,
    state VARCHAR ${bytewise} NOT NULL,
    entitled_until TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    first_charge VARCHAR,
    last_charge VARCHAR
);
CREATE INDEX gembind_subscriptions_user ON gembind_subscriptions (user_id);
