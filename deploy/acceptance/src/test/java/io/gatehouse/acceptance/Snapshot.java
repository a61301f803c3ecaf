package io.gatehouse.acceptance;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What a scanner knows from snapshots, read as docs/offline-snapshot.md says. */
final class Snapshot {
    private final Door door;
    private final Map<String, JsonObject> tickets = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    private String cursor = "";
    private int told;
    private int pages;
    private boolean full;
    private @Nullable JsonObject lastPage;

    Snapshot(Door door) {
        this.door = door;
    }

    /** Follows the pages to the last. */
    Snapshot update() {
        told = 0;
        pages = 0;
        var next = cursor;
        while (next != null) {
            var page = ask(door, next).expect(200).json();
            take(page);
            next = page.isNull("next") ? null : page.getString("next");
        }
        return this;
    }

    static Answer ask(Door door, String since) {
        return door.api().get("/api/scanner/snapshot" + (since.isEmpty() ? "" : "?since=" + since));
    }

    private void take(JsonObject page) {
        full = page.getBoolean("full");
        if (full && page.getBoolean("first")) {
            tickets.clear();
            removed.clear();
        }
        for (var ticket : page.getJsonArray("tickets").getValuesAs(JsonObject.class)) {
            tickets.put(ticket.getString("h"), ticket);
            told++;
        }
        for (var hash : page.getJsonArray("removed").getValuesAs(JsonString.class)) {
            tickets.remove(hash.getString());
            removed.add(hash.getString());
        }
        cursor = page.getString("cursor");
        lastPage = page;
        pages++;
    }

    JsonObject of(Ticket ticket) {
        var known = tickets.get(hash(ticket.code()));
        if (known == null) {
            throw new AssertionError("The snapshot doesn't know the ticket");
        }
        return known;
    }

    boolean knows(Ticket ticket) {
        return tickets.containsKey(hash(ticket.code()));
    }

    boolean isRemoved(Ticket ticket) {
        return removed.contains(hash(ticket.code()));
    }

    /** What the holder of the code can read. */
    JsonObject details(Ticket ticket) {
        var sealed = Base64.getUrlDecoder().decode(of(ticket).getString("d"));
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(key(ticket.code()), "AES");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, Arrays.copyOf(sealed, 12)));
            var text = new String(cipher.doFinal(sealed, 12, sealed.length - 12), StandardCharsets.UTF_8);
            try (var reader = Json.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        } catch (GeneralSecurityException e) {
            throw new AssertionError("The details cannot be read with the code", e);
        }
    }

    int size() {
        return tickets.size();
    }

    /** How many tickets the last update spoke of. */
    int told() {
        return told;
    }

    int pages() {
        return pages;
    }

    boolean full() {
        return full;
    }

    JsonObject page() {
        if (lastPage == null) {
            throw new AssertionError("Nothing was asked yet");
        }
        return lastPage;
    }

    static String hash(String code) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HKDF-SHA-256 without a salt. */
    private static byte[] key(String code) throws GeneralSecurityException {
        var extracted = hmac(new byte[32], code.getBytes(StandardCharsets.UTF_8));
        return hmac(extracted, "gatehouse-details-v1\u0001".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }
}
