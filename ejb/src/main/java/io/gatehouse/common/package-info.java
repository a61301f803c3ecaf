/** What every room may use and nothing else: the clock, pages of a list, problems and secrets. Kept under ten small types. */
@NullMarked
package io.gatehouse.common;

import org.jspecify.annotations.NullMarked;
