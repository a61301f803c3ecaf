package io.gatehouse.micro;

import io.gatehouse.audit.seal.Broken;
import io.gatehouse.audit.seal.DatabaseLedger;
import io.gatehouse.audit.seal.DumpLedger;
import io.gatehouse.audit.seal.DumpLedger.UnreadableDump;
import io.gatehouse.audit.seal.Inspection;
import io.gatehouse.audit.seal.Ledger;
import io.gatehouse.audit.seal.Seal;
import io.gatehouse.audit.seal.SealKey;
import io.gatehouse.audit.seal.Verification;
import io.gatehouse.audit.seal.Witness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what the audit holds with its seals, away from the server that made them. It needs the installation's key,
 * for that is what nobody has who has only the database.
 */
final class AuditCheck {

    private final Settings settings;
    private final SealKey key;

    private AuditCheck(Settings settings, SealKey key) {
        this.settings = settings;
        this.key = key;
    }

    static AuditCheck with(Settings settings) {
        return new AuditCheck(settings, SealKey.derivedFrom(installationKey(settings)));
    }

    /** A dump that pg_dump wrote in its plain format, or pg_restore from another. */
    boolean dump(String file) {
        try (BufferedReader reader = file.equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            // a dump may well be older than the newest seal: only a witness that is named counts
            return tell(DumpLedger.read(reader), witnesses(settings.get(Option.AUDIT_WITNESS)));
        } catch (UnreadableDump e) {
            throw new StartFailure("can't check " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StartFailure("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    boolean database(Database database) {
        Path kept = settings.data().resolve(DataFolder.AUDIT_WITNESS);
        String file = settings.has(Option.AUDIT_WITNESS) ? settings.get(Option.AUDIT_WITNESS) : kept.toString();
        List<Witness> witnesses =
                settings.has(Option.AUDIT_WITNESS) || Files.exists(kept) ? witnesses(file) : List.of();
        try (Connection connection = database.patiently()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return tell(new DatabaseLedger(connection), witnesses);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    private boolean tell(Ledger ledger, List<Witness> witnesses) {
        Verification found = new Inspection(ledger, key, witnesses).from(1);
        List<String> lines = new ArrayList<>();
        lines.add("Checked %,d audit records and %,d scans in %,d seals; %,d are not sealed yet."
                .formatted(found.records(), found.scans(), found.seals(), found.unsealed()));
        Seal newest = found.newest();
        if (newest != null) {
            lines.add("Newest seal: " + newest.no() + " of " + newest.at());
            lines.add("  digest     " + newest.digest());
            lines.add("  signature  " + newest.signature());
            lines.add("  public key " + key.publicKey());
        }
        if (found.ok()) {
            lines.add("All is as it was sealed.");
        } else {
            lines.add("NOT as it was sealed:");
            for (Broken broken : found.broken()) {
                lines.add("  " + broken.sentence());
            }
            if (found.broken().size() == Verification.MOST_LISTED) {
                lines.add("  and more may be");
            }
        }
        lines.forEach(Terminal.OUT::println);
        return found.ok();
    }

    private static List<Witness> witnesses(String file) {
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(
                    Witness.read(Path.of(file)).orElseThrow(() -> new StartFailure("there is no witness " + file)));
        } catch (IOException e) {
            throw new StartFailure("can't read the witness " + file + ": " + e.getMessage(), e);
        }
    }

    private static String installationKey(Settings settings) {
        if (settings.has(Option.INSTALLATION_KEY)) {
            return settings.get(Option.INSTALLATION_KEY);
        }
        Path file = settings.data().resolve(DataFolder.INSTALLATION_KEY);
        try {
            String key = Files.readString(file).strip();
            if (Secret.isKey(key)) {
                return key;
            }
            throw new StartFailure("the key in " + file + " is damaged");
        } catch (IOException e) {
            throw new StartFailure(
                    "the check needs the installation's key: there is none in " + file + "; set "
                            + Option.INSTALLATION_KEY.property(),
                    e);
        }
    }
}
