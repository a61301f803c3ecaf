package io.gatehouse.discovery;

import io.gatehouse.discovery.DeviceChange.Kind;
import io.gatehouse.discovery.Standing.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the devices that are known, and of what a sweep saw, those that are known after it. A device is the one with its
 * MAC, wherever it is now; without one, the one at its address.
 */
final class Census {

    /**
     * What a sweep brought.
     *
     * @param covers the addresses that it looked at: of others it says nothing
     * @param names what devices call themselves, by address
     * @param scanners which paired scanner beat from an address
     * @param most how many devices are kept
     */
    record Round(
            Instant at,
            List<Spot> spots,
            Predicate<String> covers,
            Map<String, String> names,
            Map<String, UUID> scanners,
            int most) {}

    /** Something about a device that is another now. */
    record Noted(
            UUID deviceId,
            Kind kind,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * What is to be stored.
     *
     * @param merged those that turned out to be another, and which
     */
    record Outcome(List<Entry> kept, List<Entry> created, Map<UUID, UUID> merged, List<Noted> changes) {}

    private final Round round;
    private final Function<String, @Nullable String> vendors;
    private final Predicate<String> madeUp;
    private final Supplier<UUID> ids;
    private final Map<UUID, Entry> before = new LinkedHashMap<>();
    private final Map<UUID, Entry> after = new LinkedHashMap<>();
    private final Map<UUID, UUID> merged = new LinkedHashMap<>();
    private final Map<String, UUID> byMac = new HashMap<>();
    private final Map<String, List<UUID>> byAddress = new HashMap<>();
    private final List<Noted> changes = new ArrayList<>();
    private final List<Stranger> strangers = new ArrayList<>();

    private record Stranger(Spot spot, Seen how) {}

    private Census(
            Collection<Entry> known,
            Round round,
            Function<String, @Nullable String> vendors,
            Predicate<String> madeUp,
            Supplier<UUID> ids) {
        this.round = round;
        this.vendors = vendors;
        this.madeUp = madeUp;
        this.ids = ids;
        for (Entry entry : known) {
            before.put(entry.id(), entry);
            if (entry.mac() != null) {
                byMac.put(entry.mac(), entry.id());
            }
            byAddress.computeIfAbsent(entry.ip(), none -> new ArrayList<>()).add(entry.id());
        }
    }

    static Outcome of(
            Collection<Entry> known,
            Round round,
            Function<String, @Nullable String> vendors,
            Predicate<String> madeUp,
            Supplier<UUID> ids) {
        return new Census(known, round, vendors, madeUp, ids).take();
    }

    private Outcome take() {
        Map<String, List<Spot>> withMac = new LinkedHashMap<>();
        List<Spot> withoutMac = new ArrayList<>();
        for (Spot spot : Spot.of(round.spots())) {
            if (spot.mac() == null) {
                withoutMac.add(spot);
            } else {
                withMac.computeIfAbsent(spot.mac(), none -> new ArrayList<>()).add(spot);
            }
        }
        withMac.forEach(this::meet);
        withoutMac.forEach(this::meet);
        before.values().stream()
                .filter(entry -> !after.containsKey(entry.id()) && !merged.containsKey(entry.id()))
                .filter(entry -> entry.standing().state() != DeviceState.OFFLINE)
                .filter(entry -> round.covers().test(entry.ip()))
                .forEach(entry -> after.put(entry.id(), entry.seen(Seen.NOTHING, entry.evidence(), round.at())));
        strangers.stream().limit(room()).forEach(this::welcome);
        recogniseScanners();
        List<Entry> kept = new ArrayList<>();
        List<Entry> created = new ArrayList<>();
        after.forEach((id, entry) -> {
            Entry was = before.get(id);
            (was == null ? created : kept).add(entry);
            note(was, entry);
        });
        return new Outcome(kept, created, merged, changes);
    }

    /** All addresses that one MAC answered at: it has one of them, and keeps the one that it had. */
    private void meet(String mac, List<Spot> spots) {
        List<Spot> proven = spots.stream().filter(Spot::proof).toList();
        Entry known = known(byMac.get(mac));
        Spot spot = (proven.isEmpty() ? spots : proven)
                .stream()
                        .filter(one -> known != null && one.ip().equals(known.ip()))
                        .findFirst()
                        .orElse(proven.isEmpty() ? spots.get(0) : proven.get(0));
        Entry nameless = at(spot.ip(), entry -> entry.mac() == null);
        if (known == null) {
            Entry adopted = nameless == null ? null : nameless.known(mac, vendor(mac), madeUp.test(mac));
            see(adopted, spot);
            return;
        }
        Entry one = spot.proof() ? known.at(spot.ip()) : known;
        if (nameless != null && spot.proof()) {
            merged.put(nameless.id(), known.id());
            changes.add(new Noted(known.id(), Kind.MERGED, nameless.id().toString(), null));
            one = one.joinedWith(nameless);
        }
        see(one, spot);
    }

    /** Something answered whose MAC is not known: whoever was last at that address. */
    private void meet(Spot spot) {
        see(at(spot.ip(), entry -> true), spot);
    }

    private void see(@Nullable Entry known, Spot spot) {
        Seen how = spot.seen();
        if (known == null) {
            strangers.add(new Stranger(spot, how));
        } else {
            remember(known.seen(how, spot.evidence(), round.at()), spot, how);
        }
    }

    private void welcome(Stranger stranger) {
        remember(first(stranger.spot(), stranger.how()), stranger.spot(), stranger.how());
    }

    private void remember(Entry seen, Spot spot, Seen how) {
        String name = round.names().get(spot.ip());
        after.put(seen.id(), name == null || how != Seen.PROOF ? seen : seen.called(name));
    }

    /** Who has been offline longest makes room, but none that this sweep brought back. */
    private int room() {
        long staying = before.values().stream()
                .filter(entry -> !merged.containsKey(entry.id()))
                .filter(entry ->
                        after.getOrDefault(entry.id(), entry).standing().state() != DeviceState.OFFLINE)
                .count();
        return (int) Math.max(0, round.most() - staying);
    }

    private Entry first(Spot spot, Seen how) {
        String mac = spot.mac();
        return new Entry(
                ids.get(),
                spot.ip(),
                mac,
                null,
                mac == null ? null : vendor(mac),
                mac != null && madeUp.test(mac),
                null,
                Standing.first(how, round.at()),
                spot.evidence(),
                round.at(),
                null);
    }

    private @Nullable Entry at(String ip, Predicate<Entry> that) {
        return byAddress.getOrDefault(ip, List.of()).stream()
                .filter(id -> !after.containsKey(id) && !merged.containsKey(id))
                .map(before::get)
                .filter(that)
                .max(Comparator.comparing(entry -> entry.standing().lastSeen()))
                .orElse(null);
    }

    /** A scanner stays with its device when it is put away, until it beats from another. */
    private void recogniseScanners() {
        Map<UUID, UUID> carriers = new HashMap<>();
        after.values().stream()
                .filter(entry -> entry.standing().state() == DeviceState.ONLINE)
                .forEach(entry -> {
                    UUID scanner = round.scanners().get(entry.ip());
                    if (scanner != null) {
                        carriers.put(scanner, entry.id());
                    }
                });
        carriers.forEach((scanner, id) -> after.computeIfPresent(id, (same, entry) -> entry.carrying(scanner)));
        before.values().stream()
                .filter(entry -> !merged.containsKey(entry.id()))
                .filter(entry -> {
                    UUID carrier = carriers.get(entry.scannerId());
                    return carrier != null && !carrier.equals(entry.id());
                })
                .forEach(entry -> after.merge(entry.id(), entry.carrying(null), (now, none) -> {
                    return Objects.equals(now.scannerId(), entry.scannerId()) ? now.carrying(null) : now;
                }));
    }

    private void note(@Nullable Entry was, Entry is) {
        if (was == null) {
            changes.add(new Noted(is.id(), Kind.APPEARED, null, is.ip()));
            note(is, Kind.SCANNER, null, is.scannerId());
            return;
        }
        note(
                is,
                Kind.STATE,
                was.standing().state().wire(),
                is.standing().state().wire());
        note(is, Kind.IP, was.ip(), is.ip());
        note(is, Kind.MAC, was.mac(), is.mac());
        note(is, Kind.HOSTNAME, was.hostname(), is.hostname());
        note(is, Kind.SCANNER, was.scannerId(), is.scannerId());
    }

    private void note(Entry is, Kind kind, @Nullable Object was, @Nullable Object now) {
        if (!Objects.equals(was, now)) {
            changes.add(
                    new Noted(is.id(), kind, was == null ? null : was.toString(), now == null ? null : now.toString()));
        }
    }

    private @Nullable Entry known(@Nullable UUID id) {
        return id == null ? null : before.get(id);
    }

    private @Nullable String vendor(String mac) {
        return vendors.apply(mac);
    }
}
