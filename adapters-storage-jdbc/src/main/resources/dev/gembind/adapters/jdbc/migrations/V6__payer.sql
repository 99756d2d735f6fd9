-- The platform account that paid, as its provider names it: Stars go back to an account. Null where none was told.

ALTER TABLE gembind_charges ADD COLUMN payer VARCHAR ${bytewise};
