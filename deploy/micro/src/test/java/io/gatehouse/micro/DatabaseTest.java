package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

    private static final String SECRET = "hunter2";

    private final Database database =
            new Database("jdbc:postgresql://db.example.org/gatehouse?ssl=true&password=" + SECRET, "gate", SECRET);

    @ParameterizedTest
    @CsvSource({
        "28P01, refuses the user 'gate' or its password",
        "28000, refuses the user 'gate' or its password",
        "3D000, create it first",
        "08001, is unreachable: no way",
        ", is unreachable: no way"
    })
    void aFailureSaysWhatIsWrongAndNoPassword(String state, String said) {
        assertThat(database.failure(new SQLException("no way\nat all", state)))
                .message()
                .contains("jdbc:postgresql://db.example.org/gatehouse", said)
                .hasLineCount(1)
                .doesNotContain(SECRET);
    }

    @Test
    void aPasswordBeforeTheHostIsNotShownEither() {
        assertThat(new Database("jdbc:postgresql://gate:" + SECRET + "@db:5433/g", "gate", "").place())
                .isEqualTo("jdbc:postgresql://db:5433/g");
    }
}
