package io.gatehouse.queue;

import io.gatehouse.common.Secrets;
import io.gatehouse.database.Sql;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import javax.sql.DataSource;

/** Whose tokens these are, and which line they are for. */
@ApplicationScoped
public class HostTokens {

    /** How a host's token begins. */
    public static final String PREFIX = "ghh_";

    /** What stands before a host's id where actors are named. */
    public static final String ACTOR = "host/";

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    public Optional<Host> owner(String token) {
        return Sql.present(source, sql -> HostStore.ofToken(sql, Secrets.hash(token)));
    }
}
