package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.acceptance.Ledger.Decided;
import io.gatehouse.acceptance.Ledger.Line;
import io.gatehouse.acceptance.Ledger.Place;
import io.gatehouse.acceptance.Ledger.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However a night's scans are split, mixed, repeated and handed in, what is counted follows from their times alone; told
 * by a {@link Ledger} that is kept beside. A failure names its seed: {@code -Dgatehouse.seed=…} plays that night again.
 */
@ExtendWith(Gatehouse.class)
class AnyOrderIT {
    private static final int NIGHTS = 12;
    private static final int LATE_SCANS = 36;
    private static final int TICKETS = 4;
    private static final int STEPS = 30;
    private static final List<Rule> RULES =
            List.of(new Rule(1, false), new Rule(1, true), new Rule(2, false), new Rule(2, true));

    private final Event event = Event.create();
    private final Instant dusk = Instant.now().minus(Duration.ofHours(10));
    private final List<Ticket> tickets = event.tickets(TICKETS);
    private final Set<Ticket> cancelled = new HashSet<>();
    private final Map<Checkpoint, Rule> gates = new HashMap<>();
    private final List<Checkpoint> places = new ArrayList<>();
    private final List<Door> doors = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private Random random = new Random();
    private long seed;

    /** A scan made offline, not yet handed in. */
    private record Late(Scan scan, Place place, Instant time) {}

    static List<Long> seeds() {
        var chosen = Long.getLong("gatehouse.seed");
        return chosen != null
                ? List.of(chosen)
                : IntStream.range(0, NIGHTS)
                        .mapToObj(n -> System.nanoTime() + n)
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void effectsFollowFromTheTimesOfTheScansAtEveryStep(long night) {
        begin(night);
        var outbox = lateScans();
        List<List<Late>> handedIn = new ArrayList<>();

        for (int step = 0; step < STEPS || !outbox.isEmpty(); step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> handIn(outbox, handedIn);
                case 4 -> handInAgain(handedIn);
                case 5, 6 -> scanNow();
                case 7 -> annulOne();
                case 8 -> decideOne();
                default -> cancelOne(step);
            }
            everythingIsAsTheLedgerSays();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void effectsFollowFromTheTimesOfTheScansWhenAllIsHandedInAtOnce(long night) {
        begin(night);
        var outbox = lateScans();
        List<List<Late>> lists = new ArrayList<>();
        while (!outbox.isEmpty()) {
            lists.add(take(outbox));
        }
        lists.addAll(List.copyOf(lists.subList(0, lists.size() / 2)));
        Collections.shuffle(lists, random);
        Map<String, Verdict> told = new TreeMap<>();

        Together.call(lists.size(), n -> doors.get(n % doors.size()).upload(scans(lists.get(n))))
                .forEach(outcomes -> outcomes.forEach(outcome -> {
                    var before = told.putIfAbsent(outcome.scanId(), outcome.verdict());
                    assertThat(outcome.verdict())
                            .as(seeded())
                            .hasToString((before == null ? outcome.verdict() : before).toString());
                }));

        var all = lists.stream().flatMap(List::stream).distinct().toList();
        assertThat(told)
                .as(seeded())
                .containsOnlyKeys(all.stream().map(late -> late.scan().id()).toList());
        all.forEach(late -> Optional.ofNullable(told.get(late.scan().id()))
                .ifPresent(verdict -> ledger.add(line(late.scan(), late.place(), late.time(), verdict))));
        everythingIsAsTheLedgerSays();
    }

    private void begin(long night) {
        seed = night;
        random = new Random(night);
        for (int i = 0; i < 2; i++) {
            var rule = RULES.get(random.nextInt(RULES.size()));
            var gate = event.checkpoint(Map.of(
                    "entriesPerTicket", rule.entriesPerTicket(), "reentry", rule.reentry(), "perimeter", i == 0));
            gates.put(gate, rule);
            places.add(gate);
        }
        for (int i = 0; i < 3; i++) {
            doors.add(event.door(places.get(0), places.get(1)));
        }
    }

    /** Two minutes lie between one and the next, so that what a request takes on its way changes no order. */
    private List<Late> lateScans() {
        List<Late> scans = new ArrayList<>();
        for (int i = 0; i < LATE_SCANS; i++) {
            var place = anyPlace();
            var time = dusk.plus(Duration.ofMinutes(2L * i));
            var scan = Scan.of(place.checkpoint(), place.ticket()).at(time).n(i);
            scans.add(new Late(asTheDoorHadIt(scan), place, time));
        }
        Collections.shuffle(scans, random);
        return scans;
    }

    private Scan asTheDoorHadIt(Scan scan) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> scan.letIn();
            case 4, 5, 6 -> scan.letOut();
            case 7 -> scan.letIn().force();
            case 8 -> scan.sentAway("already_admitted");
            case 9 -> scan.exit();
            default -> scan;
        };
    }

