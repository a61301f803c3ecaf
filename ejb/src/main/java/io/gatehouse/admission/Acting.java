package io.gatehouse.admission;

import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact;
import io.gatehouse.common.Fact.Origin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who acts at a scanner: the person who signed on there, or else nobody but the scanner itself. */
final class Acting {

    private Acting() {}

    static Origin at(UUID scannerId, @Nullable UUID operatorId, Origin scanner) {
        return at(scannerId, operatorId, scanner.address(), scanner.userAgent());
    }

    static String name(UUID scannerId, @Nullable UUID operatorId) {
        return operatorId == null ? scanner(scannerId) : "staff/" + operatorId;
    }

    /** A fact of the present request. */
    static Fact by(Fact fact, UUID scannerId, @Nullable UUID operatorId, Caller caller) {
        return fact.by(at(scannerId, operatorId, caller.address(), caller.userAgent()));
    }

    /** With the device where a person acted at one. */
    private static Origin at(
            UUID scannerId, @Nullable UUID operatorId, @Nullable String address, @Nullable String userAgent) {
        String device = operatorId == null ? null : scanner(scannerId);
        return new Origin(name(scannerId, operatorId), address, userAgent, device);
    }

    private static String scanner(UUID scannerId) {
        return "scanner/" + scannerId;
    }
}
