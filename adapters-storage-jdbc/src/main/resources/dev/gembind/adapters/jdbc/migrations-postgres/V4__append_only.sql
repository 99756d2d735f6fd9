-- What was booked stays booked: not even the application's own role changes or deletes a transfer.
CREATE FUNCTION gembind_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER gembind_transfers_append_only BEFORE UPDATE OR DELETE ON gembind_transfers
    FOR EACH ROW EXECUTE FUNCTION gembind_refuse_change();
CREATE TRIGGER gembind_transfers_no_truncate BEFORE TRUNCATE ON gembind_transfers
    FOR EACH STATEMENT EXECUTE FUNCTION gembind_refuse_change();
