-- What was signed stays signed, and what a checkpoint has seen of a wallet only moves on.
CREATE TRIGGER gembind_checkpoints_append_only BEFORE UPDATE OR DELETE ON gembind_checkpoints
    FOR EACH ROW EXECUTE FUNCTION gembind_refuse_change();
CREATE TRIGGER gembind_checkpoints_no_truncate BEFORE TRUNCATE ON gembind_checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION gembind_refuse_change();
CREATE TRIGGER gembind_heads_no_delete BEFORE DELETE ON gembind_heads
    FOR EACH ROW EXECUTE FUNCTION gembind_refuse_change();
CREATE TRIGGER gembind_heads_move_on BEFORE UPDATE ON gembind_heads
    FOR EACH ROW WHEN (NEW.revision <= OLD.revision OR NEW.user_id <> OLD.user_id)
    EXECUTE FUNCTION gembind_refuse_change();
CREATE TRIGGER gembind_heads_no_truncate BEFORE TRUNCATE ON gembind_heads
    FOR EACH STATEMENT EXECUTE FUNCTION gembind_refuse_change();
