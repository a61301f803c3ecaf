/**
 * What all pages of the console share: how ids and zones are read, how times and closed sets are put into words, and
 * what a person sees when a page can't be shown. Only pages' markup speaks to it.
 */
@NullMarked
package io.gatehouse.web.console;

import org.jspecify.annotations.NullMarked;
