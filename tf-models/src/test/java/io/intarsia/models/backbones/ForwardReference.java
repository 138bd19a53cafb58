package io.intarsia.models.backbones;

import com.google.gson.JsonObject;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.models.ReferenceRun;
import io.intarsia.models.ReferenceTensor;
import io.intarsia.proto.BackboneConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Compares the named outputs of a backbone with a reference file's. */
final class ForwardReference {
  private static final int BATCH = 2;

  private ForwardReference() {}

  /**
   * Builds the backbone for inference on two images and compares each output that the reference
   * has; fails if that is none of them.
   */
  static void verify(BackboneConfig config, long seed, int imageSide, JsonObject expected) {
    Shape images = Shape.of(BATCH, imageSide, imageSide, 3);
    try (ReferenceRun run =
        new ReferenceRun(seed, Mode.INFERENCE, images, SessionOptions.defaults())) {
      Map<String, Operand<TFloat32>> outputs =
          Backbones.create(config).build(run.net(), run.images());
      List<String> names = new ArrayList<>(expected.keySet());
      names.remove("logits"); // of torchvision's classifier, which a backbone does not have
      List<Operand<TFloat32>> fetched = names.stream().map(outputs::get).toList();
      try (ReferenceRun.Step step = run.start(TorchvisionNames::of)) {
        List<float[]> values = step.run(fetched, List.of());
        for (int i = 0; i < names.size(); i++) {
          JsonObject reference = expected.getAsJsonObject(names.get(i));
          Shape shape = fetched.get(i).shape();
          ReferenceTensor.assertMap(names.get(i), reference, shape, values.get(i));
        }
      }
    }
  }
}
