package io.gatehouse.web.discovery;

import io.gatehouse.discovery.Device;
import io.gatehouse.discovery.Lan;
import io.gatehouse.discovery.LanUpdate;
import io.gatehouse.discovery.SweepNews;
import io.gatehouse.web.problem.JsonAnswers;
import io.gatehouse.web.problem.JsonText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How devices are written for those who watch. */
final class DeviceFrames {

    private DeviceFrames() {}

    static String whole(Lan lan) {
        return JsonText.of("initial_state")
                .plain("seq", lan.seq())
                .plain("devices", devices(lan.devices()))
                .plain("scanning", lan.scanning())
                .text("lastScan", lan.lastScan())
                .plain("running", sweep(SweepJson.orNull(lan.running())))
                .plain("lastSweep", sweep(SweepJson.orNull(lan.last())))
                .json();
    }

    static String update(LanUpdate update) {
        String failure = update.sweep().failure();
        JsonText message = JsonText.of(failure == null ? "scan_update" : "scan_failed")
                .plain("seq", update.sweep().seq());
        if (failure == null) {
            message.plain("devices", devices(update.devices()))
                    .plain("changes", JsonAnswers.text(ChangeJson.of(update.changes())));
        } else {
            message.text("reason", failure);
        }
        return message.text("lastScan", update.lastScan())
                .plain("lastSweep", sweep(SweepJson.of(update.sweep())))
                .json();
    }

    /** Its number isn't called {@code seq}: what the sweep brings is still to come, and must not be taken for heard already. */
    static String progress(SweepNews news) {
        return JsonText.of("scan_progress")
                .plain("sweep", news.seq())
                .plain("done", news.done())
                .plain("total", news.total())
                .json();
    }

    private static String devices(List<Device> devices) {
        return JsonAnswers.text(devices.stream().map(DeviceJson::of).toList());
    }

    private static String sweep(@Nullable SweepJson sweep) {
        return sweep == null ? "null" : JsonAnswers.text(sweep);
    }
}
