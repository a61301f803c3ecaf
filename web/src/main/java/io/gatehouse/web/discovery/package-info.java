/**
 * Devices on the network, as they are asked for and watched. One sweep is told to all who watch in one text, written once;
 * who watches has no queue of its own but knows how far in one short history it was told, and gets a new picture when it has fallen
 * out of that. What a frame says is read from what was stored, so that all nodes say the same.
 */
@NullMarked
package io.gatehouse.web.discovery;

import org.jspecify.annotations.NullMarked;
