/**
 * The signed ticket code as it is written and read; docs/ticket-codes.md is its description. This runs on the server and,
 * compiled for the browser, at doors that are offline: it knows no database, container, clock or cryptography (who calls
 * it brings the signature check), keeps ids as text, and trusts no character of what it reads.
 */
@NullMarked
package io.gatehouse.ticket.code;

import org.jspecify.annotations.NullMarked;
