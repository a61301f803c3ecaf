package io.gatehouse.ticket.code;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a signed code says.
 *
 * @param eventId as a UUID is written, in lower case
 * @param ticketId likewise
 * @param key the number of the event's key that signs it
 * @param serial the how manieth code of its ticket it is
 * @param validFrom in whole milliseconds, from 1970 on
 * @param validUntil likewise
 */
public record TicketCode(
        String eventId,
        String ticketId,
        int key,
        int serial,
        @Nullable String category,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {

    /** The last time that its six bytes can say. */
    public static final Instant LATEST = Instant.ofEpochMilli((1L << 48) - 1);

    private static final int LONGEST_CATEGORY = 400;
    private static final int MILLI = 1_000_000;

    public TicketCode {
        check(IdText.isId(eventId), "eventId");
        check(IdText.isId(ticketId), "ticketId");
        check(key > 0, "key");
        check(serial > 0, "serial");
        check(category == null || isCategory(category), "category");
        check(isTime(validFrom), "validFrom");
        check(isTime(validUntil), "validUntil");
    }

    private static boolean isCategory(String category) {
        byte[] bytes = Utf8.bytes(category);
        return bytes.length > 0
                && bytes.length <= LONGEST_CATEGORY
                && Utf8.text(bytes).equals(category);
    }

    private static boolean isTime(@Nullable Instant time) {
        return time == null || (time.getEpochSecond() >= 0 && !time.isAfter(LATEST) && time.getNano() % MILLI == 0);
    }

    private static void check(boolean right, String field) {
        if (!right) {
            throw new IllegalArgumentException(field + " can't be said by a code");
        }
    }
}
