package io.intarsia.data.proposals.search;

import io.intarsia.core.UserException;
import io.intarsia.core.files.Sha256;
import io.intarsia.proto.EdgeBoxesConfig;
import io.intarsia.proto.ProposalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The searches that there are, by the settings that ask for them. */
public final class BoxSearches {
  private BoxSearches() {}

  /**
   * Makes searches, one for each thread.
   *
   * @param settings with every default filled in
   * @param model file of the structured forest, for Edge Boxes
   * @throws UserException if Edge Boxes are asked for without their model
   */
  public static Supplier<BoxSearch> of(ProposalSettings settings, Optional<Path> model) {
    return switch (settings.getMethodCase()) {
      case SELECTIVE_SEARCH -> () -> new SelectiveSearch(settings.getSelectiveSearch());
      case EDGE_BOXES -> {
        Path forest =
            model.orElseThrow(
                () ->
                    new UserException(
                        "edge-boxes needs the model of its edge detector: give --model FILE"
                            + " (model.yml.gz of OpenCV's opencv_extra)"));
        yield () -> new EdgeBoxSearch(settings.getEdgeBoxes(), forest);
      }
      case IMPORTED, METHOD_NOT_SET ->
          throw new IllegalArgumentException("nothing to search with: " + settings);
    };
  }

  /** Settings of Edge Boxes with a model, which is part of what decides the boxes. */
  public static EdgeBoxesConfig edgeBoxes(Path model) throws IOException {
    return EdgeBoxesConfig.newBuilder().setModelSha256(Sha256.ofFile(model)).build();
  }
}
