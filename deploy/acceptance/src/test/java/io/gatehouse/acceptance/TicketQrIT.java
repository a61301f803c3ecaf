package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class TicketQrIT {
    private final Event event = Event.create();

    @Test
    void theCodeOfATicketIsDrawnAsAnImage() {
        for (var ticket : event.tickets(20)) {
            var png = Api.admin().get(ticket.path("/qr.png")).expect(200);

            assertThat(png.header("Content-Type")).startsWith("image/png");
            assertThat(QrCodes.read(png.bytes())).isEqualTo(ticket.code());
        }
    }

    @Test
    void theCodeOfATicketIsDrawnAsADrawing() {
        var ticket = event.ticket();
        var svg = Api.admin().get(ticket.path("/qr.svg")).expect(200);

        assertThat(svg.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(svg.body()).doesNotContain("<script");
        assertThat(QrCodes.read(drawn(svg.body()))).isEqualTo(ticket.code());
    }

    @Test
    void thePairingCodeIsDrawnAsTheAddressToOpen() {
        event.checkpoint();
        var pairing = event.pairing(Map.of()).expect(201);

        assertThat(QrCodes.read(drawn(pairing.text("qrSvg")))).isEqualTo(pairing.text("url"));
    }

    @Test
    void aReissuedTicketIsDrawnWithItsNewCode() {
        var ticket = event.ticket().reissue();

        assertThat(QrCodes.read(
                        Api.admin().get(ticket.path("/qr.png")).expect(200).bytes()))
                .isEqualTo(ticket.code());
    }

    @Test
    void theDrawingsAreNotForEverybodyAndNotForCaches() {
        var ticket = event.ticket();
        var door = event.door(event.checkpoint());

        Api.anyone().get(ticket.path("/qr.png")).problem(401);
        Api.anyone().get(ticket.path("/qr.svg")).problem(401);
        door.api().get(ticket.path("/qr.png")).forbidden();
        assertThat(Api.admin().get(ticket.path("/qr.png")).header("Cache-Control"))
                .contains("no-store");
    }

    private static byte[] drawn(String svg) {
        try (var browser = Browser.open()) {
            var page = browser.visitor().newPage();
            var drawing = svg.substring(svg.indexOf("<svg"));
            page.setContent("<body style='margin:40px;background:white'><div style='width:600px'>" + drawing + "</div>"
                    + "<style>svg{width:600px;height:600px}</style></body>");
            return page.screenshot();
        }
    }
}
