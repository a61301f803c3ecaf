/**
 * What makes tampering visible: rows become hashes, hashes become seals, each signed and linked to the one before. It
 * knows neither a container nor where rows come from, so that a dump is checked by the very code that checks the server.
 */
@NullMarked
package io.gatehouse.audit.seal;

import org.jspecify.annotations.NullMarked;
