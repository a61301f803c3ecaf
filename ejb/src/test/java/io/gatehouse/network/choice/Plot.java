package io.gatehouse.network.choice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What happens in a simulated network, and what must have come of it in the end. */
enum Plot {
    CALM {
        @Override
        void plan(World world) {
            world.at(1_000, () -> world.watch.check(isOnLan(world), "not on the LAN though all is well"));
        }
    },
    /** The LAN fails every other request; all of it, or its first address alone. */
    ALTERNATING {
        @Override
        void plan(World world) {
            int[] shared = {world.random.nextInt(2)};
            boolean all = world.random.nextBoolean();
            boolean together = world.random.nextBoolean();
            long from = world.random.nextBoolean() ? 0 : 20_000L + world.random.nextInt(60_000);
            world.usedMoreOften();
            world.at(from, () -> {
                for (Place place : world.lan()) {
                    if (all || place.equals(world.lan().get(0))) {
                        place.alternation = together ? shared : new int[] {world.random.nextInt(2)};
                        place.becomes(Who.HOME, world.now);
                    }
                }
            });
        }

        @Override
        int mostSwitches() {
            return 1;
        }
    },
    /** The LAN fails every other request, and then it is all there is. */
    LAST_RESORT {
        @Override
        void plan(World world) {
            world.lan().forEach(place -> {
                place.alternation = new int[] {world.random.nextInt(2)};
                place.becomes(Who.HOME, 0);
            });
            List<Place> tunnels = world.places.values().stream()
                    .filter(place -> !place.isLan())
                    .toList();
            world.at(240_000, () -> tunnels.forEach(place -> place.becomes(any(world, DEAD), world.now)));
            world.at(300_000, () -> world.watch.check(isOnLan(world), "not on the LAN though it is all there is"));
            world.at(480_000, () -> tunnels.forEach(place -> place.becomes(Who.HOME, world.now)));
            world.at(600_000, () -> world.watch.check(world.watch.used() != null, "nothing in use"));
        }
    },
    /** The LAN dies once and comes back for good. */
    RECOVERY {
        @Override
        void plan(World world) {
            Who dead = world.random.nextBoolean() ? Who.NOBODY : Who.CLOSED;
            long from = 10_000L + world.random.nextInt(60_000);
            long until = from + 15_000L + world.random.nextInt(300_000);
            world.at(from, () -> lanBecomes(world, dead));
            world.at(until, () -> {
                boolean away = !isOnLan(world);
                lanBecomes(world, Who.HOME);
                if (away) {
                    world.lan().forEach(place -> world.watch.mustComeBack(place.url));
                }
            });
            world.at(until + 240_000, () -> {
                world.watch.check(isOnLan(world), "not back on the LAN");
                world.watch.check(!world.watch.awaitsComeBack(), "still waiting for the LAN");
            });
        }
    },
    /** Nothing works any more, and then one address does. */
    TOTAL_OUTAGE {
        @Override
        void plan(World world) {
            long at = 5_000;
            for (int i = 0; i < 4; i++) {
                at += world.random.nextInt(90_000);
                world.at(at, () -> world.places.values().forEach(place -> place.becomes(any(world, DEAD), world.now)));
                at += world.random.nextInt(180_000);
                world.at(at, () -> any(world, world.places.values()).becomes(Who.HOME, world.now));
                at += 45_000;
            }
        }
    },
    PORTALS {
        @Override
        void plan(World world) {
            strange(world, List.of(Who.PORTAL, Who.REDIRECT));
        }
    },
    STRANGERS {
        @Override
        void plan(World world) {
            strange(world, List.of(Who.STRANGER, Who.IMPOSTOR, Who.FORGER));
        }
    },
    REPLAYS {
        @Override
        void plan(World world) {
            strange(world, List.of(Who.REPLAYER, Who.RELAY));
        }
    },
    /** The LAN comes and goes in its own time. */
    FLAPPING {
        @Override
        void plan(World world) {
            long at = 5_000;
            int period = 4_000 + world.random.nextInt(120_000);
            while (at < LENGTH) {
                world.at(at, () -> lanBecomes(world, Who.NOBODY));
                at += period / 2L + world.random.nextInt(period);
                world.at(at, () -> lanBecomes(world, Who.HOME));
                at += period / 2L + world.random.nextInt(period);
            }
        }

        @Override
        int mostSwitches() {
            return 4;
        }
    },
    /** The site moves, and says so; others repeat what it said before, or make something up. */
    CONFIGS {
        @Override
        void plan(World world) {
            List<SignedConfig> said = new ArrayList<>(List.of(world.config));
            for (int i = 2; i < 12; i++) {
                long sequence = i;
                world.at(60_000L * i, () -> {
                    List<Place> known = new ArrayList<>(world.places.values());
                    known.remove(world.random.nextInt(known.size()));
                    world.config = World.configOf(sequence, known);
                    said.add(world.config);
                    world.give(new Signal.Learned(world.config));
                });
            }
            for (int i = 0; i < 100; i++) {
                world.at(world.random.nextInt((int) LENGTH), () -> world.give(new Signal.Learned(lie(world, said))));
            }
        }
    },
    /** The device goes from network to network, and is told so. */
    ROAMING {
        @Override
        void plan(World world) {
            long at = 0;
            while (at < LENGTH) {
                at += 200L + world.random.nextInt(world.random.nextBoolean() ? 3_000 : 120_000);
                world.at(at, () -> {
                    Who there = any(world, List.of(Who.HOME, Who.NOBODY, Who.CLOSED, Who.STRANGER, Who.PORTAL));
                    lanBecomes(world, there);
                    world.changeNetwork();
                });
            }
        }
    },
    /** All lose some, and some are slow. */
    LOSSY {
        @Override
        void plan(World world) {
            for (Place place : world.places.values()) {
                place.lossPercent = world.random.nextInt(50);
                place.becomes(Who.HOME, 0);
            }
        }

        @Override
        int mostSwitches() {
            return 15;
        }
    },
    /** Anything, anywhere, at any time. */
    ANYTHING {
        @Override
        void plan(World world) {
            int count = world.random.nextInt(60);
            for (int i = 0; i < count; i++) {
                world.at(world.random.nextInt((int) LENGTH), () -> {
                    Place place = any(world, world.places.values());
                    place.lossPercent = world.random.nextInt(3) == 0 ? world.random.nextInt(90) : 0;
                    place.becomes(any(world, List.of(Who.values())), world.now);
                    if (world.random.nextInt(4) == 0) {
                        world.changeNetwork();
                    }
                });
            }
        }
    };

