package org.ringfence.sip.container;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into TLS records (RFC 8446 section 5.1). The stack's TLS code spins for ever over bytes behind a
 * close_notify, so that it is given one record at a time and nothing after it has closed.
 */
final class TlsRecords {

    private static final int HEADER = 5;
    private static final int LARGEST = HEADER + (1 << 14) + 2_048;

    private final Decryption decryption;
    private byte @Nullable [] partial;

    /** Takes one whole record. */
    @FunctionalInterface
    interface Decryption {

        /** Decrypts it; throws if the connection is of no more use. */
        void record(byte[] bytes) throws Exception;
    }

    TlsRecords(Decryption decryption) {
        this.decryption = decryption;
    }

    void accept(byte[] bytes) throws Exception {
        byte[] all = bytes;
        if (partial != null) {
            all = Arrays.copyOf(partial, partial.length + bytes.length);
            System.arraycopy(bytes, 0, all, partial.length, bytes.length);
        }
        int at = 0;
        while (all.length - at >= HEADER) {
            int length = HEADER + ((all[at + 3] & 0xFF) << 8) + (all[at + 4] & 0xFF);
            if (length > LARGEST) {
                throw new IOException("A TLS record is longer than the protocol allows");
            }
            if (all.length - at < length) {
                break;
            }
            decryption.record(Arrays.copyOfRange(all, at, at + length));
            at += length;
        }
        partial = at == all.length ? null : Arrays.copyOfRange(all, at, all.length);
    }
}
