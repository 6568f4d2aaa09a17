package org.ringfence.call.b2bua;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.call.session.CallState;

/**
 * A running call as an administrator sees it.
 *
 * @param attempt what is known from its start
 * @param phase how far it has come
 * @param answeredAt when the talk began, null before
 * @param granted the talk time that is covered by a reservation
 */
public record CallView(
        CallAttempt attempt,
        CallState.Phase phase,
        @Nullable Instant answeredAt,
        Duration granted) {}
