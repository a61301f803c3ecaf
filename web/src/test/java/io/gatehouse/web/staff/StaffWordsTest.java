package io.gatehouse.web.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StaffWordsTest {

    private final StaffWords words = new StaffWords();

    @Test
    void browsersAreCalledAsPeopleCallThem() {
        assertEquals(
                "Firefox on Windows",
                words.device("Mozilla/5.0 (Windows NT 10.0; rv:133.0) Gecko/20100101 Firefox/133.0"));
        assertEquals(
                "Safari on iPhone",
                words.device("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1"));
        assertEquals(
                "Edge on macOS",
                words.device("Mozilla/5.0 (Macintosh; Intel Mac OS X) Chrome/131.0 Safari/537.36 Edg/131.0"));
        assertEquals("Chrome on Android", words.device("Mozilla/5.0 (Linux; Android 15) Chrome/131.0 Safari/537.36"));
    }

    @Test
    void otherProgramsAreCalledAsTheyCallThemselves() {
        assertEquals("ticket-sync/2.1", words.device("ticket-sync/2.1"));
        assertEquals("An unnamed program", words.device(null));
        assertEquals("x".repeat(60) + "…", words.device("x".repeat(300)));
    }
}
