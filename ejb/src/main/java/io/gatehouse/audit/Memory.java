package io.gatehouse.audit;

import io.gatehouse.audit.SealStore.Link;
import io.gatehouse.audit.seal.Witness;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of the chain besides the database: the newest seal that it has seen, kept in a file as well. It
 * never forgets one for a chain that doesn't hold it: that would be to forget that the chain's end was cut off.
 */
@ApplicationScoped
class Memory {

    private static final Logger LOG = Logger.getLogger(Memory.class.getName());

    private @Nullable Clock clock;
    private @Nullable Path file;
    private @Nullable Witness newest;

    Memory() {}

    @Inject
    Memory(@ConfigProperty(name = "gatehouse.audit.witness") Optional<String> file, Clock clock) {
        this(file.filter(name -> !name.isBlank()).map(Path::of).orElse(null), clock);
    }

    Memory(@Nullable Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @PostConstruct
    void read() {
        Path kept = file;
        if (kept == null) {
            return;
        }
        try {
            newest = Witness.read(kept).orElse(null);
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "The witness of the audit can't be read; it is put aside", e);
            putAside(kept);
        }
    }

    synchronized List<Witness> witnesses() {
        Witness known = newest;
        return known == null ? List.of() : List.of(known);
    }

    /** Whether the chain that now ends like this holds all that was known; only then its end is remembered. */
    synchronized boolean learn(Link end, SealStore store) throws SQLException {
        Witness known = newest;
        if (known != null && !known.equals(end.witness())) {
            if (end.witness().no() <= known.no() || !store.holds(known)) {
                return false;
            }
        }
        learnOwn(end);
        return true;
    }

    /** The end of the chain is known to hold what was known: it was just put there. */
    synchronized void learnOwn(Link end) {
        if (!end.witness().equals(newest)) {
            newest = end.witness();
            write(end.witness());
        }
    }

    synchronized boolean isEmpty() {
        return newest == null;
    }

    private void write(Witness witness) {
        Path kept = file;
        if (kept == null) {
            return;
        }
        try {
            witness.write(kept);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The newest seal could not be written to " + kept, e);
        }
    }

    private void putAside(Path kept) {
        try {
            String now = clock == null ? "" : "-" + clock.instant().toEpochMilli();
            Files.move(kept, kept.resolveSibling(kept.getFileName() + ".damaged" + now));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Nor can it be put aside", e);
        }
    }
}
