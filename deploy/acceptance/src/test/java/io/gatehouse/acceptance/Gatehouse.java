package io.gatehouse.acceptance;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The Gatehouse under test: one for all tests of a run, begun by the first that needs it and stopped after the last.
 *
 * <p>{@code -Dgatehouse.url} with {@code -Dgatehouse.admin.password} tests a running one instead; what is counted in
 * its database then needs {@code -Dgatehouse.database.url}, {@code .user} and {@code .password}.
 */
final class Gatehouse implements BeforeAllCallback {
    private static final String ADMIN_PASSWORD = "acceptance-Admin-7391";
    private static @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(Gatehouse.class))
                .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
    }

    static URI url() {
        return running().url();
    }

    static String adminPassword() {
        return running().adminPassword();
    }

    static Database database() {
        return running().database();
    }

    /** For a test that needs an installation of its own: all others' verbs speak to this one until it is closed. */
    static synchronized AutoCloseable insteadOf(Product product) {
        var usual = running;
        running = new Running(product.url(), ADMIN_PASSWORD, Database.of(product), product);
        return () -> back(usual);
    }

    private static synchronized void back(@Nullable Running usual) {
        running = usual;
    }

    private static synchronized Running running() {
        var started = running;
        return started == null ? start() : started;
    }

    private static synchronized Running start() {
        var started = running;
        if (started == null) {
            var given = System.getProperty("gatehouse.url");
            started = given == null ? distribution() : elsewhere(URI.create(given));
            running = started;
        }
        return started;
    }

    private static Running distribution() {
        var product = Product.start("data", ADMIN_PASSWORD);
        return new Running(product.url(), ADMIN_PASSWORD, Database.of(product), product);
    }

    private static Running elsewhere(URI url) {
        var password = System.getProperty("gatehouse.admin.password", ADMIN_PASSWORD);
        return new Running(url, password, Database.given(), null);
    }

    private record Running(
            URI url,
            String adminPassword,
            Database database,
            @Nullable Product product) implements AutoCloseable {

        @Override
        public void close() {
            if (product != null) {
                product.close();
            }
        }
    }
}
