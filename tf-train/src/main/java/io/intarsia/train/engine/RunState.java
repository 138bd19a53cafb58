package io.intarsia.train.engine;

import io.intarsia.proto.BestCheckpoint;
import io.intarsia.proto.CheckpointManifest;
import io.intarsia.proto.Scalar;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows beside its variables: the latest judgement and the best checkpoint so far. It is
 * saved with each checkpoint, so that a resumed run chooses as the undisturbed one does.
 */
public final class RunState {
  private final Criterion criterion;
  private final CheckpointManifest facts;
  private CheckpointManifest known;

  /** Starts at the manifest of a checkpoint, or without one at nothing. */
  public RunState(
      Criterion criterion, CheckpointManifest facts, @Nullable CheckpointManifest resumed) {
    this.criterion = criterion;
    this.facts = facts;
    known = resumed == null ? CheckpointManifest.getDefaultInstance() : resumed;
  }

  /**
   * Takes note of a judgement.
   *
   * @return whether the state judged is the best so far
   */
  boolean judged(long step, Map<String, Double> heldOut) {
    CheckpointManifest.Builder next = known.toBuilder().clearHeldOut();
    heldOut.forEach(
        (name, value) -> next.addHeldOut(Scalar.newBuilder().setName(name).setValue(value)));
    Double value = heldOut.get(criterion.metric());
    if (value == null) {
      throw new IllegalStateException("no metric " + criterion.metric() + " in " + heldOut);
    }
    boolean better = !known.hasBest() || criterion.isBetter(value, known.getBest().getValue());
    if (better) {
      next.setBest(
          BestCheckpoint.newBuilder().setStep(step).setMetric(criterion.metric()).setValue(value));
    }
    known = next.build();
    return better;
  }

  /** Step of the best checkpoint. */
  OptionalLong best() {
    return known.hasBest() ? OptionalLong.of(known.getBest().getStep()) : OptionalLong.empty();
  }

  /** What the checkpoint of a step says. */
  CheckpointManifest manifestAt(long step) {
    CheckpointManifest.Builder manifest =
        facts.toBuilder().setStep(step).addAllHeldOut(known.getHeldOutList());
    manifest.getProvenanceBuilder().setStep(step);
    if (known.hasBest()) {
      manifest.setBest(known.getBest());
    }
    return manifest.build();
  }
}
