package io.gatehouse.web.discovery;

import io.gatehouse.discovery.DiscoverySettings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be done to find devices, as it is being chosen. */
public class DiscoveryForm implements Serializable {

    private boolean enabled;
    private List<String> subnets = new ArrayList<>();
    private boolean sweep;
    private boolean mdns;
    private boolean ssdp;
    private boolean history;
    private @Nullable Integer interval;

    static DiscoveryForm of(DiscoverySettings settings) {
        DiscoveryForm form = new DiscoveryForm();
        form.enabled = settings.enabled();
        form.subnets = new ArrayList<>(settings.subnets());
        form.sweep = settings.sweep();
        form.mdns = settings.mdns();
        form.ssdp = settings.ssdp();
        form.history = settings.history();
        form.interval = settings.intervalSeconds();
        return form;
    }

    DiscoverySettings after(DiscoverySettings before) {
        return new DiscoverySettings(
                enabled, subnets, sweep, mdns, ssdp, interval == null ? before.intervalSeconds() : interval, history);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public List<String> getSubnets() {
        return subnets;
    }

    public void setSubnets(List<String> subnets) {
        this.subnets = subnets;
    }

    public boolean isSweep() {
        return sweep;
    }

    public void setSweep(boolean sweep) {
        this.sweep = sweep;
    }

    public boolean isMdns() {
        return mdns;
    }

    public void setMdns(boolean mdns) {
        this.mdns = mdns;
    }

    public boolean isSsdp() {
        return ssdp;
    }

    public void setSsdp(boolean ssdp) {
        this.ssdp = ssdp;
    }

    public boolean isHistory() {
        return history;
    }

    public void setHistory(boolean history) {
        this.history = history;
    }

    public @Nullable Integer getInterval() {
        return interval;
    }

    public void setInterval(@Nullable Integer interval) {
        this.interval = interval;
    }
}
