package io.gatehouse.web.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Refuses calls about what lies out of the caller's reach. Every id in the address is looked at, whatever it is called:
 * what a resource does with it makes no difference.
 */
@Provider
@Priority(Priorities.USER)
public class CallBounds implements ContainerRequestFilter {

    @Inject
    private Reachable reachable;

    @Override
    public void filter(ContainerRequestContext call) {
        List<UUID> ids = Stream.concat(
                        values(call.getUriInfo().getPathParameters()),
                        values(call.getUriInfo().getQueryParameters()))
                .flatMap(Ids::in)
                .distinct()
                .toList();
        if (!ids.isEmpty()) {
            reachable.check(ids);
        }
    }

    private static Stream<String> values(MultivaluedMap<String, String> parameters) {
        return parameters.values().stream().flatMap(Collection::stream);
    }
}
