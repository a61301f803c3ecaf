package io.gatehouse.audit.seal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through the chain and compares: each seal with the one before and its signature, each row with its seal. */
public final class Inspection {

    private record Name(Kind kind, long number) {}

    private final Ledger ledger;
    private final SealKey key;
    private final Collection<Witness> witnesses;
    private final List<Truncation> truncations;
    private final List<Broken> broken = new ArrayList<>();

    private long records;
    private long scans;
    private long seals;
    private @Nullable Seal last;
    private Truncation.Removed removed = new Truncation.Removed();
    private boolean removedWhole = true;

    public Inspection(Ledger ledger, SealKey key, Collection<Witness> witnesses) {
        this.ledger = ledger;
        this.key = key;
        this.witnesses = witnesses;
        truncations = ledger.truncations();
    }

    /** Of the seals from that number on; 1 for all. */
    public Verification from(long first) {
        checkTruncationsAreSigned();
        last = ledger.sealBefore(first).orElse(null);
        removedWhole = last == null || truncations.stream().anyMatch(truncation -> truncation.through() == first - 1);
        List<Seal> together = ledger.sealsAfter(first - 1);
        while (!together.isEmpty() && broken.size() < Verification.MOST_LISTED) {
            check(together);
            together = ledger.sealsAfter(together.get(together.size() - 1).no());
        }
        checkNothingIsCutOff();
        Seal end = last;
        long unsealed = ledger.countFrom(end == null ? Long.MIN_VALUE : end.uptoTurn());
        if (end == null && unsealed > 0) {
            // where anything was ever recorded there was a seal a second later
            found(1, "seal", 1, "cut-off");
        }
        List<Broken> listed = broken.stream().limit(Verification.MOST_LISTED).toList();
        return new Verification(records, scans, seals, unsealed, end, listed);
    }

    private void check(List<Seal> together) {
        long from = together.get(0).fromTurn();
        long upto = together.get(together.size() - 1).uptoTurn();
        List<Row> stored = from < upto ? ledger.rows(from, upto) : List.of();
        int at = 0;
        for (Seal seal : together) {
            if (!isSound(seal)) {
                // what it says of its rows proves nothing
                while (at < stored.size() && stored.get(at).turn() < seal.uptoTurn()) {
                    at++;
                }
            } else {
                Map<Name, Row> present = new HashMap<>();
                while (at < stored.size() && stored.get(at).turn() < seal.uptoTurn()) {
                    Row row = stored.get(at++);
                    if (row.turn() >= seal.fromTurn()) {
                        Name name = new Name(row.kind(), row.number());
                        if (present.put(name, row) != null) {
                            found(seal.no(), name.kind().word(), name.number(), "added");
                        }
                    }
                }
                compare(seal, present);
            }
            checkTruncation(seal);
            seals++;
            last = seal;
        }
    }

    private boolean isSound(Seal seal) {
        Seal before = last;
        long expected = before == null ? 1 : before.no() + 1;
        if (seal.no() != expected) {
            for (long missing = expected; missing < seal.no() && broken.size() < Verification.MOST_LISTED; missing++) {
                found(missing, "seal", missing, "removed");
            }
        }
        boolean follows = seal.no() != expected
                || (before == null
                        ? seal.previous().equals(Seal.NOTHING_BEFORE) && seal.fromTurn() == Long.MIN_VALUE
                        : seal.previous().equals(before.digest()) && seal.fromTurn() == before.uptoTurn());
        if (!seal.isWhole()) {
            return found(seal.no(), "seal", seal.no(), "changed");
        }
        if (!seal.isSigned(key)) {
            return found(seal.no(), "seal", seal.no(), "unsigned");
        }
        // a whole and signed one that doesn't follow is one of another chain
        return follows || found(seal.no(), "seal", seal.no(), "changed");
    }

    private void compare(Seal seal, Map<Name, Row> present) {
        boolean truncated = truncations.stream().anyMatch(truncation -> truncation.through() >= seal.no());
        records += seal.records();
        scans += seal.scans();
        for (Row sealed : seal.entries().rows()) {
            Row stored = present.remove(new Name(sealed.kind(), sealed.number()));
            if (stored == null) {
                if (!(truncated && sealed.kind() == Kind.AUDIT)) {
                    boolean elsewhere = ledger.has(sealed.kind(), sealed.number());
                    found(seal.no(), sealed.kind().word(), sealed.number(), elsewhere ? "changed" : "removed");
                }
            } else if (!stored.isAs(sealed)) {
                found(seal.no(), sealed.kind().word(), sealed.number(), "changed");
            }
        }
        present.keySet().stream()
                .sorted((a, b) -> Long.compare(a.number(), b.number()))
                .forEach(name -> found(seal.no(), name.kind().word(), name.number(), "added"));
    }

    private void checkTruncationsAreSigned() {
        for (Truncation truncation : truncations) {
            if (!truncation.isSigned(key)) {
                found(truncation.through(), "truncation", truncation.through(), "unsigned");
            }
        }
    }

    private void checkTruncation(Seal seal) {
        removed.add(seal);
        for (Truncation truncation : truncations) {
            if (truncation.through() == seal.no()) {
                if (removedWhole && !removed.isToldBy(truncation, seal)) {
                    found(seal.no(), "truncation", seal.no(), "changed");
                }
                removed = new Truncation.Removed();
                removedWhole = true;
            }
        }
    }

    private void checkNothingIsCutOff() {
        for (Witness witness : witnesses) {
            if (!witness.isSigned(key)) {
                found(witness.no(), "witness", witness.no(), "unsigned");
                continue;
            }
            Optional<Seal> stored = ledger.sealBefore(witness.no() + 1);
            if (stored.isEmpty() || stored.get().no() < witness.no()) {
                long missing = stored.map(Seal::no).orElse(0L) + 1;
                found(missing, "seal", missing, "cut-off");
            } else if (!witness.isOf(stored.get())) {
                found(witness.no(), "seal", witness.no(), "changed");
            }
        }
    }

    private boolean found(long seal, String kind, long number, String problem) {
        Broken another = new Broken(seal, kind, number, problem);
        if (!broken.contains(another)) {
            broken.add(another);
        }
        return false;
    }
}
