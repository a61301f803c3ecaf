/** The audit as administrators see it: searched, taken home as a file, and checked. */
@NullMarked
package io.gatehouse.web.audit;

import org.jspecify.annotations.NullMarked;
