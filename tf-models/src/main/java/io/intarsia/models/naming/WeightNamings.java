package io.intarsia.models.naming;

import io.intarsia.core.UserException;
import io.intarsia.proto.AlexNetConfig;
import io.intarsia.proto.AlexNetLayout;
import io.intarsia.proto.AlexNetNormalization;
import io.intarsia.proto.BackboneConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The registry of namings. */
public final class WeightNamings {
  /** What Intarsia's own files use. */
  public static final String DEFAULT = "torchvision";

  private WeightNamings() {}

  /** Names that {@link #named} knows beside files. */
  public static List<String> names() {
    return List.of(DEFAULT, "timm", "vissl");
  }

  /**
   * A naming for a backbone.
   *
   * @param name one of {@link #names()}, or a file of pairs of names ({@link MappedNames})
   * @throws UserException if there is no such naming or file, or it does not fit the backbone
   */
  public static WeightNaming named(String name, BackboneConfig backbone) throws IOException {
    return switch (name) {
      case DEFAULT ->
          backbone.getAlexnet().getLayout() == AlexNetLayout.ONE_TOWER
              ? NumberedLayers.torchvision()
              : new TorchvisionNaming();
      case "timm" -> new TorchvisionNaming();
      case "vissl" -> vissl(backbone);
      default -> mapped(name);
    };
  }

  private static WeightNaming vissl(BackboneConfig backbone) {
    if (!backbone.hasAlexnet()) {
      return new VisslNaming();
    }
    AlexNetConfig alexNet = backbone.getAlexnet();
    if (alexNet.getNormalization() == AlexNetNormalization.LOCAL_RESPONSE_AND_BATCH) {
      throw new UserException(
          "VISSL's Jigsaw AlexNet normalises responses after its pools, Intarsia's before them:"
              + " the same weights would be another network");
    }
    return NumberedLayers.vissl();
  }

  private static WeightNaming mapped(String name) throws IOException {
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw new UserException(
          "unknown naming '%s': known are %s, or a file of pairs of names"
              .formatted(name, String.join(", ", names())));
    }
    return MappedNames.read(file);
  }
}
