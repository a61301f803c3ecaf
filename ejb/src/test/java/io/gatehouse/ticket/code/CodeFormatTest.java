package io.gatehouse.ticket.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

/** What is written is read, and nothing else is. */
class CodeFormatTest {

    private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final byte[] SEED = new byte[32];
    private static final byte[] PUBLIC =
            new Ed25519PrivateKeyParameters(SEED).generatePublicKey().getEncoded();
    private static final int KEY = 7;
    private static final SignatureCheck CHECK = (key, message, signature) ->
            key == KEY && Ed25519.verify(signature, 0, PUBLIC, 0, message, 0, message.length);
    private static final SignatureCheck BELIEVE_ALL = (key, message, signature) -> true;

    @Property(tries = 500)
    void aCodeIsReadAsItWasWritten(@ForAll("codes") TicketCode code) {
        assertThat(CodeFormat.read(signed(code), CHECK)).contains(code);
    }

    @Property(tries = 200)
    void aQrCodeStoresItInItsAlphanumericMode(@ForAll("codes") TicketCode code) {
        assertThat(signed(code))
                .startsWith("GH1")
                .doesNotContain(" ")
                .matches(text -> text.chars().allMatch(character -> ALPHANUMERIC.indexOf(character) >= 0));
    }

    @Property(tries = 1000)
    void anyChangedCharacterIsNoticed(
            @ForAll("codes") TicketCode code, @ForAll int at, @ForAll("characters") char other) {
        StringBuilder text = new StringBuilder(signed(code));
        int index = Math.floorMod(at, text.length());
        char right = text.charAt(index);
        text.setCharAt(index, other);

        assertThat(CodeFormat.read(text.toString(), CHECK).isPresent()).isEqualTo(right == other);
    }

    @Property(tries = 300)
    void anythingCutOffOrAddedIsNoticed(
            @ForAll("codes") TicketCode code, @ForAll int at, @ForAll("characters") char more) {
        String text = signed(code);

        assertThat(CodeFormat.read(text.substring(0, Math.floorMod(at, text.length())), CHECK))
                .isEmpty();
        assertThat(CodeFormat.read(text + more, CHECK)).isEmpty();
        assertThat(CodeFormat.read(text.substring(1), CHECK)).isEmpty();
    }

    /** Whoever could sign anything could still not make a second text for the same code. */
    @Property(tries = 2000)
    void noOtherTextSaysTheSame(@ForAll("codes") TicketCode code, @ForAll int at, @ForAll("characters") char other) {
        StringBuilder text = new StringBuilder(signed(code));
        text.setCharAt(Math.floorMod(at, text.length()), other);

        byte[] signature = sign(code);
        assertThat(CodeFormat.read(text.toString(), (key, message, its) -> Arrays.equals(its, signature))
                        .filter(code::equals)
                        .isPresent())
                .isEqualTo(text.toString().equals(signed(code)));
    }

    @Property(tries = 2000)
    void noiseIsNoCodeAndNoFault(@ForAll("noise") String noise) {
        assertThat(CodeFormat.read(noise, CHECK)).isEmpty();
        CodeFormat.read(CodeFormat.PREFIX + noise, BELIEVE_ALL)
                .ifPresent(code -> assertThat(Payload.read(Payload.write(code))).contains(code));
    }

    @Test
    void bytesAreReadBackWhateverTheirNumber() {
        for (int length = 0; length < 100; length++) {
            byte[] high = new byte[length];
            Arrays.fill(high, (byte) 0xff);

            assertThat(Base44.decode(Base44.encode(high))).hasValue(high);
            assertThat(Base44.decode(Base44.encode(new byte[length]))).hasValue(new byte[length]);
        }
        assertThat(Base44.decode(":".repeat(22))).as("too large a number").isEmpty();
        assertThat(Base44.decode("0")).as("stands for no byte").isEmpty();
    }

    @Test
    void anotherKeyOrNoneFails() {
        TicketCode code = new TicketCode(id(), id(), KEY + 1, 1, null, null, null);

        assertThat(CodeFormat.read(signed(code), CHECK)).isEmpty();
        assertThat(CodeFormat.read(signed(code), BELIEVE_ALL)).contains(code);
    }

    @Test
    void whatACodeCannotSayIsRefused() {
        String id = id();
        assertThatThrownBy(() -> new TicketCode(id.toUpperCase(java.util.Locale.ROOT), id, 1, 1, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TicketCode(id, id, 0, 1, null, null, null)).hasMessageContaining("key");
        assertThatThrownBy(() -> new TicketCode(id, id, 1, 0, null, null, null)).hasMessageContaining("serial");
        assertThatThrownBy(() -> new TicketCode(id, id, 1, 1, "", null, null)).hasMessageContaining("category");
        assertThatThrownBy(() -> new TicketCode(id, id, 1, 1, "\ud800", null, null))
                .hasMessageContaining("category");
        assertThatThrownBy(() -> new TicketCode(id, id, 1, 1, null, Instant.EPOCH.minusMillis(1), null))
                .hasMessageContaining("validFrom");
        assertThatThrownBy(() -> new TicketCode(id, id, 1, 1, null, null, TicketCode.LATEST.plusMillis(1)))
                .hasMessageContaining("validUntil");
        assertThatThrownBy(() -> new TicketCode(id, id, 1, 1, null, null, Instant.ofEpochSecond(1, 1)))
                .hasMessageContaining("validUntil");
    }

    /** 154 characters fit version 6 at level M, 178 version 7. */
    @Test
    void theQrCodeStaysSmall() {
        Instant from = Instant.parse("2026-11-21T18:00:00Z");
        TicketCode plain = new TicketCode(id(), id(), KEY, 1, null, null, null);
        TicketCode usual = new TicketCode(id(), id(), KEY, 1, "Balcony", from, from.plusSeconds(3600));

        assertThat(signed(plain)).hasSizeLessThanOrEqualTo(154);
        assertThat(signed(usual)).hasSizeLessThanOrEqualTo(178);
    }

    @Provide
    Arbitrary<TicketCode> codes() {
        Arbitrary<String> ids = Arbitraries.create(CodeFormatTest::id);
        Arbitrary<String> categories = Arbitraries.strings()
                .withChars("VIP Balkön €🎟")
                .ofMinLength(1)
                .ofMaxLength(100)
                .filter(text -> Utf8.text(Utf8.bytes(text)).equals(text))
                .injectNull(0.5);
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(0, TicketCode.LATEST.toEpochMilli())
                .map(Instant::ofEpochMilli)
                .injectNull(0.5);
        Arbitrary<Integer> serials = Arbitraries.integers().between(1, Integer.MAX_VALUE);
        return Combinators.combine(ids, ids, serials, categories, times, times)
                .as((event, ticket, serial, category, from, until) ->
                        new TicketCode(event, ticket, KEY, serial, category, from, until));
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars().with(ALPHANUMERIC).with("aä\0");
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().withChars(ALPHANUMERIC).ofMaxLength(1100);
    }

    private static String signed(TicketCode code) {
        return CodeFormat.write(code, sign(code));
    }

    private static byte[] sign(TicketCode code) {
        byte[] message = CodeFormat.message(code);
        byte[] signature = new byte[64];
        Ed25519.sign(SEED, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
