package io.intarsia.train.run;

import com.google.protobuf.Message;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.proto.BegunWith;
import io.intarsia.proto.Provenance;
import java.io.IOException;
import java.util.List;

/**
 * Whether a run may be resumed: with another config never, because it would be another run; with
 * another program, processor, thread count or data only if the user does not insist on the same
 * bytes.
 */
public final class ResumeCheck {
  private static final List<String> MAY_DIFFER = List.of("execution");
  private static final List<String> NOT_COMPARED = List.of("step");

  private ResumeCheck() {}

  /**
   * Compares what the run was begun with to what it shall go on with.
   *
   * @param inexact whether a result that differs in its last bits is accepted
   * @throws UserException naming the fields that differ
   */
  public static void require(
      RunDirectory run, Message resolved, Provenance provenance, boolean inexact)
      throws IOException {
    Message begun = run.resolved(resolved.getDefaultInstanceForType());
    List<String> changed = Configs.differences(begun, resolved, MAY_DIFFER);
    if (!changed.isEmpty()) {
      throw new UserException(
          "%s was begun with another config (%s; there | here): give the same, or another --out"
              .formatted(run.path(), String.join("; ", changed)));
    }
    requireSameStart(run, provenance);
    List<String> moved = Configs.differences(run.provenance(), provenance, NOT_COMPARED);
    if (!moved.isEmpty() && !inexact) {
      throw new UserException(
          ("%s was begun elsewhere (%s; there | here) and would not end with the same bytes;"
                  + " --inexact goes on all the same")
              .formatted(run.path(), String.join("; ", moved)));
    }
  }

  /** What a run began with is part of what it is, as its config. */
  private static void requireSameStart(RunDirectory run, Provenance provenance) {
    List<BegunWith> there = run.provenance().getBegunWithList();
    List<BegunWith> here = provenance.getBegunWithList();
    if (!there.equals(here)) {
      throw new UserException(
          "%s was begun with %s, not with %s: name the same, or another --out"
              .formatted(run.path(), words(there), words(here)));
    }
  }

  private static String words(List<BegunWith> starts) {
    return starts.isEmpty()
        ? "drawn weights"
        : "the weights of %s (%.12s)"
            .formatted(starts.get(0).getModel(), starts.get(0).getModelChecksum());
  }
}
