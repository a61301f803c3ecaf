-- After each start, for a database that came from a dump begins behind itself.
SELECT continue_turns();
