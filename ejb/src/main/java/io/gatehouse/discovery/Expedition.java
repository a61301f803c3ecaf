package io.gatehouse.discovery;

import io.gatehouse.discovery.Census.Round;
import io.gatehouse.discovery.sweep.Sighting;
import io.gatehouse.discovery.sweep.Subnet;
import io.gatehouse.discovery.sweep.SweepFailed;
import io.gatehouse.discovery.sweep.Sweeper;
import io.gatehouse.discovery.sweep.Swept;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Goes out once and comes back with what was seen; slow, and never within a transaction. */
final class Expedition {

    /** Until then the kernel has asked most of those again of whom it knew something old; somebody waits for the answer. */
    static final Duration SOON = Duration.ofSeconds(10);

    /** Until then nearly all; nobody waits. */
    static final Duration PATIENTLY = Duration.ofSeconds(25);

    /** Until then all, also those of whom it was so sure that it saw no need; worth it only for who would be offline else. */
    private static final Duration SURELY = Duration.ofSeconds(55);

    /** Who was proven within that time will be asked by the kernel soon, if nobody breaks off the waiting. */
    private static final Duration SOON_DECIDED = Duration.ofSeconds(60);

    private static final int MOST_DEVICES = 5_000;

    private final Sweeper sweeper;
    private final Function<Map<String, String>, Map<String, String>> names;
    private final Supplier<Map<String, UUID>> scanners;
    private final Supplier<Set<String>> suspects;
    private final Clock clock;

    /** What it brought home. */
    record Harvest(Round round, Ending ending) {}

    Expedition(
            Sweeper sweeper,
            Function<Map<String, String>, Map<String, String>> names,
            Supplier<Map<String, UUID>> scanners,
            Supplier<Set<String>> suspects,
            Clock clock) {
        this.sweeper = sweeper;
        this.names = names;
        this.scanners = scanners;
        this.suspects = suspects;
        this.clock = clock;
    }

    Harvest go(DiscoverySettings settings, Running run, Duration patience) throws SweepFailed {
        Choice choice = Choice.of(settings.subnets(), OwnSubnets.now());
        if (choice.attached().isEmpty()) {
            throw new SweepFailed("None of the chosen networks can be looked at: " + choice.skippedInWords());
        }
        Swept swept = look(choice.attached(), run, patience);
        // a cable that was pulled meanwhile says nothing about anybody
        Choice still = Choice.of(settings.subnets(), OwnSubnets.now());
        Map<String, String> skipped = new LinkedHashMap<>(still.skipped());
        swept.unswept().forEach((subnet, why) -> skipped.putIfAbsent(subnet.toString(), why));
        List<Subnet> covered = new ArrayList<>(choice.attached());
        covered.retainAll(still.attached());
        covered.removeAll(swept.unswept().keySet());
        if (covered.isEmpty()) {
            throw new SweepFailed("The network went away meanwhile: " + Choice.words(skipped));
        }
        Set<String> undecided = run.hurried() ? undecided(swept) : Set.of();
        return new Harvest(
                new Round(
                        clock.instant(),
                        swept.seen().stream()
                                .filter(seen -> !undecided.contains(seen.ip()))
                                .map(Expedition::spot)
                                .toList(),
                        ip -> !undecided.contains(ip) && covered.stream().anyMatch(subnet -> subnet.contains(ip)),
                        names.apply(proven(swept)),
                        scanners.get(),
                        MOST_DEVICES),
                new Ending(
                        clock.instant(),
                        null,
                        swept.probed(),
                        (int) swept.seen().stream().filter(Sighting::fresh).count(),
                        skipped.isEmpty() ? null : Choice.words(skipped)));
    }

    private Swept look(List<Subnet> subnets, Running run, Duration patience) throws SweepFailed {
        run.begins(Math.toIntExact(subnets.stream().mapToLong(Subnet::hostCount).sum()));
        Swept swept = sweeper.sweep(subnets, run::report);
        if (open(swept).findAny().isEmpty()) {
            return swept;
        }
        run.asked();
        Swept confirmed = sweeper.confirm(swept, run.awaited() ? SOON : patience, run::hurried);
        if (run.hurried() || !sweeper.tellsWhoAnswered()) {
            return confirmed;
        }
        Set<String> doubtful = suspects.get();
        return open(confirmed).anyMatch(doubtful::contains)
                ? sweeper.confirm(confirmed, SURELY, run::hurried)
                : confirmed;
    }

    /** Of them nothing is said when the waiting was broken off: silent hosts would be suspect each time else. */
    static Set<String> undecided(Swept swept) {
        return swept.seen().stream()
                .filter(seen -> !seen.fresh())
                .filter(seen -> seen.age() != null && seen.age().compareTo(SOON_DECIDED) < 0)
                .map(Sighting::ip)
                .collect(Collectors.toSet());
    }

    private static Stream<String> open(Swept swept) {
        return swept.seen().stream().filter(seen -> !seen.fresh()).map(Sighting::ip);
    }

    /** Fresh proof alone tells whose an address is now. */
    private static Map<String, String> proven(Swept swept) {
        Map<String, String> macs = new LinkedHashMap<>();
        for (Sighting seen : swept.seen()) {
            if (seen.fresh() && seen.mac() != null) {
                macs.put(seen.ip(), seen.mac());
            }
        }
        return macs;
    }

    private static Spot spot(Sighting seen) {
        return new Spot(seen.ip(), seen.mac(), seen.fresh(), seen.evidence().name());
    }
}
