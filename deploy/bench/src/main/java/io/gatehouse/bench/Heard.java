package io.gatehouse.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;

/** The bytes that have come on a connection and have not been understood yet. */
final class Heard {

    private static final int MOST = 1024 * 1024;

    private final byte[] bytes = new byte[MOST];
    private int size;

    /** Reads what is there, once. */
    void more(ReadableByteChannel channel) throws IOException {
        int read = channel.read(ByteBuffer.wrap(bytes, size, MOST - size));
        if (read < 0) {
            throw new EOFException("The server hung up");
        }
        size += read;
    }

    int size() {
        return size;
    }

    int at(int index) {
        return bytes[index] & 0xFF;
    }

    String text(int from, int to, Charset charset) {
        return new String(bytes, from, to - from, charset);
    }

    /** Where the pattern begins, or -1. */
    int indexOf(byte[] pattern, int from) {
        for (int i = from; i <= size - pattern.length; i++) {
            int matched = 0;
            while (matched < pattern.length && bytes[i + matched] == pattern[matched]) {
                matched++;
            }
            if (matched == pattern.length) {
                return i;
            }
        }
        return -1;
    }

    /** Forgets the first bytes. */
    void drop(int count) {
        System.arraycopy(bytes, count, bytes, 0, size - count);
        size -= count;
    }
}
