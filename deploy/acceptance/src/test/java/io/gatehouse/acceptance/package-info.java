/**
 * Gatehouse as its clients meet it: the distribution is started once, on loopback, with a database of its own, and
 * spoken to over HTTP and in a real browser.
 *
 * <p>Only the public contract is tested. The database is read where the contract cannot show a law (a scan leaves one
 * row, no secret is stored in clear), and not written but for the accounts that the API cannot make. Every answer, whatever its test is about, is held to the rules
 * that hold for all of them; see {@link Decency}.
 */
@NullMarked
package io.gatehouse.acceptance;

import org.jspecify.annotations.NullMarked;
