package io.gatehouse.discovery;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Fact.Origin;
import io.gatehouse.common.LastingFacts;
import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Violations;
import io.gatehouse.database.Sql;
import io.gatehouse.discovery.Rounds.Asked;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is on the local network, for those who look after the event. */
@Stateless
@RolesAllowed("SUPERVISOR")
public class Devices {

    private static final int LONGEST_LABEL = 100;
    private static final String DEVICE = "device";
    private static final String DISCOVERY = "discovery";

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Resource
    private SessionContext session;

    @Inject
    private Rounds rounds;

    @Inject
    private Interest interest;

    @Inject
    private LastingFacts lasting;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Event<ByHand> byHand;

    @Inject
    private Clock clock;

    /** All devices that are kept, by their addresses. */
    public Lan lan() {
        return present(this::lan);
    }

    /** Those in that state, and of which that is a part of what is known; all, where it isn't said. */
    public Lan lan(@Nullable DeviceState state, @Nullable String part) {
        Lan all = lan();
        List<Device> found = all.devices().stream()
                .filter(device -> state == null || device.state() == state)
                .filter(device -> part == null || part.isBlank() || knows(device, part.strip()))
                .toList();
        return new Lan(all.seq(), found, all.lastScan(), all.running(), all.last());
    }

    /** What changed about a device, the newest first. */
    public Page<DeviceChange> history(UUID deviceId, Page.Request page) {
        return present(sql -> {
            get(sql, deviceId);
            return Page.of(
                    DeviceStore.changes(sql, deviceId, page.before(), page.limit() + 1),
                    page,
                    DeviceChange::position,
                    change -> change);
        });
    }

    public Device get(UUID deviceId) {
        return present(sql -> get(sql, deviceId)).shown(clock.instant());
    }

    /** Gives a device a name by which people know it; none takes it away. */
    public Device label(UUID deviceId, @Nullable String label) {
        new Violations().optionalText("label", label, LONGEST_LABEL).orThrow();
        String now = label == null || label.isBlank() ? null : label.strip();
        Entry before = present(sql -> get(sql, deviceId));
        if (!Objects.equals(before.label(), now)) {
            present(sql -> {
                DeviceStore.call(sql, deviceId, now);
                DeviceStore.note(
                        sql,
                        null,
                        clock.instant(),
                        List.of(new Census.Noted(deviceId, DeviceChange.Kind.LABEL, before.label(), now)));
                return true;
            });
            facts.fire(Fact.of("device.labelled", null, DEVICE, deviceId)
                    .with("ip", before.ip())
                    .changed("label", before.label(), now));
            byHand.fire(new ByHand(Optional.empty()));
        }
        return get(deviceId);
    }

    /** Forgets one that is offline or for which nobody has looked for a while, and what was kept of it. */
    @RolesAllowed("ADMIN")
    public void forget(UUID deviceId) {
        Entry known = present(sql -> get(sql, deviceId));
        if (!present(sql -> DeviceStore.forget(sql, deviceId, clock.instant().minus(Confidence.WORTHLESS)))) {
            throw new ProblemException(
                    ProblemType.ILLEGAL_STATE, "Only a device that is offline can be forgotten; it would come again");
        }
        Fact fact = Fact.of("device.forgotten", null, DEVICE, deviceId).with("ip", known.ip());
        facts.fire(known.mac() == null ? fact : fact.with("mac", known.mac()));
        byHand.fire(new ByHand(Optional.empty()));
    }

    public DiscoverySettings settings() {
        return present(SettingStore::read);
    }

    /** What is worth choosing: the private networks that this machine is in. */
    public List<OwnSubnet> ownSubnets() {
        return OwnSubnets.now().stream().filter(OwnSubnet::offered).toList();
    }

