package io.gatehouse.ticket;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns that an import reads; others may stand between them. */
enum ImportColumn {
    REFERENCE("reference"),
    HOLDER("holder"),
    EMAIL("email"),
    CATEGORY("category"),
    VALID_FROM("validFrom"),
    VALID_UNTIL("validUntil"),
    PAID("paid"),
    CODE("code");

    private final String title;

    ImportColumn(String title) {
        this.title = title;
    }

    /** As the header line has it, and as errors name it. */
    String title() {
        return title;
    }

    static Optional<ImportColumn> titled(String header) {
        String wanted = header.strip().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(column -> column.title.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }
}
