package io.gatehouse.web.admission;

import io.gatehouse.admission.Scans;
import io.gatehouse.admission.StaffActivity;
import io.gatehouse.admission.StaffActivity.Hour;
import io.gatehouse.admission.StaffActivity.One;
import io.gatehouse.common.ProblemException;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who scanned how much at an event, of late or in all. */
@Named
@RequestScoped
public class ActivityPage {

    @EJB
    private Scans scans;

    @Inject
    private Clock clock;

    private @Nullable UUID event;

    /** How far back; none: all of it. */
    private @Nullable Integer hours;

    private @Nullable StaffActivity read;

    public List<One> people() {
        return activity().items();
    }

    public List<Hour> byHour() {
        return activity().hours();
    }

    /** The busiest has a bar of full length. */
    public long mostScans() {
        return people().stream().mapToLong(One::scans).max().orElse(1);
    }

    public long mostInAnHour() {
        return byHour().stream().mapToLong(Hour::scans).max().orElse(1);
    }

    public void load() {
        activity();
    }

    private StaffActivity activity() {
        if (read == null) {
            Integer back = hours;
            Instant since = back == null || back <= 0 ? null : clock.instant().minus(Duration.ofHours(back));
            read = scans.staffActivity(requireEvent(), since, null);
        }
        return read;
    }

    private UUID requireEvent() {
        if (event == null) {
            throw ProblemException.notFound("event");
        }
        return event;
    }

    public @Nullable UUID getEvent() {
        return event;
    }

    public void setEvent(@Nullable UUID event) {
        this.event = event;
    }

    public @Nullable Integer getHours() {
        return hours;
    }

    public void setHours(@Nullable Integer hours) {
        this.hours = hours;
    }
}
