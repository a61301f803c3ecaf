package io.gatehouse.network;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Fact.Origin;
import io.gatehouse.network.NetworkStore.Numbered;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Has the database remember what is offered, in a transaction of its own: what is told to clients must be committed before. */
@Dependent
public class Announcer {

    private static final Origin SYSTEM = new Origin("system", null, null);

    @Inject
    private NetworkStore store;

    @Inject
    private Event<Fact> facts;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Numbered tell(UUID node, Offer own, String instance) {
        boolean changed = store.tell(node, own.text());
        Numbered all = store.read();
        if (changed) {
            Offer offer = Offer.read(all.content(), own);
            Fact fact = Fact.of("network.changed", null, "network", instance)
                    .with("sequence", all.sequence())
                    .with("local", String.join(" ", offer.localUrls()))
                    .by(SYSTEM);
            facts.fire(
                    offer.outside() == null
                            ? fact
                            : fact.with("public", offer.outside().url()));
        }
        return all;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Numbered read() {
        return store.read();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void tell(TunnelState tunnel) {
        Fact fact = Fact.of(tunnel.up() ? "tunnel.up" : "tunnel.down", null, "tunnel", tunnel.kind())
                .by(SYSTEM);
        fact = tunnel.url() == null ? fact : fact.with("url", tunnel.url());
        facts.fire(tunnel.fault() == null ? fact : fact.with("fault", tunnel.fault()));
    }
}
