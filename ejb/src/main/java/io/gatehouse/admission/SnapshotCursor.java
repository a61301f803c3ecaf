package io.gatehouse.admission;

import io.gatehouse.common.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a scanner has been told. Transactions end in any order, so neither a number nor a time says what a reader has
 * seen; the database's own list of which had ended does. A cursor is sealed together with the scope it was given for: of
 * another scope, of a database that was restored since, or tampered with, it is none.
 *
 * @param since what had ended when the scanner was last told everything; none if it never was
 * @param until what had ended when the first page of this telling was read; none between tellings
 * @param after the last ticket of the page before, by its number
 */
record SnapshotCursor(@Nullable String since, @Nullable String until, long after) {

    static final SnapshotCursor NONE = new SnapshotCursor(null, null, Long.MIN_VALUE);

    private static final String PURPOSE = "snapshot-cursor";
    private static final int SEAL_BYTES = 16;
    private static final int LONGEST = 100_000;
    private static final Pattern SHAPE = Pattern.compile("([0-9:,]*);([0-9:,]*);(-?[0-9]{1,19})");

    /** Where the page after this one begins. */
    SnapshotCursor next(String read, long last) {
        return new SnapshotCursor(since, until == null ? read : until, last);
    }

    /** Where to begin when all pages are told. */
    SnapshotCursor done(String read) {
        return new SnapshotCursor(until == null ? read : until, null, Long.MIN_VALUE);
    }

    String sealed(Secrets secrets, String scope) {
        String text = shown(since) + ";" + shown(until) + ";" + after;
        return base64(text.getBytes(StandardCharsets.UTF_8)) + "." + base64(seal(secrets, scope, text));
    }

    /** The cursor that was sealed for this scope, unless it is one of a future that has not come. */
    static Optional<SnapshotCursor> read(@Nullable String sealed, Secrets secrets, String scope, String now) {
        int dot = sealed == null || sealed.length() > LONGEST ? -1 : sealed.indexOf('.');
        if (sealed == null || dot < 0) {
            return Optional.empty();
        }
        Optional<String> text =
                decode(sealed.substring(0, dot)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        return decode(sealed.substring(dot + 1))
                .filter(seal -> text.isPresent() && MessageDigest.isEqual(seal, seal(secrets, scope, text.get())))
                .flatMap(seal -> parse(text.orElseThrow()))
                .filter(cursor -> !cursor.isAheadOf(now));
    }

    private static Optional<SnapshotCursor> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new SnapshotCursor(
                        read(matcher.group(1)), read(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    /** A database that was set back to an earlier day has not yet begun the transactions that this has seen. */
    private boolean isAheadOf(String now) {
        return begun(since) > begun(now) || begun(until) > begun(now);
    }

    /** As PostgreSQL writes it: the oldest that had not ended, the first that had not begun, and those between. */
    private static long begun(@Nullable String snapshot) {
        if (snapshot == null) {
            return 0;
        }
        int from = snapshot.indexOf(':') + 1;
        return Long.parseLong(snapshot.substring(from, snapshot.indexOf(':', from)));
    }

    private static byte[] seal(Secrets secrets, String scope, String text) {
        return Arrays.copyOf(secrets.mac(PURPOSE, scope + "\n" + text), SEAL_BYTES);
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String shown(@Nullable String snapshot) {
        return snapshot == null ? "" : snapshot;
    }

    private static @Nullable String read(String shown) {
        return shown.isEmpty() ? null : shown;
    }
}
