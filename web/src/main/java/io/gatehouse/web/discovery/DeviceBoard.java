package io.gatehouse.web.discovery;

import io.gatehouse.discovery.Devices;
import io.gatehouse.discovery.Lan;
import io.gatehouse.discovery.LanUpdate;
import io.gatehouse.discovery.SweepNews;
import io.gatehouse.staff.Pass;
import io.gatehouse.staff.Passes;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Devices as this node shows them to those who watch: what is told is read and written once, by one thread. */
@ApplicationScoped
class DeviceBoard {

    private static final Logger LOG = Logger.getLogger(DeviceBoard.class.getName());
    private static final Duration CHECK = Duration.ofSeconds(1);
    private static final int MOST_CAUGHT_UP = 50;

    @EJB
    private Devices devices;

    @EJB
    private Passes passes;

    @Resource
    private ManagedThreadFactory managed;

    @Inject
    private DeviceTicker ticker;

    private final Set<DeviceWatcher> watchers = ConcurrentHashMap.newKeySet();
    private final FrameHistory frames = new FrameHistory();
    private @Nullable ScheduledThreadPoolExecutor teller;
    private @Nullable ScheduledThreadPoolExecutor checker;

    /** The last sweep that was told; touched by the teller alone, as is all that follows. */
    private long told;

    private boolean asleep = true;

    void open() {
        ticker.listen(this::hear);
    }

    @PostConstruct
    void start() {
        teller = new ScheduledThreadPoolExecutor(1, managed);
        ScheduledThreadPoolExecutor begun = new ScheduledThreadPoolExecutor(1, managed);
        long pause = CHECK.toMillis();
        var unused = begun.scheduleWithFixedDelay(() -> safely(this::check), pause, pause, TimeUnit.MILLISECONDS);
        checker = begun;
    }

    @PreDestroy
    void stop() {
        if (teller != null) {
            teller.shutdownNow();
        }
        if (checker != null) {
            checker.shutdownNow();
        }
    }

    void join(DeviceWatcher watcher) {
        watchers.add(watcher);
        reckon();
        tell(() -> {
            if (asleep) {
                asleep = false;
                frames.forget();
            }
            if (!frames.hasPicture()) {
                picture();
            }
            watcher.next();
        });
    }

    void leave(DeviceWatcher watcher) {
        if (watchers.remove(watcher)) {
            reckon();
        }
    }

    /** What somebody asked for changed. */
    void reckon() {
        List<Duration> asked = watchers.stream()
                .map(DeviceWatcher::interval)
                .filter(Objects::nonNull)
                .toList();
        devices.watched(
                watchers.size() - asked.size(),
                asked.stream().min(Duration::compareTo).orElse(null));
    }

    /** What follows after that number; the whole picture, if that is no more known; none if nothing does, or not yet. */
    FrameHistory.@Nullable Frame after(long number) {
        FrameHistory.Frame next = frames.after(number);
        if (next == null && !frames.isNewest(number)) {
            tell(() -> {
                if (!frames.hasPicture()) {
                    picture();
                }
                watchers.forEach(DeviceWatcher::next);
            });
        }
        return next;
    }

    private void hear(SweepNews news) {
        tell(() -> {
            if (watchers.isEmpty()) {
                asleep = true;
            } else if (!asleep) {
                understand(news);
                watchers.forEach(DeviceWatcher::next);
            }
        });
    }

    private void understand(SweepNews news) {
        switch (news.what()) {
            case PROGRESS -> {
                if (news.seq() > told) {
                    frames.add(DeviceFrames.progress(news));
                }
            }
            case ENDED -> tellSweeps(news.seq());
            case CHANGED -> {
                picture();
                frames.addPicture();
            }
        }
    }

    /** Each that was not told yet, in order; from another node the news of one may have been lost. */
    private void tellSweeps(long newest) {
        if (newest - told > MOST_CAUGHT_UP) {
            told = newest;
            picture();
            frames.addPicture();
            return;
        }
        for (long seq = told + 1; seq <= newest; seq++) {
            Optional<LanUpdate> update = devices.update(seq);
            if (update.isEmpty()) {
                return;
            }
            told = seq;
            frames.add(DeviceFrames.update(update.get()));
        }
    }

    /** Those who watch already are told first what is in it. */
    private void picture() {
        Lan lan = devices.shown();
        if (frames.isEmpty()) {
            told = lan.seq();
        } else if (lan.seq() > told) {
            tellSweeps(lan.seq());
        }
        frames.picture(DeviceFrames.whole(lan));
    }

    /** Whether those who watch still may. */
    private void check() {
        if (watchers.isEmpty()) {
            return;
        }
        Map<String, Pass> still =
                passes.stillOf(watchers.stream().map(DeviceWatcher::session).collect(Collectors.toSet()));
        watchers.forEach(watcher -> watcher.check(still.get(watcher.session())));
    }

    private void tell(Runnable work) {
        ScheduledThreadPoolExecutor one = teller;
        try {
            if (one != null) {
                one.execute(() -> safely(work));
            }
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.FINE, "Nobody watches any more", stopping);
        }
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Those who watch devices could not be served; it is tried again", e);
        }
    }
}
