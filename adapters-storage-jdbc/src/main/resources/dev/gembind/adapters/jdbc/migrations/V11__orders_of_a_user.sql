-- Orders of a user, the newest first.

CREATE INDEX gembind_orders_newest ON gembind_orders (user_id, created_at DESC, id);
