package io.gatehouse.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    private static final Instant END = Instant.parse("2026-11-21T18:00:00Z");

    @Test
    void aScannerExpiresADayAfterItsEventUnlessExtended() {
        assertThat(Expiry.of(END, null)).isEqualTo(END.plus(Duration.ofDays(1)));
        assertThat(Expiry.of(END, END)).isEqualTo(END.plus(Duration.ofDays(1)));
        assertThat(Expiry.of(END, END.plus(Duration.ofDays(3)))).isEqualTo(END.plus(Duration.ofDays(3)));
    }

    @Test
    void onlyAnApprovedScannerLooksExpired() {
        assertThat(Expiry.apply(ScannerStatus.APPROVED, END, END)).isEqualTo(ScannerStatus.EXPIRED);
        assertThat(Expiry.apply(ScannerStatus.APPROVED, END, END.minusMillis(1)))
                .isEqualTo(ScannerStatus.APPROVED);
        assertThat(Expiry.apply(ScannerStatus.REVOKED, END, END)).isEqualTo(ScannerStatus.REVOKED);
    }
}
