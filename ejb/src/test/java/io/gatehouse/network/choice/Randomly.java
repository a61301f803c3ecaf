package io.gatehouse.network.choice;

import java.util.Base64;
import java.util.Random;

/** Chance of a seed, so that it can happen again. */
final class Randomly implements Chance {

    private final Random random;

    Randomly(Random random) {
        this.random = random;
    }

    @Override
    public String nonce() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public int below(int bound) {
        return random.nextInt(bound);
    }
}
