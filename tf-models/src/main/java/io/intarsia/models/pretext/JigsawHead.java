package io.intarsia.models.pretext;

import io.intarsia.core.graph.Net;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The layers of a siamese puzzle solver above the backbone. */
sealed interface JigsawHead permits ResNetJigsawHead, AlexNetJigsawHead {

  /**
   * Builds the head at {@code net}'s place.
   *
   * @param permutations size of the permutation set
   * @return {@code [batch, permutations]}, one logit for each permutation
   */
  Operand<TFloat32> build(Net net, Towers towers, int permutations);

  /**
   * What the towers give.
   *
   * @param features the backbone's outputs by name; the tiles of a puzzle are consecutive rows
   * @param tiles tiles of a puzzle
   * @param inputs the task's inputs
   */
  record Towers(
      Map<String, Operand<TFloat32>> features, int tiles, Map<String, Operand<?>> inputs) {

    /** Joins the vectors of a puzzle's tiles, {@code [batch * tiles, n]}, in tile order. */
    Operand<TFloat32> join(Net net, Operand<TFloat32> vectors) {
      long joined = tiles * vectors.shape().get(1);
      return net.tf().reshape(vectors, net.tf().constant(new long[] {-1, joined}));
    }
  }
}
