package io.intarsia.train.engine;

import com.google.errorprone.annotations.FormatMethod;
import com.google.protobuf.ByteString;
import io.intarsia.core.progress.Progress;
import io.intarsia.train.run.RunLog;
import io.intarsia.train.summary.EventFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run tells while it goes: its log, TensorBoard's scalars and pictures, progress on the
 * terminal.
 */
public final class Journal {
  private final TrainingPlan plan;
  private final RunLog log;
  private final EventFile events;
  private final Progress.Task shown;
  private final Pace pace;

  /** Tells of a run of which {@code done} steps are taken; the caller closes what it is given. */
  public Journal(TrainingPlan plan, long done, RunLog log, EventFile events, Progress.Task shown) {
    this.plan = plan;
    this.log = log;
    this.events = events;
    this.shown = shown;
    pace = new Pace(done, plan.batch());
  }

  /** Adds a line to the log. */
  @FormatMethod
  void say(String format, Object... arguments) throws IOException {
    log.say(format, arguments);
  }

  /** Tells of a step that was taken; writes its scalars where the plan says so. */
  void step(long step, Map<String, Float> scalars, double rate) throws IOException {
    shown.at(step);
    if (!plan.isLogged(step)) {
      return;
    }
    Map<String, Number> values = new LinkedHashMap<>(scalars);
    values.put("learning_rate", rate);
    values.put("pictures_per_second", pace.picturesPerSecond(step));
    events.scalars(step, values);
    String left = pace.left(step, plan.steps());
    log.say("step %d of %d: %s, %s left", step, plan.steps(), RunLog.words(values), left);
    shown.note(RunLog.words(scalars));
  }

  /** Tells of a judgement. */
  void heldOut(long step, Map<String, Double> values, boolean best) throws IOException {
    Map<String, Double> tagged = new LinkedHashMap<>();
    values.forEach((name, value) -> tagged.put("held_out/" + name, value));
    events.scalars(step, tagged);
    log.say("step %d, held out: %s%s", step, RunLog.words(values), best ? " (best so far)" : "");
  }

  /** Shows what the task draws of held-out pictures, a PNG. */
  void heldOutPicture(long step, ByteString png) throws IOException {
    events.picture(step, "held_out/sheet", png);
  }

  /** Makes sure that what was told up to here outlives a crash. */
  void sync() throws IOException {
    events.sync();
  }
}
