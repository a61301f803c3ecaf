package io.gatehouse.web.scanner;

import io.gatehouse.scanner.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** What a scanner's profile means to who hands the device out. */
@Named
@ApplicationScoped
public class PairingWords {

    public String of(Profile profile) {
        return switch (profile) {
            case FULL -> "Scan, search, let in by hand, undo";
            case SCAN_ONLY -> "Scan only";
            case KIOSK -> "Scan only, without showing names";
        };
    }
}
