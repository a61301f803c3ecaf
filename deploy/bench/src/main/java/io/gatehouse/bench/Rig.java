package io.gatehouse.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A running product with an event, its guests and the scanners that will ask. */
record Rig(Product product, Venue venue, List<Scanner> scanners, Crowd crowd) {

    static Rig set(Product product, int tickets, int connections) throws IOException, SQLException {
        product.superuser().requireDurable();
        var venue = Venue.open(product.url());
        Tickets.seed(product.database(), venue.eventId(), tickets);
        List<Scanner> scanners = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            scanners.add(venue.scanner());
        }
        return new Rig(product, venue, List.copyOf(scanners), new Crowd(venue, tickets));
    }

    Served scansOverHttp() {
        return overHttp("scans over HTTP", "/api/scanner/scans");
    }

    Served scansOverSocket() {
        return new Served(
                "scans over /ws/scanner",
                product.url(),
                this,
                scanner -> new SocketWire(product.url(), venue.eventId(), scanner.token()));
    }

    Served nothing() {
        return overHttp("do nothing", "/bench/nothing");
    }

    Served nothingBehindFront() {
        return overHttp("do nothing, behind the product's front", "/api/bench/nothing");
    }

    Served naive() {
        return overHttp("naive: a JTA transaction a scan", "/api/bench/naive");
    }

    /** Late uploads: lists of scans, each list in a request. */
    Served lists(int size) {
        return new Served(
                        "/batch, " + size + " scans a list",
                        product.url(),
                        this,
                        scanner -> HttpWire.lists(product.url(), scanner.token(), size, crowd::next))
                .of(size);
    }

    /** The same rig with fewer of its scanners. */
    Rig with(int connections) {
        return new Rig(product, venue, scanners.subList(0, connections), crowd);
    }

    private Served overHttp(String name, String path) {
        return new Served(name, product.url(), this, scanner -> HttpWire.scans(product.url(), path, scanner.token()));
    }

    /** Lets a run begin with the same dirty pages as the others: none. */
    void settle() throws IOException, SQLException {
        product.superuser().run("CHECKPOINT");
    }
}
