package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The bound is 4 MiB a body, also after decompression; what is over it leaves nothing behind. */
@ExtendWith(Gatehouse.class)
class OversizedRequestsIT {
    private static final int MIB = 1 << 20;

    private final Api admin = Api.admin().with("Content-Type", "application/json");

    @Test
    void aBodyOverFourMebibytesIsTooLarge() {
        var before = newest();

        admin.post("/api/events", padded(4 * MIB + 1)).problem(413);
        admin.post("/api/events", padded(20 * MIB)).problem(413);

        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void aBodyOfUnknownLengthIsBoundToo() {
        var before = newest();
        var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(padded(6 * MIB)));

        admin.send("POST", "/api/events", endless).problem(413);

        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void aBodyJustUnderTheBoundIsRead() {
        admin.post("/api/events", padded(4 * MIB)).expect(201);
    }

    @Test
    void nobodyNeedsATokenToBeToldThatItIsTooMuch() {
        var anyone = Api.anyone().with("Content-Type", "application/json");

        assertThat(anyone.post("/api/events", padded(6 * MIB)).status()).isIn(401, 413);
        anyone.post("/api/sessions", padded(6 * MIB)).problem(413);
        anyone.post("/api/scanners", padded(6 * MIB)).problem(413);
        anyone.post(Queue.create().path("/places"), padded(6 * MIB)).problem(413);
    }

    @Test
    void aSmallBodyThatUnpacksToALargeOneIsRefused() throws IOException {
        var before = newest();
        var bomb = zipped(padded(64 * MIB));
        assertThat(bomb).hasSizeLessThan(MIB);

        assertThat(admin.with("Content-Encoding", "gzip")
                        .post("/api/events", bomb)
                        .refused()
                        .status())
                .isIn(400, 413, 415);

        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void aBodyThatOnlyClaimsToBePackedIsRefused() {
        admin.with("Content-Encoding", "gzip").post("/api/events", padded(200)).refused();
        admin.with("Content-Encoding", "secret")
                .post("/api/events", padded(200))
                .refused();
    }

    @Test
    void anAddressWithoutEndIsRefused() {
        Api.admin().get("/api/events?q=" + "x".repeat(100_000)).refused();
    }

    /** A valid creation, blown up by a field that nobody knows to exactly that many bytes. */
    private static byte[] padded(int size) {
        var fields = Event.description(Map.of("name", "Large"));
        var start = "{\"padding\":\"";
        var end = "\",\"name\":\"Large\",\"timezone\":\"UTC\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                .formatted(fields.get("startsAt"), fields.get("endsAt"));
        var padding = "x".repeat(Math.max(0, size - start.length() - end.length()));
        return (start + padding + end).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zipped(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    private static String newest() {
        return Pages.ids(Api.admin().get("/api/events?limit=1").expect(200).items())
                .toString();
    }
}
