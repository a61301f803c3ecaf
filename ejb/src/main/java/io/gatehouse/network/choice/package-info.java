/**
 * Which of a site's addresses a client uses: a state machine with time and network as inputs and effects as outputs.
 * docs/choosing-an-address.md is its description. It runs in scanners' browsers as it runs here: it knows no clock, thread,
 * chance or cryptography (who drives it brings them), keeps ids and keys as text, and believes no answer that the
 * pinned key hasn't signed.
 */
@NullMarked
package io.gatehouse.network.choice;

import org.jspecify.annotations.NullMarked;
