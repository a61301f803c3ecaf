package io.gatehouse.web.admission;

import io.gatehouse.common.ProblemType;
import io.gatehouse.scanner.RightsWatch;
import io.gatehouse.web.socket.Outbox;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The scanners that have joined their event on a socket of this node; one scanner may have several sockets. */
@ApplicationScoped
public class Joined {

    /** One socket that has joined. */
    public static final class Member {

        private final UUID scannerId;
        private final String token;
        private final Outbox outbox;
        private final AtomicReference<@Nullable ProblemType> told = new AtomicReference<>();

        Member(UUID scannerId, String token, Outbox outbox) {
            this.scannerId = scannerId;
            this.token = token;
            this.outbox = outbox;
        }

        public UUID scannerId() {
            return scannerId;
        }

        public Outbox outbox() {
            return outbox;
        }

        String token() {
            return token;
        }

        boolean isWelcome() {
            return told.get() == null;
        }

        /** Whether it hasn't been told so already; none: all is well. */
        boolean isNews(@Nullable ProblemType problem) {
            return told.getAndSet(problem) != problem;
        }
    }

    private final Map<UUID, Set<Member>> byEvent = new ConcurrentHashMap<>();

    @Inject
    private RightsWatch watch;

    /** Events with open sockets are watched, whether anybody says anything there or not. */
    @PostConstruct
    void start() {
        watch.follow(this::events);
    }

    void join(UUID eventId, Member member) {
        byEvent.compute(eventId, (same, members) -> {
            Set<Member> all = members == null ? ConcurrentHashMap.newKeySet() : members;
            all.add(member);
            return all;
        });
    }

    void leave(UUID eventId, Member member) {
        byEvent.computeIfPresent(eventId, (same, members) -> {
            members.remove(member);
            return members.isEmpty() ? null : members;
        });
    }

    /** Events at which somebody has joined. */
    public Set<UUID> events() {
        return Set.copyOf(byEvent.keySet());
    }

    public Collection<Member> at(UUID eventId) {
        return List.copyOf(byEvent.getOrDefault(eventId, Set.of()));
    }

    /** Tells all scanners of an event, but for those that may do nothing now. */
    public void tell(UUID eventId, String message) {
        at(eventId).stream()
                .filter(Member::isWelcome)
                .forEach(member -> member.outbox().send(message));
    }
}
