package io.gatehouse.web.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.discovery.SweepNews;
import org.junit.jupiter.api.Test;

class DeviceFramesTest {

    @Test
    void progressIsNotNumberedAsWhatTheSweepBrings() {
        assertThat(DeviceFrames.progress(new SweepNews(SweepNews.What.PROGRESS, 7, 20, 254)))
                .isEqualTo("{\"type\":\"scan_progress\",\"sweep\":7,\"done\":20,\"total\":254}");
    }
}
