-- Guests are looked for by any part of what names them. What is looked for and what is looked through are first brought
-- to one form: small letters, and in place of each byte beyond ASCII its number, for trigrams are made of what the
-- database's locale takes for letters, and ours takes only those of ASCII.
CREATE FUNCTION sought(words text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN replace(encode(convert_to(lower(words), 'UTF8'), 'escape'), '\', 'z');

CREATE FUNCTION ticket_words(reference text, holder text, email text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN replace(encode(convert_to(lower(
           coalesce(reference, '') || E'\n' || coalesce(holder, '') || E'\n' || coalesce(email, '')),
           'UTF8'), 'escape'), '\', 'z');

-- Whoever may make tables may add this extension, where it is installed at all. Where it isn't, a search reads through
-- all tickets of its event: it finds the same, but not as fast.
DO
$$
DECLARE
    home text;
BEGIN
    BEGIN
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
    EXCEPTION
        WHEN feature_not_supported OR undefined_file OR insufficient_privilege THEN
            RAISE WARNING 'without the extension pg_trgm (%), searching many tickets takes long', SQLERRM;
            RETURN;
    END;
    SELECT n.nspname INTO home
      FROM pg_extension e
      JOIN pg_namespace n ON n.oid = e.extnamespace
     WHERE e.extname = 'pg_trgm';
    EXECUTE format(
        'CREATE INDEX ticket_words ON ticket USING gin (ticket_words(reference, holder, email) %I.gin_trgm_ops)', home);
END
$$;