    /** Chooses what may be done to find devices. */
    @RolesAllowed("ADMIN")
    public DiscoverySettings choose(UnaryOperator<DiscoverySettings> choice) {
        DiscoverySettings before = present(SettingStore::readToChange);
        DiscoverySettings wanted = choice.apply(before);
        DiscoverySettings now = wanted.naming(Choice.checked(wanted.subnets(), before.subnets(), OwnSubnets.now()));
        if (!now.equals(before)) {
            present(sql -> {
                SettingStore.change(sql, now);
                if (!now.subnets().equals(before.subnets())) {
                    DeviceStore.leaveAllBut(sql, now.subnets(), clock.instant());
                }
                return true;
            });
            facts.fire(Fact.of("discovery.changed", null, DISCOVERY, "settings")
                    .changed("enabled", before.enabled(), now.enabled())
                    .changed("subnets", String.join(", ", before.subnets()), String.join(", ", now.subnets()))
                    .changed("sweep", before.sweep(), now.sweep())
                    .changed("mdns", before.mdns(), now.mdns())
                    .changed("ssdp", before.ssdp(), now.ssdp())
                    .changed("intervalSeconds", before.intervalSeconds(), now.intervalSeconds())
                    .changed("history", before.history(), now.history()));
            byHand.fire(new ByHand(Optional.of(now)));
        }
        return now;
    }

    /** Sweeps now; joins the sweep that is running, if one is. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public SweepRecord scan() {
        return scan(session.getCallerPrincipal().getName(), null);
    }

    /** The same for who asks on a socket. Whether they may is asked by who heard them. */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public SweepRecord scanFor(Origin asker) {
        return scan(asker.actor(), asker);
    }

    private SweepRecord scan(String by, @Nullable Origin origin) {
        Asked asked = rounds.ask(by)
                .orElseThrow(
                        () -> new ProblemException(
                                ProblemType.DISCOVERY_OFF,
                                "Looking for devices is switched off; an administrator can switch it on and name the networks to look at"));
        if (asked.begun()) {
            Fact fact = Fact.of("discovery.scan", null, DISCOVERY, asked.sweep().seq());
            lasting.fire(origin == null ? fact : fact.by(origin));
        }
        return rounds.asOfNow(asked.sweep());
    }

    /** For pictures that the server draws. Who may look is asked by who shows them. */
    @PermitAll
    public Lan shown() {
        return lan();
    }

    /** What a sweep changed; none of one that isn't over or is not known any more. */
    @PermitAll
    public Optional<LanUpdate> update(long seq) {
        return present(sql -> {
            Optional<SweepRecord> sweep = SweepStore.one(sql, seq).filter(one -> !one.running());
            if (sweep.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new LanUpdate(
                    sweep.get(),
                    shown(DeviceStore.changedBy(sql, seq)),
                    DeviceStore.changes(sql, seq),
                    SweepStore.lastDone(sql).orElse(null)));
        });
    }

    /**
     * How many watch at this node without having said how often they want to see a sweep, and the shortest time that the
     * others asked for.
     */
    @PermitAll
    public void watched(int unsaid, @Nullable Duration shortest) {
        interest.is(new Interest.Watching(unsaid, shortest));
    }

    /** How long from one sweep to the next, as it is wanted at this node; none while it rests. */
    @PermitAll
    public Optional<Duration> pace() {
        return interest.pace(settings());
    }

    /** Something was changed by somebody; told when that is committed. */
    record ByHand(Optional<DiscoverySettings> settings) {}

    private Lan lan(Sql sql) throws SQLException {
        SweepRecord newest = SweepStore.newest(sql)
                .map(SweepStore.Newest::sweep)
                .map(rounds::asOfNow)
                .orElse(null);
        SweepRecord last = SweepStore.lastEnded(sql).orElse(null);
        SweepRecord running = newest != null && newest.runsAfter(last) ? newest : null;
        return new Lan(
                last == null ? 0 : last.seq(),
                shown(DeviceStore.all(sql)),
                SweepStore.lastDone(sql).orElse(null),
                running,
                last);
    }

    private List<Device> shown(List<Entry> entries) {
        Instant now = clock.instant();
        return entries.stream()
                .sorted(Comparator.comparing(Entry::ip, Spot.BY_ADDRESS))
                .map(entry -> entry.shown(now))
                .toList();
    }

    private static Entry get(Sql sql, UUID deviceId) throws SQLException {
        return DeviceStore.one(sql, deviceId).orElseThrow(() -> ProblemException.notFound(DEVICE));
    }

    private static boolean knows(Device device, String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return Stream.of(device.ip(), device.mac(), device.hostname(), device.vendor(), device.label())
                .anyMatch(
                        known -> known != null && known.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private <T> T present(Sql.Work<T> work) {
        return Sql.present(source, work);
    }
}
