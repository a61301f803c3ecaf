package io.gatehouse.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import io.gatehouse.discovery.Census.Noted;
import io.gatehouse.discovery.DeviceChange.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SweepStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Ledger LEDGER = new Ledger(RealDatabase.another("discovery"));

    private final UUID node = UUID.randomUUID();

    @Test
    void ofManyWhoBeginAtOnceOneDoesAndTheNumbersHaveNoGaps() throws Exception {
        Set<Long> numbers = new HashSet<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                Callable<Optional<Long>> begin =
                        () -> LEDGER.inTransaction(sql -> SweepStore.begin(sql, "staff/x", node, NOON));
                List<Long> begun = new ArrayList<>();
                for (Future<Optional<Long>> one : threads.invokeAll(Collections.nCopies(16, begin))) {
                    one.get().ifPresent(begun::add);
                }
                assertThat(begun).hasSize(1);
                numbers.add(begun.get(0));
                assertThat(end(begun.get(0))).isTrue();
                assertThat(end(begun.get(0))).isFalse();
            }
        } finally {
            threads.shutdown();
        }
        long first = numbers.stream().mapToLong(Long::longValue).min().orElseThrow();
        assertThat(numbers).contains(first + 1, first + 2, first + 3, first + 4);
    }

    @Test
    void oneWhoseNodeHasGoneIsGivenUpAndWhatItBringsLaterIsNotTaken() {
        long seq = begin();
        assertThat(giveUp()).isEmpty();
        LEDGER.inTransaction(sql ->
                sql.run("UPDATE discovery_sweep SET lease_until = lease_until - interval '1 hour' WHERE seq = ?", seq));
        assertThat(giveUp()).contains(seq);
        assertThat(end(seq)).isFalse();
        assertThat(LEDGER.<Boolean>inTransaction(sql -> SweepStore.goOn(sql, seq, node, 1, 2)))
                .isFalse();
        long next = begin();
        assertThat(next).isEqualTo(seq + 1);
        end(next);
    }

    @Test
    void devicesAreReadAsTheyWereWrittenAndOneThatIsMergedLeavesItsHistory() {
        Entry phone = entry("192.168.7.20", "da:a1:19:00:00:01");
        Entry nameless = entry("192.168.7.31", null);
        long seq = begin();
        end(seq);
        LEDGER.inTransaction(sql -> {
            DeviceStore.add(sql, List.of(phone, nameless));
            DeviceStore.note(sql, seq, NOON, List.of(new Noted(nameless.id(), Kind.APPEARED, null, "192.168.7.31")));
            DeviceStore.keep(sql, List.of(phone.at("192.168.7.32").called("anna's \"phone\"")));
            DeviceStore.merge(sql, Map.of(nameless.id(), phone.id()));
            return true;
        });

        assertThat(one(nameless.id())).isEmpty();
        assertThat(one(phone.id())).contains(phone.at("192.168.7.32").called("anna's \"phone\""));
        assertThat(changes(phone.id()))
                .singleElement()
                .satisfies(change -> assertThat(change.after()).isEqualTo("192.168.7.31"));
        assertThat(changedBy(seq)).hasSize(1);
        assertThat(LEDGER.<Boolean>inTransaction(sql -> DeviceStore.forget(sql, phone.id(), NOON)))
                .isFalse();
    }

    @Test
    void theLongestOfflineAreForgottenBeyondTheMost() {
        List<Entry> gone = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Entry one = entry("192.168.8." + i, null);
            gone.add(new Entry(
                    one.id(),
                    one.ip(),
                    null,
                    null,
                    null,
                    false,
                    null,
                    new Standing(DeviceState.OFFLINE, 2, NOON.minusSeconds(i)),
                    "ARP",
                    NOON,
                    null));
        }
        LEDGER.inTransaction(sql -> {
            DeviceStore.add(sql, gone);
            DeviceStore.forgetChanges(sql, NOON.minusSeconds(1));
            return DeviceStore.forgetBeyond(sql, DeviceStore.all(sql).size() - 1);
        });

        assertThat(one(gone.get(3).id())).isEmpty();
        assertThat(one(gone.get(2).id())).isPresent();
    }

    @Test
    void whoIsOutsideOfWhatIsLookedAtIsOfflineAndThatIsNoted() {
        Entry stays = entry("192.168.9.20", null);
        Entry left = entry("192.168.10.20", "da:a1:19:00:00:02");
        LEDGER.inTransaction(sql -> {
            DeviceStore.add(sql, List.of(stays, left));
            DeviceStore.leaveAllBut(sql, List.of("192.168.7.0/24", "192.168.8.0/24", "192.168.9.0/24"), NOON);
            DeviceStore.leaveAllBut(sql, List.of("192.168.7.0/24", "192.168.8.0/24", "192.168.9.0/24"), NOON);
            return true;
        });

        assertThat(one(stays.id())).contains(stays);
        assertThat(one(left.id())).contains(left.left());
        assertThat(changes(left.id())).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo("online");
            assertThat(change.after()).isEqualTo("offline");
            assertThat(change.seq()).isNull();
        });
        assertThat(LEDGER.<Boolean>inTransaction(sql -> DeviceStore.forget(sql, left.id(), NOON)))
                .isTrue();
    }

    @Test
    void whoIsOnlineOnlyBecauseNobodyLooksCanBeForgotten() {
        Entry one = entry("192.168.9.21", null);
        Entry other = entry("192.168.9.22", null);
        LEDGER.inTransaction(sql -> {
            DeviceStore.add(sql, List.of(one, other));
            return true;
        });

        assertThat(LEDGER.<Boolean>inTransaction(sql -> DeviceStore.forget(sql, one.id(), NOON.plusMillis(1))))
                .isTrue();
        assertThat(LEDGER.<Integer>inTransaction(sql -> DeviceStore.forgetGone(sql, NOON)))
                .isNotNegative();
        assertThat(one(other.id())).isPresent();
        LEDGER.inTransaction(sql -> DeviceStore.forgetGone(sql, NOON.plusMillis(1)));
        assertThat(one(other.id())).isEmpty();
    }

    @Test
    void settingsAreOffAtFirst() {
        assertThat(settings()).isEqualTo(new DiscoverySettings(false, List.of(), true, false, false, 30, false));
    }

    private static Optional<Entry> one(UUID id) {
        return LEDGER.read(sql -> DeviceStore.one(sql, id));
    }

    private static List<DeviceChange> changes(UUID id) {
        return LEDGER.read(sql -> DeviceStore.changes(sql, id, Long.MAX_VALUE, 10));
    }

    private static List<Entry> changedBy(long seq) {
        return LEDGER.read(sql -> DeviceStore.changedBy(sql, seq));
    }

    private static DiscoverySettings settings() {
        return LEDGER.read(SettingStore::read);
    }

    private long begin() {
        return LEDGER.inTransaction(sql -> SweepStore.begin(sql, "staff/x", node, NOON))
                .orElseThrow();
    }

    private boolean end(long seq) {
        return LEDGER.inTransaction(sql -> SweepStore.end(sql, seq, node, new Ending(NOON, null, 14, 3, null)));
    }

    private static Optional<Long> giveUp() {
        return LEDGER.inTransaction(sql -> SweepStore.giveUpAbandoned(sql, NOON));
    }

    private static Entry entry(String ip, @Nullable String mac) {
        return new Entry(
                UUID.randomUUID(),
                ip,
                mac,
                null,
                "Maker",
                mac != null,
                null,
                Standing.first(Standing.Seen.PROOF, NOON),
                "ARP",
                NOON,
                null);
    }
}
