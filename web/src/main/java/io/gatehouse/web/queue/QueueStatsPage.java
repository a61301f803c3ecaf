package io.gatehouse.web.queue;

import io.gatehouse.queue.Queue;
import io.gatehouse.queue.QueueStats;
import io.gatehouse.queue.Statistics;
import io.gatehouse.queue.Statistics.Day;
import io.gatehouse.queue.Statistics.Hour;
import io.gatehouse.web.problem.JsonAnswers;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a line's past adds up to, for charts and as tables, the latest first; and the past itself to take along. */
@Named
@RequestScoped
public class QueueStatsPage {

    /** More would bury what is new; the API tells all. */
    private static final int ROWS = 48;

    @EJB
    private QueueStats stats;

    @Inject
    private QueueZones zones;

    private @Nullable Statistics read;

    public Statistics of(Queue queue) {
        if (read == null) {
            read = stats.of(queue.id(), zones.of(queue));
        }
        return read;
    }

    /** As the page's script reads it: what the API tells. */
    public String told(Queue queue) {
        return JsonAnswers.text(StatisticsJson.of(of(queue)));
    }

    public List<Hour> hours(Queue queue) {
        return latest(of(queue).hours());
    }

    public List<Day> days(Queue queue) {
        return latest(of(queue).days());
    }

    /** Sends all places, however many there are. */
    public void export(UUID queueId) throws IOException {
        PlacesCsv csv = new PlacesCsv(stats, queueId);
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.responseReset();
        external.setResponseContentType(PlacesCsv.MEDIA_TYPE);
        external.setResponseHeader("Content-Disposition", "attachment; filename=\"places.csv\"");
        external.setResponseHeader("Cache-Control", "no-store");
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        csv.write(external.getResponseOutputStream());
        faces.responseComplete();
    }

    private static <T> List<T> latest(List<T> all) {
        List<T> latest = new ArrayList<>(all.subList(Math.max(0, all.size() - ROWS), all.size()));
        Collections.reverse(latest);
        return latest;
    }
}
