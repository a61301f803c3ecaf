package io.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of the distribution in which the EAR has the references beside the product. The product's own files stay as
 * they are: its web module is given a few classes more, the EAR one web module more.
 */
final class MeasuredDistribution {

    private static final String BARE = "io/gatehouse/bench/bare";
    private static final String FRONT = "io/gatehouse/bench/front";
    private static final String MODULE = """
              <module>
                <web>
                  <web-uri>bench.war</web-uri>
                  <context-root>/bench</context-root>
                </web>
              </module>
            """;

    private MeasuredDistribution() {}

    /** @param classes where the build has put this module's classes */
    static Path make(Path distribution, Path classes, Path home) throws IOException {
        Processes.remove(home);
        Processes.copy(distribution, home);
        var work = Files.createTempDirectory("bench");
        try (var ear = zip(home.resolve("gatehouse.ear"), false)) {
            var web = work.resolve("web.war");
            var inEar = webModule(ear);
            Files.copy(inEar, web);
            try (var war = zip(web, false)) {
                add(classes, FRONT, war);
            }
            replace(web, inEar);
            var bare = work.resolve("bench.war");
            try (var war = zip(bare, true)) {
                add(classes, BARE, war);
            }
            replace(bare, ear.getPath("/bench.war"));
            var descriptor = ear.getPath("/META-INF/application.xml");
            int end = Files.readString(descriptor).lastIndexOf("  </module>") + "  </module>\n".length();
            var xml = new StringBuilder(Files.readString(descriptor)).insert(end, MODULE);
            Files.writeString(descriptor, xml);
        } finally {
            Processes.remove(work);
        }
        return home;
    }

    private static Path webModule(FileSystem ear) throws IOException {
        try (Stream<Path> top = Files.list(ear.getPath("/"))) {
            return top.filter(path -> path.toString().endsWith(".war"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("The EAR has no web module"));
        }
    }

    private static void add(Path classes, String folder, FileSystem war) throws IOException {
        var to = war.getPath("/WEB-INF/classes", folder);
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(classes.resolve(folder))) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    /** Stored as a stream, for a file that replaces one of its own archive's. */
    private static void replace(Path file, Path entry) throws IOException {
        Files.write(entry, Files.readAllBytes(file));
    }

    private static FileSystem zip(Path file, boolean create) throws IOException {
        return FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of("create", Boolean.toString(create)));
    }
}
