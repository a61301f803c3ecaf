package io.gatehouse.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.common.Secrets;
import io.gatehouse.ticket.code.CodeFormat;
import io.gatehouse.ticket.code.TicketCode;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we do is what docs/ticket-codes.md promises others. */
class VectorsTest {

    private static final Vectors VECTORS = new Vectors();
    private static final HexFormat HEX = HexFormat.of();

    static List<JsonObject> codes() {
        return VECTORS.list("codes");
    }

    static List<JsonObject> codesWithDetails() {
        return codes().stream().filter(code -> !code.isNull("details")).toList();
    }

    static List<JsonObject> keys() {
        return VECTORS.list("keys");
    }

    static List<JsonObject> damaged() {
        return VECTORS.list("damaged");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aPublicKeyIsThatOfItsPrivateKey(JsonObject key) {
        SigningKey pair = VECTORS.signingKey(key.getInt("id"));

        assertThat(pair.privateKey()).isEqualTo(key.getString("privateKey"));
        assertThat(pair.publicKey()).isEqualTo(Base64.getUrlDecoder().decode(key.getString("publicKey")));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void whatIsSaidIsWrittenSo(JsonObject vector) {
        TicketCode said = Vectors.said(vector);
        byte[] message = CodeFormat.message(said);
        byte[] signature = VECTORS.signingKey(said.key()).sign(message);

        assertThat(HEX.formatHex(message))
                .isEqualTo(HEX.formatHex("gatehouse-ticket-v1\n".getBytes(UTF_8)) + vector.getString("payload"));
        assertThat(HEX.formatHex(signature)).isEqualTo(vector.getString("signature"));
        assertThat(CodeFormat.write(said, signature)).isEqualTo(vector.getString("code"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void whatIsWrittenSaysThat(JsonObject vector) {
        byte[] hash = Secrets.hash(vector.getString("code"));

        assertThat(VECTORS.read(vector.getString("code"))).contains(Vectors.said(vector));
        assertThat(HEX.formatHex(hash)).isEqualTo(vector.getString("sha256"));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash)).isEqualTo(vector.getString("h"));
    }

    @ParameterizedTest
    @MethodSource("codesWithDetails")
    void detailsAreReadByWhoHoldsTheCode(JsonObject vector) throws Exception {
        JsonObject details = vector.getJsonObject("details");
        byte[] sealed = Base64.getUrlDecoder().decode(details.getString("d"));

        assertThat(Unsealed.read(vector.getString("code"), sealed)).isEqualTo(details.getString("text"));
        assertThat(HEX.formatHex(Unsealed.key(vector.getString("code")))).isEqualTo(details.getString("key"));
        byte[] tampered = Arrays.copyOf(sealed, sealed.length);
        tampered[20] ^= 1;
        assertThatThrownBy(() -> Unsealed.read(vector.getString("code"), tampered))
                .isInstanceOf(AEADBadTagException.class);
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void whatIsDamagedSaysNothing(JsonObject damaged) {
        assertThat(VECTORS.read(damaged.getString("code")))
                .as(damaged.getString("why"))
                .isEmpty();
    }
}
