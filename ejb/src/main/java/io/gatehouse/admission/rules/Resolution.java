package io.gatehouse.admission.rules;

/** How a conflict ends. */
public enum Resolution {
    /** who counted goes on counting, the others don't */
    KEEP,
    /** all were let in rightly */
    COUNT_ALL,
    /** one is named who counts, the others don't */
    WINNER,
    /** nobody has to decide any more: a late exit or an annulment has made room */
    SETTLED
}
