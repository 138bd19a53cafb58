package io.intarsia.data.input;

import io.intarsia.core.graph.GraphSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * One Jigsaw sample with what was drawn for it, copied out of its session.
 *
 * @param name of the record
 * @param position in the stream
 * @param label place of the permutation
 * @param flipped whether the photo is mirrored
 * @param colors a kind of {@link TileColors}
 * @param corner row and column of the crop in the resized, mirrored photo, {@code [2]}
 * @param offsets row and column in the crop of the tile cut from each cell, {@code [cells, 2]}
 * @param tiles as the network gets them, {@code [cells, patch, patch, 3]}
 * @param crop in the photo's own colours, 0 .. 255, {@code [crop, crop, 3]}
 */
record ExplainedPuzzle(
    String name,
    long position,
    int label,
    boolean flipped,
    int colors,
    FloatNdArray corner,
    FloatNdArray offsets,
    FloatNdArray tiles,
    FloatNdArray crop) {

  private static final List<String> TENSORS =
      List.of(
          "name", "position", "label", "flipped", "colors", "corner", "offsets", "tiles", "crop");

  /** The next batch of an explained stream. */
  static List<ExplainedPuzzle> next(InputGraph input, GraphSession session) {
    List<Operand<?>> outputs = new ArrayList<>();
    TENSORS.forEach(name -> outputs.add(Objects.requireNonNull(input.tensors().get(name))));
    return session.fetch(Map.of(), outputs, List.of(), ExplainedPuzzle::read);
  }

  private static List<ExplainedPuzzle> read(Result result) {
    List<ExplainedPuzzle> puzzles = new ArrayList<>();
    TString names = (TString) result.get(0);
    for (long i = 0; i < names.size(); i++) {
      puzzles.add(
          new ExplainedPuzzle(
              names.getObject(i),
              ((TInt64) result.get(1)).getLong(i),
              ((TInt32) result.get(2)).getInt(i),
              ((TBool) result.get(3)).getBoolean(i),
              ((TInt32) result.get(4)).getInt(i),
              copy(result, 5, i),
              copy(result, 6, i),
              copy(result, 7, i),
              copy(result, 8, i)));
    }
    return puzzles;
  }

  private static FloatNdArray copy(Result result, int tensor, long sample) {
    FloatNdArray part = ((TFloat32) result.get(tensor)).get(sample);
    FloatNdArray copy = NdArrays.ofFloats(part.shape());
    part.copyTo(copy);
    return copy;
  }
}
