package io.intarsia.core.checkpoint;

import io.intarsia.proto.SavedVariable;
import java.nio.file.Path;
import java.util.Map;

/** Variables in files of TensorFlow's own format: a checkpoint's, or a published model's. */
public interface SavedState {

  /** Where it lies, for messages. */
  Path directory();

  /** Its variables by name. */
  Map<String, SavedVariable> variables();

  /** What the names of its tensor files start with, as {@code RestoreV2} wants it. */
  Path prefix();
}
