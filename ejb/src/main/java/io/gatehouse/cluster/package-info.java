/**
 * The nodes that serve one database together. What one says all others hear, soon and in order, but perhaps not at all: the
 * truth is in the database, and who must not miss anything looks there too. Alone, nobody hears, and nothing is different.
 */
@NullMarked
package io.gatehouse.cluster;

import org.jspecify.annotations.NullMarked;
