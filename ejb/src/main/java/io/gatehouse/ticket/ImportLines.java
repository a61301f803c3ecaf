package io.gatehouse.ticket;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into CSV records, so that a bad one costs no other. A quoted field may go on over several lines; when it
 * turns out that its quote was never meant to be one, only the line that it stands on is lost, and reading goes on with
 * the next.
 */
final class ImportLines {

    /**
     * A record with the line on which it begins.
     *
     * @param fault why it can't be read, if it can't
     */
    record Line(long number, String text, @Nullable String fault) {}

    private enum State {
        /** Where a field may begin with a quote. */
        BEGIN,
        PLAIN,
        QUOTED,
        /** Behind a quote that closes its field, unless another follows. */
        CLOSED,
        BROKEN
    }

    private static final String NOT_CLOSED = "has a quote that is not closed";
    private static final String BEHIND_A_QUOTE = "has text behind a closing quote";
    private static final int ROOM = 4;

    /** Each going back reads a part of the file again: a file of nothing but bad quotes must not make us read for ever. */
    private static final int MOST_RETURNS = 1000;

    private final InputStream input;
    private final ImportLimits limits;
    private final byte[] buffer;
    private String separators = ",;";
    private int start;
    private int end;
    private long bytesRead;
    private long lineNumber = 1;
    private int returns;

    // of the record at hand
    private int length;
    private State state = State.BEGIN;
    private int firstLine;
    private int breaks;

    ImportLines(InputStream input, ImportLimits limits) throws IOException {
        this.input = input;
        this.limits = limits;
        buffer = new byte[ROOM * limits.lineBytes()];
        skipByteOrderMark();
    }

    /** Until then both of them separate. */
    void separatedBy(char separator) {
        separators = String.valueOf(separator);
    }

    long bytesRead() {
        return bytesRead;
    }

    /** The next record that isn't empty, or null at the end. */
    @Nullable
    Line next() throws IOException {
        while (true) {
            Line line = record();
            if (line == null || line.fault() != null || !line.text().isBlank()) {
                return line;
            }
        }
    }

    private @Nullable Line record() throws IOException {
        length = 0;
        state = State.BEGIN;
        firstLine = 0;
        breaks = 0;
        while (has(length)) {
            if (length == limits.lineBytes()) {
                return tooLong();
            }
            byte next = buffer[start + length++];
            if (next == '\n' || next == '\r') {
                if (next == '\r' && has(length) && buffer[start + length] == '\n') {
                    length++;
                }
                breaks++;
                if (state != State.QUOTED) {
                    return state == State.BROKEN ? broken(BEHIND_A_QUOTE) : take(length, breaks, null);
                }
                firstLine = firstLine == 0 ? length : firstLine;
            } else {
                state = after(next);
            }
        }
        if (length == 0) {
            return null;
        }
        if (state == State.QUOTED) {
            return broken(NOT_CLOSED);
        }
        return state == State.BROKEN ? broken(BEHIND_A_QUOTE) : take(length, breaks, null);
    }

    private State after(byte next) {
        boolean separator = separators.indexOf(next) >= 0;
        boolean space = next == ' ' || next == '\t';
        return switch (state) {
            case BEGIN -> separator || space ? State.BEGIN : next == '"' ? State.QUOTED : State.PLAIN;
            case PLAIN -> separator ? State.BEGIN : State.PLAIN;
            case QUOTED -> next == '"' ? State.CLOSED : State.QUOTED;
            case CLOSED -> closed(next == '"', separator, space);
            case BROKEN -> State.BROKEN;
        };
    }

    private State closed(boolean quote, boolean separator, boolean space) {
        if (quote && buffer[start + length - 2] == '"') {
            return State.QUOTED;
        }
        return separator ? State.BEGIN : space ? State.CLOSED : State.BROKEN;
    }

    /** Only the first line of a broken record is surely a part of it. */
    private Line broken(String fault) {
        if (firstLine > 0 && returns < MOST_RETURNS) {
            returns++;
            return take(firstLine, 1, fault);
        }
        return take(length, breaks, fault);
    }

    private Line tooLong() throws IOException {
        if (firstLine > 0 && returns < MOST_RETURNS) {
            returns++;
            return take(firstLine, 1, NOT_CLOSED + " within " + limits.lineBytes() + " bytes");
        }
        Line line = take(length, breaks, "is longer than " + limits.lineBytes() + " bytes");
        skipLine();
        return line;
    }

    private void skipLine() throws IOException {
        while (has(0)) {
            byte next = buffer[start++];
            if (next == '\n' || (next == '\r' && !(has(0) && buffer[start] == '\n'))) {
                lineNumber++;
                return;
            }
        }
    }

    private Line take(int bytes, int lines, @Nullable String fault) {
        long number = lineNumber;
        String text = fault == null ? new String(buffer, start, bytes, StandardCharsets.UTF_8) : "";
        String reason = fault;
        if (text.indexOf('\uFFFD') >= 0 && !isUtf8(bytes)) {
            reason = "is not UTF-8";
        }
        start += bytes;
        lineNumber += lines;
        return new Line(number, text, reason);
    }

    private boolean isUtf8(int bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, start, bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Whether there is such a byte of what isn't taken yet, counted from 0. */
    private boolean has(int index) throws IOException {
        while (start + index >= end) {
            if (end == buffer.length) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
            }
            int more = input.read(buffer, end, buffer.length - end);
            if (more < 0) {
                return false;
            }
            end += more;
            bytesRead += more;
            if (bytesRead > limits.bytes()) {
                throw new ProblemException(
                        ProblemType.TOO_LARGE, "An import must have at most " + limits.bytes() + " bytes");
            }
        }
        return true;
    }

    private void skipByteOrderMark() throws IOException {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            start = 3;
        } else if (startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE)) {
            throw new ProblemException(ProblemType.INVALID, "The file must be UTF-8, and it is UTF-16");
        }
    }

    private boolean startsWith(int... bytes) throws IOException {
        for (int i = 0; i < bytes.length; i++) {
            if (!has(i) || (buffer[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
