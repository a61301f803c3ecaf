package io.gatehouse.scanner;

/**
 * What a scanner's commands come to.
 *
 * @param waiting how many it has not been told, or has not carried out
 * @param locked told to be, if not by now then soon
 * @param wiped it said so
 */
public record Standing(int waiting, boolean locked, boolean wiped) {

    static final Standing NONE = new Standing(0, false, false);
}
