package org.ringfence.sipapp.perimeter;

import org.ringfence.gate.sharing.SharingReport;

/** Tells in the security log whether bans are shared. */
final class BanSharingReport implements SharingReport {

    private static final int SHOWN = 60;

    @Override
    public void behind(int waiting) {
        PerimeterLog.LOG.sharingBehind(waiting);
    }

    @Override
    public void broken(RuntimeException reason) {
        PerimeterLog.LOG.sharingBroken(reason.toString());
        PerimeterLog.LOG.sharingBrokenIn(reason);
    }

    @Override
    public void restored() {
        PerimeterLog.LOG.sharingRestored();
    }

    /** There is a change that can't be read. */
    void unreadable(String text) {
        PerimeterLog.LOG.unreadableBan(text.replaceAll("\\p{Cntrl}", " ").substring(0, Math.min(SHOWN, text.length())));
    }
}
