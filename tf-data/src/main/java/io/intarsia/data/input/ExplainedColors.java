package io.intarsia.data.input;

import io.intarsia.core.graph.GraphSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * One Colorization sample with what was drawn for it, copied out of its session.
 *
 * @param name of the record
 * @param position in the stream
 * @param flipped whether the photo is mirrored
 * @param grey whether the photo counts as grey
 * @param maps the other tensors of {@link ColorizationInput} and {@link ColorizationTransform} that
 *     are float32, by name
 */
record ExplainedColors(
    String name, long position, boolean flipped, boolean grey, Map<String, FloatNdArray> maps) {

  private static final List<String> MAPS =
      List.of("lightness", "weights", "ab", "crop", "target", "recolored");

  /** The next batch of an explained stream. */
  static List<ExplainedColors> next(InputGraph input, GraphSession session) {
    List<Operand<?>> outputs = new ArrayList<>();
    for (String name : List.of("name", "position", "flipped", "mask")) {
      outputs.add(Objects.requireNonNull(input.tensors().get(name)));
    }
    MAPS.forEach(name -> outputs.add(Objects.requireNonNull(input.tensors().get(name))));
    return session.fetch(Map.of(), outputs, List.of(), ExplainedColors::read);
  }

  private static List<ExplainedColors> read(Result result) {
    List<ExplainedColors> samples = new ArrayList<>();
    TString names = (TString) result.get(0);
    for (long i = 0; i < names.size(); i++) {
      Map<String, FloatNdArray> maps = new HashMap<>();
      for (int map = 0; map < MAPS.size(); map++) {
        FloatNdArray part = ((TFloat32) result.get(4 + map)).get(i);
        FloatNdArray copy = NdArrays.ofFloats(part.shape());
        part.copyTo(copy);
        maps.put(MAPS.get(map), copy);
      }
      samples.add(
          new ExplainedColors(
              names.getObject(i),
              ((TInt64) result.get(1)).getLong(i),
              ((TBool) result.get(2)).getBoolean(i),
              ((TFloat32) result.get(3)).getFloat(i) == 0,
              maps));
    }
    return samples;
  }

  /** A tensor of the sample by its name. */
  FloatNdArray map(String tensor) {
    return Objects.requireNonNull(maps.get(tensor), tensor);
  }

  /** Mean distance of the target's colours from grey, units of ab. */
  double meanChroma() {
    double[] sum = new double[1];
    FloatNdArray ab = map("ab");
    ab.elements(1).forEach(place -> sum[0] += Math.hypot(place.getFloat(0), place.getFloat(1)));
    return sum[0] / (ab.shape().get(0) * ab.shape().get(1));
  }
}
