package org.ringfence.selfattack;

/**
 * What became of an attack.
 *
 * @param name what it is called
 * @param source the address that it came from, the first of several; empty when nobody was to be stopped
 * @param sent messages or connections
 * @param answered how many of them got an answer
 * @param lastAnswerMillis how long after the beginning the last answer came
 * @param held whether the defence held
 * @param remark what was looked at, or what went wrong
 * @param cpuMicros processor time of the server during the attack, in µs; -1 when it is not known
 */
record Result(
        String name,
        String source,
        int sent,
        int answered,
        long lastAnswerMillis,
        boolean held,
        String remark,
        long cpuMicros) {

    Result because(boolean stillHeld, String why) {
        return stillHeld ? this : new Result(name, source, sent, answered, lastAnswerMillis, false, why, cpuMicros);
    }

    Result costing(long micros) {
        return new Result(name, source, sent, answered, lastAnswerMillis, held, remark, micros);
    }
}
