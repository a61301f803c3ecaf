package io.gatehouse.web.scanner;

import io.gatehouse.scanner.Operator;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Operator")
public record OperatorJson(UUID id, String name, Instant since) {

    static OperatorJson of(Operator operator) {
        return new OperatorJson(operator.id(), operator.name(), operator.since());
    }
}