    private void handIn(List<Late> outbox, List<List<Late>> handedIn) {
        if (outbox.isEmpty()) {
            return;
        }
        var list = take(outbox);
        var outcomes = anyDoor().upload(scans(list));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            var late = list.get(i);
            var verdict = outcomes.get(i).verdict();
            assertThat(verdict.replay()).as(seeded()).isFalse();
            plausible(late, verdict, alone(late, list));
            lines.add(line(late.scan(), late.place(), late.time(), verdict));
        }
        lines.forEach(ledger::add);
        handedIn.add(list);
    }

    /** What a door had decided stands; what it had not, the server may not let in where the ticket was used up then. */
    private void plausible(Late late, Verdict verdict, boolean alone) {
        var body = late.scan().body();
        var force = body.containsKey("force");
        if ("exit".equals(body.get("direction"))) {
            assertThat(verdict).as(seeded()).hasToString("EXITED");
        } else if ("REFUSED".equals(body.get("offlineVerdict"))) {
            assertThat(verdict).as(seeded()).hasToString("REFUSED already_admitted");
        } else if ("ADMITTED".equals(body.get("offlineVerdict"))) {
            assertThat(verdict.toString()).as(seeded()).startsWith("ADMITTED");
            assertThat(verdict.json().getBoolean("forced") && !force)
                    .as(seeded())
                    .isFalse();
        } else {
            assertThat(verdict.toString()).as(seeded()).isIn("ADMITTED", "REFUSED already_admitted");
            if (alone && nobodyElseWasThere(late.place())) {
                assertThat(verdict).as(seeded()).hasToString("ADMITTED");
            }
            var used = ledger.before(late.place(), late.time()).used();
            if (alone && used >= rule(late.place()).entriesPerTicket()) {
                assertThat(verdict).as(seeded()).hasToString("REFUSED already_admitted");
            }
        }
    }

    private static boolean alone(Late late, List<Late> list) {
        return list.stream().filter(one -> one.place().equals(late.place())).count() == 1;
    }

    private boolean nobodyElseWasThere(Place place) {
        return ledger.lines().stream().noneMatch(line -> line.place().equals(place));
    }

    private void handInAgain(List<List<Late>> handedIn) {
        if (handedIn.isEmpty()) {
            return;
        }
        var list = new ArrayList<>(handedIn.get(random.nextInt(handedIn.size())));
        Collections.shuffle(list, random);
        var outcomes = anyDoor().upload(scans(list));
        for (int i = 0; i < list.size(); i++) {
            var again = outcomes.get(i).verdict();
            assertThat(again.replay()).as(seeded()).isTrue();
            assertThat(again.toString())
                    .as(seeded())
                    .isEqualTo(ledger.of(list.get(i).scan().id()).verdict().toString());
        }
    }

    private void scanNow() {
        var place = anyPlace();
        var scan = Scan.of(place.checkpoint(), place.ticket());
        var used = ledger.before(place, Instant.MAX).used();
        String expected;
        if (random.nextInt(3) == 0) {
            scan = scan.exit();
            expected = "EXITED";
        } else if (cancelled.contains(place.ticket())) {
            expected = "REFUSED cancelled";
        } else if (used < rule(place).entriesPerTicket()) {
            expected = "ADMITTED";
        } else if (random.nextInt(4) == 0) {
            scan = scan.force();
            expected = "ADMITTED forced";
        } else {
            expected = "REFUSED already_admitted";
        }
        var verdict = anyDoor().scan(scan);
        assertThat(verdict)
                .as("%s of %s with %d used", seeded(), scan.body(), used)
                .hasToString(expected);
        ledger.add(line(scan, place, verdict.decidedAt(), verdict));
    }

    private void annulOne() {
        var effects = ledger.effects();
        var candidates = ledger.lines().stream()
                .filter(line -> Set.of("counts", "conflict")
                        .contains(effects.get(line.scan().id())))
                .toList();
        if (!candidates.isEmpty()) {
            var line = candidates.get(random.nextInt(candidates.size()));
            event.annul(line.scan()).expect(200);
            line.annul();
        }
    }

    private void decideOne() {
        var open = event.openConflicts();
        if (!open.isEmpty()) {
            var conflict = open.get(random.nextInt(open.size()));
            var keep = random.nextBoolean();
            var place = ledger.placeOf(conflict);
            var losers = ledger.conflicts().getOrDefault(place, Set.of());
            (keep ? conflict.keep() : conflict.countAll()).expect(200);
            losers.forEach(loser -> ledger.of(loser).decide(keep ? Decided.NOT : Decided.COUNTS));
        }
    }

    /** Late in the night, for it holds from now on only. */
    private void cancelOne(int step) {
        if (step > STEPS / 2 && cancelled.isEmpty()) {
            var ticket = tickets.get(random.nextInt(TICKETS));
            ticket.cancel();
            cancelled.add(ticket);
        }
    }

    private void everythingIsAsTheLedgerSays() {
        ledger.standsIn(event, Set.of(places.get(0)), seeded());
    }

    private Line line(Scan scan, Place place, Instant time, Verdict verdict) {
        return new Line(scan, place, rule(place), time, verdict);
    }

    private Rule rule(Place place) {
        return gates.getOrDefault(place.checkpoint(), RULES.get(0));
    }

    private List<Late> take(List<Late> outbox) {
        var list = outbox.subList(0, Math.min(outbox.size(), 1 + random.nextInt(7)));
        var taken = List.copyOf(list);
        list.clear();
        return taken;
    }

    private static List<Scan> scans(List<Late> list) {
        return list.stream().map(Late::scan).toList();
    }

    private Place anyPlace() {
        return new Place(tickets.get(random.nextInt(TICKETS)), places.get(random.nextInt(places.size())));
    }

    private Door anyDoor() {
        return doors.get(random.nextInt(doors.size()));
    }

    private String seeded() {
        return "-Dgatehouse.seed=" + seed;
    }
}
