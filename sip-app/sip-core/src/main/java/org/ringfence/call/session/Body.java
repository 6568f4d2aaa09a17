package org.ringfence.call.session;

import java.util.Arrays;
import java.util.Objects;

/**
 * The content of a message, passed through untouched because this server is not in the media path.
 *
 * @param contentType the media type as it stood in the message, for example {@code application/sdp}
 * @param content the octets; not to be changed after construction
 */
@SuppressWarnings("ArrayRecordComponent")
public record Body(String contentType, byte[] content) {

    public Body {
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(content, "content");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that
                && contentType.equals(that.contentType)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return 31 * contentType.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return contentType + " of " + content.length + " octets";
    }
}
