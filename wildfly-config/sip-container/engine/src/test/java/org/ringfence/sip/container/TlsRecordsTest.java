package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlsRecordsTest {

    private final List<Integer> lengths = new ArrayList<>();
    private final TlsRecords records = new TlsRecords(bytes -> lengths.add(bytes.length));

    @Test
    void eachRecordIsHandedOverAloneHoweverTheStreamIsCut() throws Exception {
        byte[] stream = {22, 3, 3, 0, 2, 1, 2, 23, 3, 3, 1, 0};
        stream = Arrays.copyOf(stream, stream.length + 256);
        for (byte each : stream) {
            records.accept(new byte[] {each});
        }
        records.accept(stream);

        assertThat(lengths).containsExactly(7, 261, 7, 261);
    }

    @Test
    void recordLongerThanTheProtocolAllowsEndsTheStream() {
        assertThatThrownBy(() -> records.accept(new byte[] {22, 3, 3, (byte) 0xFF, (byte) 0xFF}))
                .isInstanceOf(IOException.class);
    }
}
