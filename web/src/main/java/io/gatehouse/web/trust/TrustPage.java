package io.gatehouse.web.trust;

import io.gatehouse.web.security.Https;
import io.gatehouse.web.ticket.QrCode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Named
@RequestScoped
public class TrustPage {

    private static final String PATH = "/trust";

    @Inject
    private Authority authority;

    @Inject
    private Https https;

    @Inject
    private HttpServletRequest request;

    private Optional<CaCertificate> certificate = Optional.empty();

    @PostConstruct
    void look() {
        certificate = https.isOn() ? authority.certificate() : Optional.empty();
    }

    /** Null where there is nothing to install. */
    public @Nullable CaCertificate certificate() {
        return certificate.orElse(null);
    }

    public boolean isOverHttps() {
        return https.isOn();
    }

    /** The visitor's own system, to be explained first. */
    public List<Device> own() {
        return Device.of(request.getHeader("User-Agent")).stream().toList();
    }

    public List<Device> others() {
        List<Device> own = own();
        return Stream.of(Device.values())
                .filter(device -> !own.contains(device))
                .toList();
    }

    /** This page for somebody who does not trust us yet. */
    public @Nullable String address() {
        return https.plainOrigin(request)
                .map(origin -> origin + request.getContextPath() + PATH)
                .orElse(null);
    }

    public @Nullable String qr() {
        String address = address();
        return address == null ? null : QrCode.svg(address);
    }

    /** Where to go once the device trusts. */
    public @Nullable String console() {
        return https.origin(request)
                .map(origin -> origin + request.getContextPath() + "/console/")
                .orElse(null);
    }
}
