package io.gatehouse.common;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Some items of a list, newest first, and the cursor of those that follow. */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Which page: at most {@code limit} items older than {@code before}. */
    public record Request(long before, int limit) {

        private static final int DEFAULT_LIMIT = 50;
        private static final int MOST = 500;

        public static Request of(@Nullable String cursor, @Nullable Integer limit) {
            new Violations().range("limit", limit, 1, MOST).orThrow();
            return new Request(cursor == null ? Long.MAX_VALUE : decode(cursor), limit == null ? DEFAULT_LIMIT : limit);
        }

        private static long decode(String cursor) {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(cursor);
                if (bytes.length == Long.BYTES) {
                    return ByteBuffer.wrap(bytes).getLong();
                }
            } catch (IllegalArgumentException notBase64) {
                // falls through to the one answer for a cursor that isn't ours
            }
            throw ProblemException.invalid(
                    List.of(new ProblemException.Violation("cursor", "is not one that we gave out")));
        }
    }

    /** Makes a page of rows that were asked for with one more than the limit: that one tells whether others follow. */
    public static <R, T> Page<T> of(List<R> rows, Request request, ToLongFunction<R> position, Function<R, T> value) {
        boolean more = rows.size() > request.limit();
        List<R> shown = more ? rows.subList(0, request.limit()) : rows;
        String next = more ? encode(position.applyAsLong(shown.get(shown.size() - 1))) : null;
        return new Page<>(shown.stream().map(value).toList(), next);
    }

    public <U> Page<U> map(Function<T, U> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }

    private static String encode(long position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ByteBuffer.allocate(Long.BYTES).putLong(position).array());
    }
}
