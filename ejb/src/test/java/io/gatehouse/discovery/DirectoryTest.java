package io.gatehouse.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.discovery.Directory.Wish;
import io.gatehouse.discovery.sweep.LanNames;
import io.gatehouse.discovery.sweep.Subnet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With nothing that listens in truth. */
class DirectoryTest {

    private int begun;
    private boolean failing;
    private final Directory directory = new Directory((places, mdns, ssdp) -> {
        if (failing) {
            throw new IllegalStateException("no such address");
        }
        begun++;
        return new LanNames(Map.of(), false, false);
    });

    @Test
    void otherWordsAboutItselfAreToldWithoutBeginningAnew() {
        directory.become(wish("10.77.0.1", "1"));
        directory.become(wish("10.77.0.1", "2"));
        assertThat(begun).isEqualTo(1);
        assertThat(directory.is(wish("10.77.0.1", "2"))).isTrue();
        directory.become(wish("10.77.0.2", "2"));
        assertThat(begun).isEqualTo(2);
        directory.end();
    }

    @Test
    void whatCouldNotBeBegunIsTriedAgainWithTheNextQuestion() {
        failing = true;
        directory.become(wish("10.77.0.1", "1"));
        assertThat(directory.is(wish("10.77.0.1", "1"))).isFalse();
        failing = false;
        directory.ask();
        directory.ask();
        assertThat(begun).isEqualTo(1);
        assertThat(directory.is(wish("10.77.0.1", "1"))).isTrue();
        directory.end();
        directory.ask();
        assertThat(begun).isEqualTo(1);
    }

    private static Wish wish(String address, String sequence) {
        return new Wish(
                Map.of(address, List.of(Subnet.parse("10.77.0.0/24"))),
                true,
                true,
                Optional.of(new Announcement("Gatehouse", 8080, Map.of("sequence", sequence))));
    }
}
