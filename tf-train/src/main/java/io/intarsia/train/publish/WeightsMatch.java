package io.intarsia.train.publish;

import io.intarsia.core.UserException;
import io.intarsia.models.backbones.TorchLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.ndarray.Shape;

/** Compares a file's tensors with the variables that want values, and lists what does not fit. */
final class WeightsMatch {
  /** What PyTorch counts batches in, for another kind of average than ours; no weight. */
  private static final String COUNTER = ".num_batches_tracked";

  private static final Pattern MEAN = Pattern.compile("(.*)bn(\\d)/mean");

  private final WeightsSource source;
  private final Map<String, Shape> shapes;
  private final Map<String, String> waiting = new LinkedHashMap<>();
  private final Map<String, String> matched = new HashMap<>();
  private final List<String> unused = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** Sorts the file's tensors by the variables that they are meant for. */
  WeightsMatch(WeightsSource source) {
    this.source = source;
    this.shapes = source.file().shapes();
    for (String tensor : shapes.keySet()) {
      if (tensor.endsWith(COUNTER)) {
        continue;
      }
      source
          .naming()
          .variableOf(tensor)
          .ifPresentOrElse(variable -> offer(variable, tensor), () -> unused.add(tensor));
    }
  }

  private void offer(String variable, String tensor) {
    String other = waiting.putIfAbsent(variable, tensor);
    if (other != null) {
      problems.add("%s and %s are both %s".formatted(other, tensor, variable));
    }
  }

  /** Matches a variable of the backbone. */
  void require(String variable, Shape ours) {
    Shape expected = TorchLayout.shape(ours);
    String tensor = waiting.remove(variable);
    if (tensor == null) {
      String name = source.naming().nameOf(variable).orElse(variable);
      problems.add("%s %s is missing".formatted(name, expected));
    } else if (!expected.equals(shapes.get(tensor))) {
      problems.add("%s is %s, expected %s".formatted(tensor, shapes.get(tensor), expected));
    }
    matched.put(variable, Objects.requireNonNullElse(tensor, ""));
  }

  /**
   * The bias that a variable can take up, if it is a running mean; empty for others. Networks of
   * ours have no bias before batch normalisation, others may.
   */
  static String foldedInto(String variable) {
    Matcher name = MEAN.matcher(variable);
    return name.matches() ? name.group(1) + "conv" + name.group(2) + "/bias" : "";
  }

  /**
   * Ends the matching.
   *
   * @throws UserException listing all that does not fit
   */
  TorchWeights finish() {
    for (String variable : List.copyOf(matched.keySet())) {
      String bias = foldedInto(variable);
      String tensor = waiting.get(bias);
      if (tensor != null && Objects.equals(shapes.get(tensor), shapes.get(matched.get(variable)))) {
        matched.put(bias, tensor);
        waiting.remove(bias);
      }
    }
    waiting.values().stream()
        .sorted()
        .forEach(tensor -> problems.add(tensor + " is in the file, not in the backbone"));
    if (!problems.isEmpty()) {
      throw new UserException(
          "%s does not fit the backbone: %s"
              .formatted(source.file().path(), String.join("; ", problems)));
    }
    return new TorchWeights(source, matched, unused);
  }
}
