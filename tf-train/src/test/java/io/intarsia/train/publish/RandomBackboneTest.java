package io.intarsia.train.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.FloatNdArray;

class RandomBackboneTest {
  private static final SessionOptions OPTIONS = SessionOptions.defaults();
  private static final ExperimentConfig RESOLVED =
      Configs.resolve(
          ExperimentConfig.newBuilder()
              .setBackbone(Backbones.named("resnet18").toBuilder().setWidth(0.0625))
              .build());

  @TempDir Path directory;

  private static FloatNdArray picture(int kind) {
    return TestPictures.middle(TestPictures.picture(64, 64, kind), 64);
  }

  private Map<String, FloatNdArray> variables(
      String name, long seed, Iterator<FloatNdArray> batches) throws IOException {
    Path version = directory.resolve(name);
    RandomBackbone.write(version, RESOLVED, seed, batches, OPTIONS);
    try (LoadedModel model = LoadedModel.load(version, OPTIONS)) {
      return model.variables();
    }
  }

  private static float value(Map<String, FloatNdArray> variables, String name) {
    FloatNdArray values = variables.get(name);
    return values == null ? Float.NaN : values.getFloat(1);
  }

  @Test
  void weightsFollowTheSeedAlone() throws IOException {
    List<FloatNdArray> none = new ArrayList<>();

    Map<String, FloatNdArray> one = variables("one", 1, none.iterator());

    assertThat(variables("again", 1, none.iterator())).isEqualTo(one);
    assertThat(variables("two", 2, none.iterator()).get("backbone/conv1/kernel"))
        .isNotEqualTo(one.get("backbone/conv1/kernel"));
  }

  @Test
  void withoutPicturesStatisticsAreThoseOfTheInitialiser() throws IOException {
    Map<String, FloatNdArray> variables = variables("plain", 1, List.<FloatNdArray>of().iterator());

    assertThat(value(variables, "backbone/bn1/mean")).isZero();
    assertThat(value(variables, "backbone/bn1/variance")).isOne();
  }

  @Test
  void statisticsAreTheMeanOverTheBatches() throws IOException {
    float first = value(variables("a", 1, List.of(picture(0)).iterator()), "backbone/bn1/mean");
    float second = value(variables("b", 1, List.of(picture(1)).iterator()), "backbone/bn1/mean");

    Map<String, FloatNdArray> both =
        variables("both", 1, List.of(picture(0), picture(1)).iterator());

    assertThat(first).isNotEqualTo(second);
    assertThat(value(both, "backbone/bn1/mean")).isCloseTo((first + second) / 2, within(1e-5f));
  }
}
