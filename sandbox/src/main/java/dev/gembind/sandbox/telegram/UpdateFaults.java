package dev.gembind.sandbox.telegram;

import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.faults.FaultSwitches;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Doubles or turns round the updates of one answer while such a fault is on. */
final class UpdateFaults {
    private final FaultSwitches switches;

    UpdateFaults(FaultSwitches switches) {
        this.switches = switches;
    }

    /** A fault is used up only by an answer it can change. */
    List<UpdateQueue.Update> distort(List<UpdateQueue.Update> batch, List<UpdateQueue.Update> confirmed) {
        List<UpdateQueue.Update> out = new ArrayList<>(batch);
        if (!batch.isEmpty() && switches.take(FaultKind.DUPLICATE_UPDATES).isPresent()) {
            out.addAll(0, confirmed);
            out.addAll(batch);
        }
        if (out.size() > 1 && switches.take(FaultKind.REORDERED_UPDATES).isPresent()) {
            Collections.reverse(out);
        }
        return out;
    }
}
