package io.gatehouse.web.admission;

import io.gatehouse.admission.HeldFilter;
import io.gatehouse.admission.HeldScan.Decision;
import io.gatehouse.admission.Why;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One decision about many held uploads, and how far it has come: each is decided for itself. */
public class HeldWork implements Serializable {

    private static final int MOST_TOLD = 5;

    private final String about;
    private final int all;
    private final boolean misplaced;
    private final @Nullable UUID scanner;
    private final @Nullable Why why;
    private final List<UUID> chosen;

    private @Nullable Decision decision;
    private @Nullable UUID checkpoint;
    private @Nullable String note;

    private boolean begun;
    private @Nullable String cursor;
    private int done;
    private int failed;
    private final List<String> problems = new ArrayList<>();

    /** @param chosen none: all that the scanner has waiting for that reason */
    HeldWork(String about, int all, boolean misplaced, @Nullable UUID scanner, @Nullable Why why, List<UUID> chosen) {
        this.about = about;
        this.all = all;
        this.misplaced = misplaced;
        this.scanner = scanner;
        this.why = why;
        this.chosen = new ArrayList<>(chosen);
    }

    HeldFilter filter() {
        return new HeldFilter(true, scanner, why);
    }

    boolean isOfGroup() {
        return scanner != null;
    }

    /** Takes the next of those that were chosen one by one. */
    List<UUID> next(int most) {
        List<UUID> part = List.copyOf(chosen.subList(0, Math.min(most, chosen.size())));
        chosen.removeAll(part);
        return part;
    }

    boolean isChosenLeft() {
        return !chosen.isEmpty();
    }

    void begin() {
        begun = true;
    }

    void succeeded() {
        done++;
    }

    void failed(String problem) {
        failed++;
        if (problems.size() < MOST_TOLD && !problems.contains(problem)) {
            problems.add(problem);
        }
    }

    @Nullable
    String cursor() {
        return cursor;
    }

    void cursor(@Nullable String next) {
        cursor = next;
    }

    public String getAbout() {
        return about;
    }

    public int getAll() {
        return Math.max(all, done + failed);
    }

    public int getReached() {
        return done + failed;
    }

    public int getDone() {
        return done;
    }

    public int getFailed() {
        return failed;
    }

    public List<String> getProblems() {
        return problems;
    }

    public boolean isBegun() {
        return begun;
    }

    public boolean isMisplaced() {
        return misplaced;
    }

    public @Nullable Decision getDecision() {
        return decision;
    }

    public void setDecision(@Nullable Decision decision) {
        this.decision = decision;
    }

    public @Nullable UUID getCheckpoint() {
        return checkpoint;
    }

    public void setCheckpoint(@Nullable UUID checkpoint) {
        this.checkpoint = checkpoint;
    }

    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }
}