    static final long LENGTH = 720_000;

    private static final List<Who> DEAD = List.of(Who.NOBODY, Who.CLOSED);

    abstract void plan(World world);

    /** In any ten minutes. */
    int mostSwitches() {
        return Integer.MAX_VALUE;
    }

    /** Runs once with this seed; what it saw is in the world's watch. */
    World run(long seed, Notary notary) {
        Random random = new Random(seed);
        List<Place> places = new ArrayList<>();
        int lan = 1 + random.nextInt(3);
        for (int i = 0; i < lan; i++) {
            String scheme = random.nextInt(4) == 0 ? "http" : "https";
            places.add(new Place(
                    scheme + "://192.168." + i + ".5:8443", 1 + random.nextInt(30), random.nextInt(60), Who.HOME));
        }
        places.add(new Place("https://gate.example.org", 15 + random.nextInt(100), random.nextInt(150), Who.HOME));
        List<Place> known = new ArrayList<>(places);
        Collections.shuffle(known, random);
        World world = new World(random, places, known, notary);
        plan(world);
        world.run(LENGTH);
        int most = world.watch.mostSwitches();
        world.watch.check(most <= mostSwitches(), most + " switches in ten minutes");
        return world;
    }

    private static boolean isOnLan(World world) {
        @Nullable String used = world.watch.used();
        return used != null && world.place(used).isLan();
    }

    private static void lanBecomes(World world, Who who) {
        world.lan().forEach(place -> place.becomes(who, world.now));
    }

    /** Some addresses are taken by others, from the beginning or later; at least one stays ours. */
    private static void strange(World world, List<Who> who) {
        List<Place> places = new ArrayList<>(world.places.values());
        Collections.shuffle(places, world.random);
        for (Place place : places.subList(1, places.size())) {
            long from = world.random.nextBoolean() ? 0 : world.random.nextInt((int) LENGTH);
            if (from == 0) {
                place.becomes(any(world, who), 0);
            } else {
                world.at(from, () -> place.becomes(any(world, who), world.now));
                world.at(from + world.random.nextInt(300_000), () -> place.becomes(Who.HOME, world.now));
            }
        }
    }

    private static SignedConfig lie(World world, List<SignedConfig> said) {
        SignedConfig old = said.get(world.random.nextInt(said.size()));
        return switch (world.random.nextInt(4)) {
            case 0 -> old;
            case 1 -> World.STRANGER.config(99, null, List.of("https://192.168.9.9:8443"));
            case 2 -> World.IMPOSTOR.config(99, null, List.of("https://192.168.9.9:8443"));
            default ->
                new SignedConfig(
                        old.instance(), 99, old.timestamp(), old.publicUrl(), old.localUrls(), old.signature());
        };
    }

    private static <T> T any(World world, Iterable<T> all) {
        List<T> list = new ArrayList<>();
        all.forEach(list::add);
        return list.get(world.random.nextInt(list.size()));
    }
}
