package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.network.Offer.Outside;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferTest {

    private final Offer here = new Offer(null, List.of("https://192.168.1.5:8443", "http://192.168.1.5:8080"));
    private final Offer there =
            new Offer(new Outside("ngrok", "https://x.ngrok-free.app"), List.of("https://192.168.1.6:8443"));

    @Test
    void itIsReadAsItWasWritten() {
        assertThat(Offer.read(here.text(), here)).isEqualTo(here);
        assertThat(Offer.read(there.text(), there)).isEqualTo(there);
        assertThat(Offer.read("-", here)).isEqualTo(new Offer(null, List.of()));
    }

    @Test
    void aNodeNamesItsOwnFirstAndHasTheOthersWayOut() {
        String content = here.text() + "\n\n" + there.text();

        assertThat(Offer.read(content, there).localUrls())
                .containsExactly("https://192.168.1.6:8443", "https://192.168.1.5:8443", "http://192.168.1.5:8080");
        assertThat(Offer.read(content, here).localUrls())
                .containsExactly("https://192.168.1.5:8443", "http://192.168.1.5:8080", "https://192.168.1.6:8443");
        assertThat(Offer.read(content, here).outside()).isEqualTo(there.outside());
    }

    @Test
    void whatTwoOfferIsOfferedOnce() {
        assertThat(Offer.together(List.of(here, here)).localUrls()).isEqualTo(here.localUrls());
    }
}
