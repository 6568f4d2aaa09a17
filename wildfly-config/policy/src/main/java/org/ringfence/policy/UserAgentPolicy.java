package org.ringfence.policy;

import org.jspecify.annotations.Nullable;

/**
 * Which devices may talk to this server, by the User-Agent header of their requests and the Server header of their
 * answers. Lists have commas; an entry of fewer than five characters has to match the whole value, a longer one any part
 * of it, in lower or upper case (SPEC C2). What a device calls itself proves nothing: this is a courtesy filter.
 *
 * @param allowed if defined, all others are dropped; default undefined (SPEC C1, {@code allowua})
 * @param blocked dropped; default undefined (SPEC C2, {@code blockua})
 * @param allowedWithoutPassword the same for accounts without a password; default undefined (SPEC C3, {@code alloweua})
 * @param blockedWithoutPassword the same for accounts without a password; default undefined (SPEC C4,
 *     {@code blockeua})
 * @param scanners known scanners, dropped on level FULL; default the usual ones (SPEC B11, N1)
 */
public record UserAgentPolicy(
        @Nullable String allowed,
        @Nullable String blocked,
        @Nullable String allowedWithoutPassword,
        @Nullable String blockedWithoutPassword,
        @Nullable String scanners)
        implements Policy {

    /** What is in force when nothing is configured. */
    public static final UserAgentPolicy DEFAULT = new UserAgentPolicy(
            null,
            null,
            null,
            null,
            "friendly-scanner,friendly-request,sipvicious,sundayddr,sip-scan,sipcli,iWar,VaxSIPUserAgent,"
                    + "VaxIPUserAgent,pplsip,sippts,sipptk,vax_sip,siparmyknife,smap,Test Agent,Gulp");
}
