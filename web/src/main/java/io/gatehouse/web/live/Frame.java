package io.gatehouse.web.live;

/**
 * A message to all watchers.
 *
 * @param full for those who may see scanners, conflicts and what people do
 * @param figures for those who may only see what scans add up to
 */
record Frame(long seq, String full, String figures) {

    String seenBy(boolean all) {
        return all ? full : figures;
    }

    int length() {
        return full.length() + figures.length();
    }
}
