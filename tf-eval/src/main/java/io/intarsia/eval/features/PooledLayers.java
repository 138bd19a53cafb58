package io.intarsia.eval.features;

import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.SavedModelDirectory.LayerInfo;
import io.intarsia.proto.FeatureType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.RawTensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A model's graph, extended so that one forward pass gives the pooled features of several layers.
 */
final class PooledLayers {
  private final LoadedModel model;
  private final List<LayerShape> shapes = new ArrayList<>();
  private final List<Operand<?>> outputs = new ArrayList<>();
  private final FeatureType type;

  /**
   * Extends a model.
   *
   * @param names layers, in the order of the features
   * @param side side of the images
   * @param type number format of the features
   * @throws io.intarsia.core.UserException if the model has no such layer
   */
  PooledLayers(LoadedModel model, List<String> names, int side, FeatureType type) {
    this.model = model;
    this.type = type;
    for (String name : names) {
      add(name, mapShape(name, side));
    }
  }

  /** The layers' names and the shapes of their features. */
  List<LayerShape> shapes() {
    return List.copyOf(shapes);
  }

  /** Layers of a model but for the global average, which is no map. */
  static List<String> mapsOf(LoadedModel model) {
    return model.layers().stream()
        .map(LayerInfo::name)
        .filter(name -> model.layer(name).shape().numDimensions() == 4)
        .toList();
  }

  private void add(String name, List<Integer> map) {
    Ops tf = model.ops().withSubScope("features." + name);
    Operand<TFloat32> pooled = model.layer(name);
    int channels = map.get(map.size() - 1);
    int grid = 1;
    String words = "global average";
    if (map.size() == 4) {
      Pooling pooling = PoolingRule.choose(name, channels, map.get(1));
      pooled = pooling.build(tf, pooled);
      grid = pooling.grid();
      words = pooling.words();
    }
    int dimensions = grid * grid * channels;
    shapes.add(new LayerShape(name, grid, dimensions, words));
    Operand<TFloat32> rows = tf.reshape(pooled, tf.constant(new int[] {-1, dimensions}));
    outputs.add(type == FeatureType.HALF ? tf.dtypes.cast(rows, TFloat16.class) : rows);
  }

  /** Shape of a layer's output for one image, found by running one. */
  private List<Integer> mapShape(String name, int side) {
    Operand<TInt32> shape = model.ops().shape(model.layer(name));
    try (TFloat32 image = TFloat32.tensorOf(Shape.of(1, side, side, 3))) {
      return model
          .session()
          .fetch(
              Map.of(model.images(), image),
              List.of(shape),
              List.of(),
              result -> {
                List<Integer> sizes = new ArrayList<>();
                ((TInt32) result.get(0)).scalars().forEach(each -> sizes.add(each.getInt()));
                return sizes;
              });
    }
  }

  /** Takes the features of a batch for one layer: {@code [n, dimensions]}, for the call only. */
  @FunctionalInterface
  interface Sink {
    void accept(int layer, RawTensor features);
  }

  /**
   * Features of a batch.
   *
   * @param images {@code [n, side, side, 3]}, RGB, 0 to 255
   */
  void extract(TFloat32 images, Sink sink) {
    model
        .session()
        .fetch(
            Map.of(model.images(), images),
            outputs,
            List.of(),
            result -> {
              for (int layer = 0; layer < outputs.size(); layer++) {
                sink.accept(layer, result.get(layer).asRawTensor());
              }
              return null;
            });
  }

  /**
   * Features of a batch, as tensors.
   *
   * @param images {@code [n, side, side, 3]}, RGB, 0 to 255
   * @param reader sees one {@code [n, dimensions]} for each layer, during the call only
   */
  void forward(TFloat32 images, Consumer<List<TFloat32>> reader) {
    model
        .session()
        .fetch(
            Map.of(model.images(), images),
            outputs,
            List.of(),
            result -> {
              reader.accept(
                  IntStream.range(0, outputs.size())
                      .mapToObj(layer -> (TFloat32) result.get(layer))
                      .toList());
              return null;
            });
  }
}
