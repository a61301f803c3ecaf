package io.gatehouse.network.choice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;

/** A simulated network with one client in it, in virtual time. Who is in it, and what happens when, is the plot's. */
final class World {

    static final Mint HOME = new Mint("0b0e7c1e-6a58-4f0c-9d59-2f4a1c6d7e80", 1);
    static final Mint STRANGER = new Mint("7a7a7a7a-0000-4000-8000-000000000007", 7);
    static final Mint IMPOSTOR = new Mint(HOME.instance, 9);

    private static final long USE_TIMEOUT = 2_000;

    private record Event(long at, long order, Runnable what) {}

    final Random random;
    final Map<String, Place> places = new LinkedHashMap<>();
    final Watch watch;
    long now;
    SignedConfig config;

    private final PriorityQueue<Event> events = new PriorityQueue<>((one, other) ->
            one.at() == other.at() ? Long.compare(one.order(), other.order()) : Long.compare(one.at(), other.at()));
    private final Map<Long, Effect.Dial> open = new LinkedHashMap<>();
    private final Choice choice;
    private long order;
    private long wakes;
    private int longestPause = 8_000;

    World(Random random, List<Place> all, List<Place> known, Notary notary) {
        this.random = random;
        all.forEach(place -> places.put(place.url, place));
        List<String> urls = known.stream().map(place -> place.url).toList();
        choice = new Choice(Memory.paired(HOME.fingerprint(), urls), Page.NONE, notary, new Randomly(random));
        watch = new Watch(this, choice);
        config = configOf(1, known);
    }

    static SignedConfig configOf(long sequence, List<Place> known) {
        return HOME.config(
                sequence,
                known.stream()
                        .filter(place -> !place.isLan())
                        .map(place -> place.url)
                        .findFirst()
                        .orElse(null),
                known.stream().filter(Place::isLan).map(place -> place.url).toList());
    }

    List<Place> lan() {
        return places.values().stream().filter(Place::isLan).toList();
    }

    Place place(String url) {
        return places.computeIfAbsent(url, unknown -> new Place(unknown, 10, 10, Who.STRANGER));
    }

    void at(long time, Runnable what) {
        events.add(new Event(time, order++, what));
    }

    void usedMoreOften() {
        longestPause = 1_500;
    }

    void run(long until) {
        at(0, () -> give(new Signal.Started()));
        at(500, this::useSometimes);
        at(1_000, this::lookEachSecond);
        while (!events.isEmpty() && events.peek().at() <= until) {
            Event event = events.remove();
            now = event.at();
            event.what().run();
        }
    }

    void changeNetwork() {
        watch.networkChanged();
        give(new Signal.NetworkChanged());
    }

    void give(Signal signal) {
        List<Effect> effects = choice.take(now, signal);
        for (Effect effect : effects) {
            if (effect instanceof Effect.Dial dial) {
                watch.dialled(dial, new ArrayList<>(open.values()));
                open.put(dial.dial(), dial);
                dial(dial);
            } else if (effect instanceof Effect.Abort abort) {
                watch.aborted(Objects.requireNonNull(open.remove(abort.dial()), "aborted, but not open"));
            } else if (effect instanceof Effect.WakeAt wake) {
                long number = ++wakes;
                at(Math.max(now, wake.at()), () -> {
                    if (number == wakes) {
                        give(new Signal.Reached());
                    }
                });
            } else if (effect instanceof Effect.Use use) {
                watch.used(use.candidate(), open.size());
                askForConfig(place(use.candidate().url()));
            } else if (effect instanceof Effect.Remember remember) {
                watch.remembered(remember.memory());
            }
        }
    }

    private void dial(Effect.Dial dial) {
        Place place = place(dial.url());
        Place.Reply reply = place.ask(random);
        if (reply.who() == Who.NOBODY) {
            return;
        }
        at(now + reply.delay(), () -> {
            if (open.remove(dial.dial()) != null) {
                answer(dial, reply.who());
            }
        });
    }

    private void answer(Effect.Dial dial, Who who) {
        watch.answered(dial, who);
        switch (who) {
            case CLOSED, NOBODY -> give(new Signal.Failed(dial.dial(), Failure.UNREACHABLE));
            case PORTAL -> give(new Signal.Failed(dial.dial(), Failure.FOREIGN));
            case REDIRECT -> give(new Signal.Failed(dial.dial(), Failure.REDIRECTED));
            default -> give(new Signal.Answered(dial.dial(), identity(dial, who)));
        }
    }

    private static Identity identity(Effect.Dial dial, Who who) {
        Identity ours = HOME.identity(dial.nonce(), dial.url());
        return switch (who) {
            case STRANGER -> STRANGER.identity(dial.nonce(), dial.url());
            case IMPOSTOR -> IMPOSTOR.identity(dial.nonce(), dial.url());
            case FORGER ->
                new Identity(
                        ours.instance(),
                        ours.publicKey(),
                        ours.nonce(),
                        ours.origin(),
                        IMPOSTOR.identity(dial.nonce(), dial.url()).signature());
            case REPLAYER -> HOME.identity("of-another-day-0123456789", dial.url());
            case RELAY -> HOME.identity(dial.nonce(), "https://10.99.0.1:8443");
            default -> ours;
        };
    }

    /** The application asks for things as long as there is an address, as often as people scan. */
    private void useSometimes() {
        watch.tokens();
        choice.chosen()
                .map(Candidate::url)
                .filter(url -> choice.mayBearToken(now, url))
                .ifPresent(this::use);
        at(now + 300L + random.nextInt(longestPause), this::useSometimes);
    }

    private void use(String url) {
        Place.Reply reply = place(url).ask(random);
        boolean silent = reply.who() == Who.NOBODY || reply.delay() > USE_TIMEOUT;
        at(now + (silent ? USE_TIMEOUT : reply.delay()), () -> {
            if (reply.who() == Who.HOME && !silent) {
                watch.worked(url);
                give(new Signal.UseWorked(url));
                return;
            }
            watch.useFailed(url);
            boolean foreign = !silent && reply.who() != Who.CLOSED;
            give(new Signal.UseFailed(url, foreign ? Failure.FOREIGN : Failure.TIMED_OUT));
        });
    }

    private void askForConfig(Place place) {
        Place.Reply reply = place.ask(random);
        if (reply.who() == Who.HOME) {
            at(now + reply.delay(), () -> give(new Signal.Learned(config)));
        }
    }

    private void lookEachSecond() {
        watch.look();
        at(now + 1_000, this::lookEachSecond);
    }
}
