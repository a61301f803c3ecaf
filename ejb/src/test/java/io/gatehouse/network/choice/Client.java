package io.gatehouse.network.choice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A client whose time and network are the test's. */
final class Client {

    static final String LAN = "https://192.168.1.5:8443";
    static final String OTHER_LAN = "https://10.0.0.7:8443";
    static final String PLAIN_LAN = "http://192.168.1.5:8080";
    static final String TUNNEL = "https://gate.example.org";
    static final Site HOME = new Site("0b0e7c1e-6a58-4f0c-9d59-2f4a1c6d7e80", 1);

    final List<Effect> all = new ArrayList<>();
    final Map<Long, Effect.Dial> open = new LinkedHashMap<>();
    final Choice choice;
    long now = 1_000_000;
    private long wake = Long.MAX_VALUE;
    private List<Effect> last = List.of();
    private int nonces;

    Client(Memory memory, Page page) {
        choice = new Choice(memory, page, Site.NOTARY, new Chance() {
            @Override
            public String nonce() {
                return "nonce-of-sixteen-bytes-" + ++nonces;
            }

            @Override
            public int below(int bound) {
                return bound / 2;
            }
        });
    }

    /** Paired with our site, which is said to be at these addresses. */
    static Client of(String... urls) {
        return new Client(Memory.paired(HOME.fingerprint(), List.of(urls)), Page.NONE);
    }

    /** One that starts, and whose first address answers at once. */
    static Client using(String... urls) {
        Client client = of(urls);
        client.give(new Signal.Started());
        client.after(10).answers(urls[0]);
        return client;
    }

    Client start() {
        return give(new Signal.Started());
    }

    Client give(Signal signal) {
        last = choice.take(now, signal);
        for (Effect effect : last) {
            all.add(effect);
            if (effect instanceof Effect.Dial dial) {
                open.put(dial.dial(), dial);
            } else if (effect instanceof Effect.Abort abort) {
                open.remove(abort.dial());
            } else if (effect instanceof Effect.WakeAt at) {
                wake = at.at();
            }
        }
        return this;
    }

    /** Lets time pass, with all that was asked to happen in it. */
    Client after(long millis) {
        long end = now + millis;
        while (wake <= end) {
            now = Math.max(now, wake);
            wake = Long.MAX_VALUE;
            give(new Signal.Reached());
        }
        now = end;
        return this;
    }

    /** Lets time pass until an address is dialled. */
    Client untilDialled(String url) {
        for (int i = 0; !isDialled(url); i++) {
            if (i > 1_000) {
                throw new AssertionError("never dialled: " + url);
            }
            after(100);
        }
        return this;
    }

    boolean isDialled(String url) {
        return open.values().stream().anyMatch(dial -> dial.url().equals(url));
    }

    Client answers(String url) {
        return answers(url, HOME);
    }

    Client answers(String url, Site site) {
        Effect.Dial dial = take(url);
        return give(new Signal.Answered(dial.dial(), site.identity(dial.nonce(), url)));
    }

    Client answersWith(String url, Identity identity) {
        return give(new Signal.Answered(take(url).dial(), identity));
    }

    Client fails(String url) {
        return fails(url, Failure.UNREACHABLE);
    }

    Client fails(String url, Failure why) {
        return give(new Signal.Failed(take(url).dial(), why));
    }

    Effect.Dial take(String url) {
        Effect.Dial dial = open.values().stream()
                .filter(one -> one.url().equals(url))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not dialled: " + url + ", but " + open.values()));
        return Objects.requireNonNull(open.remove(dial.dial()));
    }

    /** A probe is awaited and answered in 20 ms. */
    Client probeAnswers(String url) {
        return untilDialled(url).after(20).answers(url);
    }

    Client probeFails(String url) {
        return untilDialled(url).after(20).fails(url);
    }

    /** What the address in use is asked is never answered, from now until it is left. */
    Client loses(String url) {
        give(new Signal.UseFailed(url, Failure.TIMED_OUT));
        return after(3_000);
    }

    String used() {
        return choice.chosen().map(Candidate::url).orElse("none");
    }

    boolean mayBearToken(String url) {
        return choice.mayBearToken(now, url);
    }

    <T extends Effect> List<T> all(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends Effect> List<T> last(Class<T> kind) {
        return last.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    long dialsOf(String url) {
        return all(Effect.Dial.class).stream()
                .filter(dial -> dial.url().equals(url))
                .count();
    }
}
