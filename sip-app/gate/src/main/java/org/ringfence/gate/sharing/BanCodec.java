package org.ringfence.gate.sharing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;

/**
 * The text in which a {@link BanChange} is kept and sent: the version of the format, the kind of change, and its fields,
 * with bars between them. Nodes of other versions skip what they can't read.
 */
public final class BanCodec {

    private static final String VERSION = "1";
    private static final String MADE = "ban";
    private static final String TAKEN_BACK = "unban";
    private static final String PARDONED = "pardon";
    private static final char BAR = '|';
    private static final char ESCAPE = '\\';
    private static final char ESCAPED_BAR = '/';

    private BanCodec() {}

    /** Writes a change. */
    public static String write(BanChange change) {
        Fields fields = new Fields();
        if (change instanceof BanChange.Made made) {
            writeKey(fields.add(VERSION).add(MADE).add(made.at()), made.key());
            writeBan(fields, made.ban());
        } else {
            String kind = change instanceof BanChange.Pardoned ? PARDONED : TAKEN_BACK;
            writeKey(fields.add(VERSION).add(kind).add(change.at()), change.key());
            fields.add(change.until());
        }
        return fields.text();
    }

    /** Reads a change; null if it is of another version, or damaged. */
    public static @Nullable BanChange read(String text) {
        try {
            Iterator<String> fields = split(text).iterator();
            BanChange change = VERSION.equals(next(fields)) ? readChange(fields) : null;
            return fields.hasNext() ? null : change;
        } catch (IllegalArgumentException damaged) {
            return null;
        }
    }

    private static void writeKey(Fields fields, BanKey key) {
        fields.add(key.kind().name());
        if (key instanceof BanKey.Device device) {
            fields.add(device.account()).add(device.contact());
        } else if (key instanceof BanKey.Account account) {
            fields.add(account.name());
        } else if (key instanceof BanKey.UserAgent agent) {
            fields.add(agent.name());
        } else {
            fields.add(key.toString());
        }
    }

    private static void writeBan(Fields fields, Ban ban) {
        Evidence evidence = ban.evidence();
        fields.add(ban.cause().name())
                .add(ban.rule())
                .add(ban.threshold())
                .add(evidence.count())
                .add(evidence.firstAt())
                .add(evidence.lastAt())
                .add(evidence.firstSample())
                .add(evidence.lastSample())
                .add(Boolean.toString(ban.sparesKnown()))
                .add(ban.strike())
                .add(ban.since())
                .add(ban.until())
                .add(ban.node())
                .add(ban.configuration());
    }

    private static @Nullable BanChange readChange(Iterator<String> fields) {
        String kind = next(fields);
        long at = number(fields);
        BanKey key = readKey(fields);
        return switch (kind) {
            case MADE -> new BanChange.Made(readBan(key, fields), at);
            case TAKEN_BACK -> new BanChange.TakenBack(key, at, number(fields));
            case PARDONED -> new BanChange.Pardoned(key, at, number(fields));
            default -> null;
        };
    }

    private static BanKey readKey(Iterator<String> fields) {
        BanKey.Kind kind = BanKey.Kind.valueOf(next(fields));
        return switch (kind) {
            case DEVICE -> new BanKey.Device(next(fields), next(fields));
            case ACCOUNT -> new BanKey.Account(next(fields));
            case USER_AGENT -> new BanKey.UserAgent(next(fields));
            case ADDRESS, ADDRESS_PORT -> readAddress(kind, next(fields));
        };
    }

    private static BanKey readAddress(BanKey.Kind kind, String text) {
        BanKey key = BanKey.parse(text);
        if (key.kind() != kind) {
            throw new IllegalArgumentException("Not of its kind");
        }
        return key;
    }

    private static Ban readBan(BanKey key, Iterator<String> fields) {
        BanCause cause = BanCause.valueOf(next(fields));
        String rule = next(fields);
        long threshold = number(fields);
        Evidence evidence = new Evidence(number(fields), number(fields), number(fields), next(fields), next(fields));
        boolean sparesKnown = Boolean.parseBoolean(next(fields));
        int strike = Math.toIntExact(Math.min(Integer.MAX_VALUE, number(fields)));
        long since = number(fields);
        long until = number(fields);
        return new Ban(
                key, cause, rule, threshold, evidence, sparesKnown, strike, since, until, next(fields), number(fields));
    }

    private static String next(Iterator<String> fields) {
        if (!fields.hasNext()) {
            throw new IllegalArgumentException("Cut off");
        }
        return fields.next();
    }

    private static long number(Iterator<String> fields) {
        return Long.parseLong(next(fields));
    }

    private static List<String> split(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == BAR) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == ESCAPE) {
                i++;
                field.append(unescaped(text, i));
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static char unescaped(String text, int place) {
        char c = place < text.length() ? text.charAt(place) : BAR;
        if (c != ESCAPE && c != ESCAPED_BAR) {
            throw new IllegalArgumentException("Damaged");
        }
        return c == ESCAPED_BAR ? BAR : c;
    }

    /** A text with bars between its fields. */
    private static final class Fields {

        private final StringBuilder text = new StringBuilder();

        Fields add(long number) {
            return add(Long.toString(number));
        }

        Fields add(String field) {
            if (text.length() > 0) {
                text.append(BAR);
            }
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                if (c == BAR) {
                    text.append(ESCAPE).append(ESCAPED_BAR);
                } else if (c == ESCAPE) {
                    text.append(ESCAPE).append(ESCAPE);
                } else {
                    text.append(c);
                }
            }
            return this;
        }

        String text() {
            return text.toString();
        }
    }
}
