package io.gatehouse.scanner;

/** What an event's rights and commands have counted up to. */
record Versions(long rights, long commands) {}
