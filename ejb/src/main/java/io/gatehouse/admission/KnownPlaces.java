package io.gatehouse.admission;

import io.gatehouse.scanner.ScannerStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Places as they were read. Whether they still hold is looked at with every load of scans, by the version of their event's
 * rights that they were read at: see {@link Lookup#outdated}.
 */
final class KnownPlaces {

    private static final int MOST = 10_000;

    private final Map<Places.Key, Place> known = new ConcurrentHashMap<>();

    Places of(Sql sql, Collection<Places.Key> asked, Instant now) {
        List<Place> found = new ArrayList<>();
        List<Places.Key> unknown = new ArrayList<>();
        for (Places.Key key : asked) {
            Place place = known.get(key);
            if (place != null && now.isBefore(place.expiresAt())) {
                found.add(place);
            } else {
                unknown.add(key);
            }
        }
        Places places = unknown.isEmpty() ? Places.none() : Places.read(sql, unknown, now);
        places.all().forEach(this::remember);
        found.forEach(places::add);
        return places;
    }

    void forget() {
        known.clear();
    }

    /** Only one that may scan: of any other nothing is looked up with the load. */
    private void remember(Place place) {
        if (place.checkpoint() != null && place.status() == ScannerStatus.APPROVED) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(new Places.Key(place.scannerId(), place.checkpoint().id()), place);
        }
    }
}
