-- Refunds of a charge that are known one by one, and which of them failed; empty when none is.

ALTER TABLE gembind_charges ADD COLUMN refunds VARCHAR DEFAULT '' NOT NULL;
