/**
 * What answers on the local network. It is other people's network: nothing is looked for until an administrator switches it on
 * and names subnets, out of the machine's own private ones, and then only while somebody watches or wants the history.
 * One sweep runs at a time, whoever asks and on whichever node; the database says so. What a sweep saw is stored with the
 * changes it made, under the number of the sweep, and told after the commit. A device is online only by proof of this very
 * sweep, and a sweep that failed changes nothing.
 */
@NullMarked
package io.gatehouse.discovery;

import org.jspecify.annotations.NullMarked;
