package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A guest's code, or a pairing's, held before a host's camera. */
@ExtendWith(Gatehouse.class)
class HostCameraIT {
    private final HostedQueue queue = HostedQueue.create();

    @Test
    void aGuestWhoseCodeIsScannedIsDone() {
        var code = queue.join().getString("code");
        try (var browser = Browser.before(FakeCamera.showing(code));
                var host = HostDevice.of(browser.visitorWhoLendsTheCamera()).pair(queue, "Counter 1")) {
            host.press("Scan");
            host.says("The guest still waits. Call the guest first");
            host.inDialog("Back");
            host.press("Call next");
            host.serves(1);
            host.press("Scan");
            host.says("Number 1 done");
            host.inDialog("Undo done of 1");
            host.says("Undone: number 1 is called again");
            host.inDialog("Back");
            host.serves(1);
        }
    }

    @Test
    void whatIsNoGuestsCodeIsSaidToBeNone() {
        try (var browser = Browser.before(FakeCamera.showing("https://example.org/", "0123456789ABCDEF"));
                var host = HostDevice.of(browser.visitorWhoLendsTheCamera()).pair(queue, "Counter 1")) {
            host.press("Scan");
            host.says("That is no guest’s code");
            host.says("No guest of this queue has that code");
        }
    }

    @Test
    void aPairingIsScannedByThePageItself() {
        var link = Gatehouse.url().resolve(queue.pairing()).toString();
        try (var browser = Browser.before(FakeCamera.showing(link));
                var host = HostDevice.of(browser.visitorWhoLendsTheCamera())) {
            host.goTo("/host");
            host.press("Scan the pairing code");
            assertThat(host.heading("Run “" + queue.name() + "”")).isVisible();
            host.press("Begin");
            host.atWork(queue);
        }
    }

    @Test
    void whoLendsNoCameraIsToldWhatToDo() {
        try (var browser = Browser.before(FakeCamera.showing("nothing"));
                var host = HostDevice.of(browser.visitor()).pair(queue, "Counter 1")) {
            host.press("Scan");
            assertThat(host.dialog()).containsText("The camera is not allowed. Allow it");
            assertThat(host.button("Try again")).isVisible();
            host.inDialog("Type the number");
            assertThat(host.field("Number")).isFocused();
        }
    }
}
