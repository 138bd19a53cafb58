package io.intarsia.eval.features;

import io.intarsia.proto.LayerScores;

/**
 * What a layer's features look like.
 *
 * @param layer its name
 * @param grid cells along a side of the pooled map; 1 for the global average
 * @param dimensions length of a feature vector
 * @param pooling how the map became the grid, in words that differ where the features do
 */
public record LayerShape(String layer, int grid, int dimensions, String pooling) {

  /** The same scores with the layer's name, grid and dimensions. */
  public LayerScores describe(LayerScores scores) {
    return scores.toBuilder().setLayer(layer).setGrid(grid).setDimensions(dimensions).build();
  }
}
