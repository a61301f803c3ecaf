package io.gatehouse.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.common.Secrets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceCodesTest {

    private final PlaceCodes codes = new PlaceCodes(new Secrets("A".repeat(43)));
    private final UUID place = UUID.randomUUID();

    @Test
    void aCodeFollowsFromThePlaceAndTheInstallationsKey() {
        String code = codes.of(place);

        assertThat(code).hasSize(16).isEqualTo(codes.of(place));
        assertThat(new PlaceCodes(new Secrets("B".repeat(42) + "A")).of(place)).isNotEqualTo(code);
        Set<String> many =
                Stream.generate(UUID::randomUUID).limit(1000).map(codes::of).collect(Collectors.toSet());
        assertThat(many).hasSize(1000).allMatch(one -> one.matches("[0-9A-HJKMNP-TV-Z]{16}"));
    }

    @Test
    void howItIsTypedDoesNotMatter() {
        byte[] hash = PlaceCodes.hash("AB01CD");

        assertThat(PlaceCodes.hash(" ab0-1cd ")).isEqualTo(hash);
        assertThat(PlaceCodes.hash("abol" + "CD".toLowerCase(Locale.ROOT))).isEqualTo(hash);
        assertThat(PlaceCodes.hash("AB01CE")).isNotEqualTo(hash);
    }
}
