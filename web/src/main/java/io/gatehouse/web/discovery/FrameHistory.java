package io.gatehouse.web.discovery;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What was told of late, and the whole picture for who missed that. Frames have numbers of their own: progress and pictures
 * are among them, but are no sweeps.
 */
final class FrameHistory {

    /** Nothing has been told yet. */
    static final long NOTHING = -1;

    private static final int MOST_FRAMES = 500;
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    /** A message to all, and up to which number one knows all after it. */
    record Frame(long number, String text) {}

    private final Deque<Frame> frames = new ArrayDeque<>();
    private @Nullable Frame whole;
    private long newest;
    private long characters;

    synchronized void add(String text) {
        newest++;
        frames.addLast(new Frame(newest, text));
        characters += text.length();
        while (frames.size() > MOST_FRAMES || characters > MOST_CHARACTERS) {
            characters -= frames.removeFirst().text().length();
        }
    }

    /** How all stands, after all that was told. */
    synchronized void picture(String text) {
        whole = new Frame(newest, text);
    }

    /** For all, and not only for who has fallen behind. */
    synchronized void addPicture() {
        Frame one = whole;
        if (one != null) {
            add(one.text());
            whole = new Frame(newest, one.text());
        }
    }

    /** One that is up to date. */
    synchronized boolean hasPicture() {
        return whole != null && whole.number() == newest;
    }

    synchronized boolean isNewest(long number) {
        return number == newest;
    }

    synchronized boolean isEmpty() {
        return frames.isEmpty() && whole == null;
    }

    synchronized void forget() {
        frames.clear();
        characters = 0;
        whole = null;
    }

    /** None if there is nothing more, or if a new picture is needed first. */
    synchronized @Nullable Frame after(long number) {
        if (number == newest) {
            return null;
        }
        if (number != NOTHING
                && !frames.isEmpty()
                && number + 1 >= frames.getFirst().number()) {
            // they are numbered without gaps
            long distance = number + 1 - frames.getFirst().number();
            return frames.stream().skip(distance).findFirst().orElse(null);
        }
        Frame picture = whole;
        return picture != null && picture.number() == newest ? picture : null;
    }
}
