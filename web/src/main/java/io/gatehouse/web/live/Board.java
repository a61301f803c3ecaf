package io.gatehouse.web.live;

import io.gatehouse.live.Act;
import io.gatehouse.live.News;
import io.gatehouse.live.Part;
import io.gatehouse.live.Scanned;
import io.gatehouse.web.problem.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One event as this node shows it. What happens within a tick is read and written once, whoever watches; the first thing
 * after a quiet time goes at once. A tick is longer where reading and telling take long, so that one event never takes
 * more than half of a processor.
 */
final class Board {

    private static final Logger LOG = Logger.getLogger(Board.class.getName());
    private static final Duration TICK = Duration.ofMillis(50);
    /** Counting tickets one by one takes at most so small a part of the time. */
    private static final int DEAR = 20;

    private static final int MOST_FRAMES = 2_000;
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;
    private static final int MOST_LISTED = 20;

    private final UUID stream = UUID.randomUUID();
    private final Picture picture;
    private final Rota rota;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final NavigableMap<Long, Frame> history = new ConcurrentSkipListMap<>();
    private final Object pace = new Object();
    private Pending pending = new Pending();
    private long characters;
    private volatile long newest;
    private @Nullable Frame whole;
    private boolean due;
    private boolean moved;
    private long countFrom = System.nanoTime();

    /** What was read was not told, and is not different any more. */
    private boolean broken;

    private long restUntil = System.nanoTime();
    private volatile long watchedAt = System.nanoTime();

    /** What has been heard since the last tick. */
    private static final class Pending {

        private final Set<Part> parts = EnumSet.noneOf(Part.class);
        private final List<Scanned> scans = new ArrayList<>();
        private final List<Act> acts = new ArrayList<>();
        private @Nullable Instant since = Instant.MAX;
        private int unlisted;

        void add(News news) {
            parts.addAll(news.parts());
            news.acts().forEach(this::list);
            if (news.parts().contains(Part.FIGURES)) {
                Instant first = news.since();
                since = first == null || since == null ? null : first.isBefore(since) ? first : since;
            }
            news.scans().forEach(this::list);
        }

        private void list(Scanned scan) {
            if (scans.size() < MOST_LISTED) {
                scans.add(scan);
            } else {
                unlisted++;
            }
        }

        private void list(Act act) {
            if (acts.size() < MOST_LISTED) {
                acts.add(act);
            }
        }

        /** What could not be read; what it was about is read whole. */
        void addAgain(Pending undone) {
            parts.addAll(undone.parts);
            since = null;
            undone.scans.forEach(this::list);
            undone.acts.forEach(this::list);
            unlisted += undone.unlisted;
        }

        boolean isEmpty() {
            return parts.isEmpty() && scans.isEmpty() && acts.isEmpty();
        }
    }

    Board(Picture picture, Rota rota) {
        this.picture = picture;
        this.rota = rota;
    }

    void join(Watcher watcher) {
        watchers.add(watcher);
    }

    void leave(Watcher watcher) {
        watchers.remove(watcher);
        watchedAt = System.nanoTime();
    }

    Set<Watcher> watchers() {
        return watchers;
    }

    boolean isDeserted(Duration since) {
        return watchers.isEmpty() && System.nanoTime() - watchedAt > since.toNanos();
    }

    UUID stream() {
        return stream;
    }

    long newest() {
        return newest;
    }

    void hear(News news) {
        synchronized (pace) {
            moved |= news.parts().contains(Part.FIGURES);
            pending.add(news);
            if (!due) {
                due = true;
                rota.in(restUntil - System.nanoTime(), this::tick);
            }
        }
    }

    /** Counts again what is too dear to be counted in each tick, if it can be different. */
    void recount() {
        synchronized (pace) {
            if (!moved || System.nanoTime() < countFrom) {
                return;
            }
            moved = false;
        }
        long begun = System.nanoTime();
        boolean different = picture.recount();
        long now = System.nanoTime();
        synchronized (pace) {
            countFrom = now + (now - begun) * DEAR;
        }
        if (different) {
            hear(new News(stream, EnumSet.of(Part.FIGURES), null, List.of(), List.of()));
        }
    }

    /** What follows after that number; the whole picture, if that is no more known; none, if nothing does. */
    @Nullable
    Frame after(long seq) {
        if (seq == newest) {
            return null;
        }
        Frame next = history.get(seq + 1);
        return next == null ? whole() : next;
    }

    private synchronized Frame whole() {
        Frame known = whole;
        if (known == null) {
            known = new Frame(newest, whole(true), whole(false));
            whole = known;
        }
        return known;
    }

    private String whole(boolean all) {
        JsonText message = JsonText.of("initial_state").text("stream", stream).plain("seq", newest);
        picture.tell(message, all);
        return message.json();
    }

    private void tick() {
        Pending heard;
        synchronized (pace) {
            heard = pending;
            pending = new Pending();
        }
        long begun = System.nanoTime();
        boolean done = false;
        try {
            if (read(heard)) {
                watchers.forEach(Watcher::next);
            }
            done = true;
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "What changed at an event could not be read; it is tried again", e);
        }
        rest(begun, done ? null : heard);
    }

    private void rest(long begun, @Nullable Pending undone) {
        long now = System.nanoTime();
        synchronized (pace) {
            restUntil = Math.max(begun + TICK.toNanos(), now + (now - begun));
            if (undone != null) {
                pending.addAgain(undone);
                restUntil = now + Duration.ofSeconds(1).toNanos();
            }
            due = !pending.isEmpty();
            if (due) {
                rota.in(restUntil - System.nanoTime(), this::tick);
            }
        }
    }

    /** Whether there is something to tell. */
    private synchronized boolean read(Pending heard) {
        boolean untold = broken;
        broken = true;
        Picture.Change change = picture.again(heard.parts, heard.since, !heard.scans.isEmpty());
        broken = false;
        if (untold) {
            beginAnew();
            return true;
        }
        if (change.isEmpty() && heard.scans.isEmpty() && heard.acts.isEmpty()) {
            return false;
        }
        long seq = newest + 1;
        Frame frame = new Frame(seq, text(seq, change, heard, true), text(seq, change, heard, false));
        history.put(seq, frame);
        characters += frame.length();
        while (history.size() > MOST_FRAMES || characters > MOST_CHARACTERS) {
            characters -= history.pollFirstEntry().getValue().length();
        }
        whole = null;
        newest = seq;
        return true;
    }

    /** Whatever they know, all watchers get the whole picture next. */
    private void beginAnew() {
        history.clear();
        characters = 0;
        whole = null;
        long skipped = newest + 1;
        newest = skipped;
    }

    private static String text(long seq, Picture.Change change, Pending heard, boolean all) {
        JsonText message = JsonText.of("change").plain("seq", seq);
        change.tell(message, all);
        if (heard.acts.stream().anyMatch(Board::isOfSettings)) {
            message.plain("settings", true);
        }
        if (!heard.scans.isEmpty()) {
            message.plain("scans", LiveText.scans(heard.scans)).plain("unlisted", heard.unlisted);
        }
        if (all && !heard.acts.isEmpty()) {
            message.plain("activity", LiveText.acts(heard.acts));
        }
        return message.json();
    }

    /** Whether the event or a checkpoint is now another than who watches has been told: all of them may know. */
    private static boolean isOfSettings(Act act) {
        boolean ofTheEvent = act.action().startsWith("event.") || act.action().startsWith("checkpoint.");
        return ofTheEvent && !Part.after(act.action()).isEmpty();
    }
}
