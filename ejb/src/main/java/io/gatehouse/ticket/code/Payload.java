package io.gatehouse.ticket.code;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of what a code says. There is one way to write each, and no other is read. */
final class Payload {

    private static final int CATEGORY = 1;
    private static final int FROM = 2;
    private static final int UNTIL = 4;
    private static final int ALL_FLAGS = CATEGORY | FROM | UNTIL;

    private static final int TIME_BYTES = 6;
    private static final int LONGEST_NUMBER = 5;
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;

    private final byte[] bytes;
    private int at;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] write(TicketCode code) {
        byte[] category = code.category() == null ? new byte[0] : Utf8.bytes(code.category());
        int most = 1 + 2 * IdText.BYTES + 3 * LONGEST_NUMBER + category.length + 2 * TIME_BYTES;
        Payload payload = new Payload(new byte[most]);
        payload.put((category.length > 0 ? CATEGORY : 0)
                | (code.validFrom() != null ? FROM : 0)
                | (code.validUntil() != null ? UNTIL : 0));
        payload.putId(code.eventId());
        payload.putId(code.ticketId());
        payload.putNumber(code.key());
        payload.putNumber(code.serial());
        if (category.length > 0) {
            payload.putNumber(category.length);
            for (byte part : category) {
                payload.put(part);
            }
        }
        payload.putTime(code.validFrom());
        payload.putTime(code.validUntil());
        return Arrays.copyOf(payload.bytes, payload.at);
    }

    static Optional<TicketCode> read(byte[] bytes) {
        try {
            TicketCode code = new Payload(bytes).code();
            return Arrays.equals(write(code), bytes) ? Optional.of(code) : Optional.empty();
        } catch (IllegalArgumentException notWrittenByUs) {
            return Optional.empty();
        }
    }

    private TicketCode code() {
        int flags = take();
        if ((flags & ~ALL_FLAGS) != 0) {
            throw new IllegalArgumentException("unknown flags");
        }
        return new TicketCode(
                takeId(),
                takeId(),
                takeNumber(),
                takeNumber(),
                (flags & CATEGORY) == 0 ? null : takeText(),
                (flags & FROM) == 0 ? null : takeTime(),
                (flags & UNTIL) == 0 ? null : takeTime());
    }

    private void put(int value) {
        bytes[at++] = (byte) value;
    }

    private void putId(String id) {
        IdText.write(id, bytes, at);
        at += IdText.BYTES;
    }

    /** Seven bits a byte, the least significant first; a set top bit says that more follow. */
    private void putNumber(int number) {
        int rest = number;
        while (rest > LOW_BITS) {
            put((rest & LOW_BITS) | MORE);
            rest >>>= 7;
        }
        put(rest);
    }

    private void putTime(@Nullable Instant time) {
        if (time != null) {
            long millis = time.toEpochMilli();
            for (int shift = (TIME_BYTES - 1) * 8; shift >= 0; shift -= 8) {
                put((int) (millis >>> shift));
            }
        }
    }

    private int take() {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("too short");
        }
        return bytes[at++] & 0xff;
    }

    /** Moves on over so many bytes and tells where they began. */
    private int skip(int count) {
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalArgumentException("too short");
        }
        at += count;
        return at - count;
    }

    private String takeId() {
        return IdText.read(bytes, skip(IdText.BYTES));
    }

    private int takeNumber() {
        int number = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            int next = take();
            number |= (next & LOW_BITS) << (7 * i);
            if (next < MORE) {
                return number;
            }
        }
        throw new IllegalArgumentException("too long a number");
    }

    private String takeText() {
        int length = takeNumber();
        int from = skip(length);
        return Utf8.text(Arrays.copyOfRange(bytes, from, from + length));
    }

    private Instant takeTime() {
        long millis = 0;
        for (int i = 0; i < TIME_BYTES; i++) {
            millis = (millis << 8) | take();
        }
        return Instant.ofEpochMilli(millis);
    }
}
