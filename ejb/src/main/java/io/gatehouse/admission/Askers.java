package io.gatehouse.admission;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** What is known of a scanner before it is listened to. */
@Dependent
class Askers {

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    /** The scanner as it stands, wherever that is. */
    Place scanner(UUID scannerId, Instant now) {
        return Places.readOne(new Sql(source), scannerId, Uploads.NOWHERE, now);
    }

    /** How many of the items that it handed in are or were held. */
    long heldFor(UUID scannerId) {
        return new HeldScans(new Sql(source)).uploadedBy(scannerId);
    }
}
