package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    @Test
    void machinesGet256BitsInBase64Url() {
        String secret = Secret.forMachines();

        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
    }

    @Test
    void peopleGetFiveGroupsOfFourThatCanNotBeMisread() {
        assertThat(Stream.generate(Secret::forPeople).limit(200))
                .allMatch(secret -> secret.matches("([A-Z2-9]{4}-){4}[A-Z2-9]{4}"))
                .noneMatch(secret -> secret.matches(".*[01OIL].*"));
    }

    @Test
    void noSecretComesTwice() {
        assertThat(Stream.generate(Secret::forPeople).limit(1000)).doesNotHaveDuplicates();
        assertThat(Stream.generate(Secret::forMachines).limit(1000)).doesNotHaveDuplicates();
    }

    @Test
    void whatWasMadeForMachinesIsAKey() {
        assertThat(Secret.isKey(Secret.forMachines())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "not/base64url"})
    void aDamagedKeyIsNone(String text) {
        assertThat(Secret.isKey(text)).isFalse();
    }
}
