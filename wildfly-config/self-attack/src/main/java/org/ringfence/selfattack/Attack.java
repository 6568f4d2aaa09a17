package org.ringfence.selfattack;

import java.io.IOException;

/** One way to attack; bounded in count and time. */
interface Attack {

    Result run() throws IOException, InterruptedException;
}
