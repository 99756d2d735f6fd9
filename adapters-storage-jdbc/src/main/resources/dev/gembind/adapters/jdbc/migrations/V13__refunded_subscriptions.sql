-- Whether the money of a subscription's last payment went back.

ALTER TABLE gembind_subscriptions ADD COLUMN taken_back BOOLEAN DEFAULT FALSE NOT NULL;
