package io.gatehouse.web.scanner;

import io.gatehouse.scanner.Command;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A command as supervisors see it; the scanner's own words for it don't say who issued it. */
@Schema(name = "IssuedCommand")
public record CommandJson(
        UUID id,

        @Schema(enumeration = {"lock", "unlock", "wipe", "message", "resync"})
        String name,

        @Nullable String text,
        Instant at,
        String issuedBy) {

    static CommandJson of(Command command) {
        return new CommandJson(command.id(), command.name().wire(), command.text(), command.at(), command.issuedBy());
    }
}
