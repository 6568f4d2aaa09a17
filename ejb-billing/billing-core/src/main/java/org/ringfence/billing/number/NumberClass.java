package org.ringfence.billing.number;

/** What kind of number it is, as far as that tells the risk of calling it (SPEC E7 to E9, E14); a number may be of several. */
public enum NumberClass {
    /** Phones that talk through satellites. */
    SATELLITE,
    /** The one who is called earns. */
    PREMIUM,
    /** The caller pays a part. */
    SHARED_COST,
    /** Follows a person; what it costs depends on where that person is. */
    PERSONAL,
    /** Known for calls that are made only to earn by them. */
    HIGH_RISK,
    /** Made for tests of networks. */
    TEST,
    /** The one who is called pays. */
    TOLL_FREE,
    /** Mobile phones. */
    MOBILE,
    /** Within the caller's own area. */
    LOCAL,
    /** Within the caller's own country. */
    NATIONAL,
    /** Outside of the caller's own country. */
    INTERNATIONAL,
    /** Dialled like a number of the USA or Canada, but of another country of the North American plan (SPEC E14). */
    INTRA_NANP,
    /** No number that any plan knows. */
    UNKNOWN
}
