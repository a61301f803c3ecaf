package io.gatehouse.bench;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** One scan to be asked: of a guest who has not been at this checkpoint yet, unless said otherwise. */
record Scan(String scanId, String checkpointId, String code) {

    static Scan of(String checkpointId, String code) {
        // random enough to be unique, and far cheaper than UUID.randomUUID
        var random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new Scan(new UUID(high, low).toString(), checkpointId, code);
    }

    String json() {
        return "{\"scanId\":\"" + scanId + "\",\"checkpointId\":\"" + checkpointId + "\",\"code\":\"" + code + "\"}";
    }

    /** As one of a late upload, scanned at that time. */
    String late(String scannedAt) {
        String json = json();
        return json.substring(0, json.length() - 1) + ",\"scannedAt\":\"" + scannedAt + "\"}";
    }
}
