package io.gatehouse.server;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Supplier;

@Stateless
@RunAs("ADMIN")
@PermitAll
public class AsAdmin {

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public <T> T call(Supplier<T> work) {
        return work.get();
    }
}
