import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** How many tickets' codes one core signs in a second, at best: the signature alone, of a message as long as theirs. */
class SigningRate {
    public static void main(String[] arguments) {
        byte[] key = new byte[Ed25519.SECRET_KEY_SIZE];
        byte[] shown = new byte[Ed25519.PUBLIC_KEY_SIZE];
        byte[] message = new byte[64];
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.generatePublicKey(key, 0, shown, 0);
        long best = 0;
        for (int round = 0; round < 6; round++) {
            long begin = System.nanoTime();
            int signed = 0;
            while (System.nanoTime() - begin < 1_000_000_000L) {
                message[signed % 64]++;
                Ed25519.sign(key, 0, shown, 0, message, 0, message.length, signature, 0);
                signed++;
            }
            best = Math.max(best, signed);
        }
        System.out.println(best);
    }
}
