package io.gatehouse.discovery;

import static io.gatehouse.discovery.DeviceState.OFFLINE;
import static io.gatehouse.discovery.DeviceState.ONLINE;
import static io.gatehouse.discovery.DeviceState.SUSPECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.discovery.Census.Noted;
import io.gatehouse.discovery.Census.Outcome;
import io.gatehouse.discovery.Census.Round;
import io.gatehouse.discovery.DeviceChange.Kind;
import io.gatehouse.discovery.sweep.Subnet;
import io.gatehouse.discovery.sweep.Vendors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CensusTest {

    private static final String PHONE = "a4:83:e7:00:00:01";
    private static final String PRINTER = "00:1b:a9:00:00:02";
    private static final String MADE_UP = "da:a1:19:00:00:03";

    private final Map<UUID, Entry> known = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, UUID> scanners = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private List<Noted> changes = List.of();
    private int most = 5_000;

    @Test
    void aDeviceKeepsItsIdWhenItGetsAnotherAddress() {
        UUID phone = only(sweep(proof("192.168.7.20", PHONE)));
        UUID again = only(sweep(proof("192.168.7.31", PHONE)));

        assertThat(again).isEqualTo(phone);
        assertThat(changes).containsExactly(new Noted(phone, Kind.IP, "192.168.7.20", "192.168.7.31"));
    }

    @Test
    void anAddressThatSomebodyElseGetsIsNotTheirDevice() {
        UUID phone = only(sweep(proof("192.168.7.20", PHONE)));
        sweep(proof("192.168.7.20", PRINTER));

        assertThat(known).hasSize(2);
        assertThat(state(phone)).isEqualTo(SUSPECT);
    }

    @Test
    void aDeviceWithoutMacIsTheOneAtItsAddressAndLearnsItsMac() {
        UUID first = only(sweep(proof("192.168.7.20", null)));
        assertThat(only(sweep(proof("192.168.7.20", null)))).isEqualTo(first);
        assertThat(only(sweep(proof("192.168.7.20", PHONE)))).isEqualTo(first);
        assertThat(changes).containsExactly(new Noted(first, Kind.MAC, null, PHONE));
        // proof by TCP alone is still of that device
        assertThat(only(sweep(proof("192.168.7.20", null)))).isEqualTo(first);
        assertThat(get(first).mac()).isEqualTo(PHONE);
    }

    @Test
    void twoEntriesThatTurnOutToBeOneAreMergedIntoTheOlderKnowledge() {
        UUID nameless = only(sweep(proof("192.168.7.31", null)));
        UUID phone = newest(sweep(proof("192.168.7.20", PHONE), proof("192.168.7.31", null)));
        Outcome outcome = sweep(proof("192.168.7.31", PHONE));

        assertThat(outcome.merged()).isEqualTo(Map.of(nameless, phone));
        assertThat(known.keySet()).containsExactly(phone);
        assertThat(get(phone).firstSeen()).isEqualTo(now.minusSeconds(60));
        assertThat(changes)
                .containsExactly(
                        new Noted(phone, Kind.MERGED, nameless.toString(), null),
                        new Noted(phone, Kind.IP, "192.168.7.20", "192.168.7.31"));
    }

    @Test
    void aMacWithSeveralAddressesKeepsTheOneItHad() {
        UUID router = only(sweep(proof("192.168.7.254", PRINTER)));
        assertThat(only(sweep(proof("192.168.7.1", PRINTER), proof("192.168.7.254", PRINTER))))
                .isEqualTo(router);
        assertThat(changes).isEmpty();
        sweep(proof("192.168.7.10", PRINTER), proof("192.168.7.9", PRINTER));
        assertThat(get(router).ip()).isEqualTo("192.168.7.9");
    }

    @Test
    void anOldEntryNeitherMovesADeviceNorNamesIt() {
        UUID phone = only(sweep(proof("192.168.7.20", PHONE)));
        names.put("192.168.7.31", "somebody-else.local");
        sweep(old("192.168.7.31", PHONE));

        assertThat(get(phone).ip()).isEqualTo("192.168.7.20");
        assertThat(get(phone).hostname()).isNull();
        assertThat(state(phone)).isEqualTo(SUSPECT);
    }

    @Test
    void whoIsNotSeenIsJudgedOnlyWhereItWasLookedFor() {
        UUID here = only(sweep(proof("192.168.7.20", PHONE)));
        UUID elsewhere = newest(sweep(proof("192.168.7.20", PHONE), proof("10.0.0.5", PRINTER)));
        sweep();
        sweep();

        assertThat(state(here)).isEqualTo(OFFLINE);
        assertThat(state(elsewhere)).isEqualTo(ONLINE);
        assertThat(changes).containsExactly(new Noted(here, Kind.STATE, "suspect", "offline"));
        sweep();
        assertThat(changes).isEmpty();
    }

    @Test
    void madeUpMacsAreMarkedAndNamesAndScannersAreNoted() {
        UUID scanner = UUID.randomUUID();
        names.put("192.168.7.20", "annas-phone.local");
        scanners.put("192.168.7.20", scanner);
        UUID phone = only(sweep(proof("192.168.7.20", MADE_UP)));

        assertThat(get(phone).randomised()).isTrue();
        assertThat(get(phone).hostname()).isEqualTo("annas-phone.local");
        assertThat(get(phone).scannerId()).isEqualTo(scanner);

        scanners.clear();
        sweep(proof("192.168.7.20", MADE_UP));
        assertThat(get(phone).scannerId()).isEqualTo(scanner);

        scanners.put("192.168.7.21", scanner);
        UUID other = newest(sweep(proof("192.168.7.20", MADE_UP), proof("192.168.7.21", PHONE)));
        assertThat(get(phone).scannerId()).isNull();
        assertThat(get(other).scannerId()).isEqualTo(scanner);
    }

    @Test
    void noMoreAreKeptThanThereIsRoomForUnlessOneIsOffline() {
        most = 1;
        UUID phone = only(sweep(proof("192.168.7.20", PHONE)));
        sweep(proof("192.168.7.20", PHONE), proof("192.168.7.21", PRINTER));
        assertThat(known.keySet()).containsExactly(phone);
        sweep();
        sweep();
        sweep(proof("192.168.7.21", PRINTER));
        assertThat(known).hasSize(2);
    }

    @Test
    void whoComesBackInTheSameSweepMakesNoRoom() {
        most = 2;
        UUID phone = only(sweep(proof("192.168.7.20", PHONE)));
        sweep();
        sweep();
        assertThat(state(phone)).isEqualTo(OFFLINE);
        sweep(proof("192.168.7.19", PRINTER), proof("192.168.7.20", PHONE), proof("192.168.7.21", MADE_UP));

        assertThat(state(phone)).isEqualTo(ONLINE);
        assertThat(known).hasSize(2);
    }

    private Outcome sweep(Spot... spots) {
        now = now.plusSeconds(30);
        Subnet looked = Subnet.parse("192.168.7.0/24");
        Outcome outcome = Census.of(
                new ArrayList<>(known.values()),
                new Round(now, List.of(spots), looked::contains, names, scanners, most),
                mac -> null,
                Vendors::isRandomised,
                UUID::randomUUID);
        outcome.merged().keySet().forEach(known::remove);
        outcome.kept().forEach(entry -> known.put(entry.id(), entry));
        outcome.created().forEach(entry -> known.put(entry.id(), entry));
        changes = outcome.changes();
        return outcome;
    }

    private UUID only(Outcome outcome) {
        assertThat(outcome.kept().size() + outcome.created().size()).isEqualTo(1);
        return known.keySet().iterator().next();
    }

    private static UUID newest(Outcome outcome) {
        assertThat(outcome.created()).hasSize(1);
        return outcome.created().get(0).id();
    }

    private Entry get(UUID id) {
        return Objects.requireNonNull(known.get(id));
    }

    private DeviceState state(UUID id) {
        return get(id).standing().state();
    }

    private static Spot proof(String ip, @Nullable String mac) {
        return new Spot(ip, mac, true, "ARP");
    }

    private static Spot old(String ip, String mac) {
        return new Spot(ip, mac, false, "UNCONFIRMED");
    }
}
