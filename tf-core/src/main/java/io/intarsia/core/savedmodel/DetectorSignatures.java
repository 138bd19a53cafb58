package io.intarsia.core.savedmodel;

/**
 * The names that a published detector is called by, besides those of {@link Signatures}. They are a
 * public contract. {@code serving_default} takes {@code image_bytes} and looks at windows laid over
 * each picture; {@link #WITH_PROPOSALS} takes regions too. Both give the four outputs below, in
 * order of falling score, for a batch of at least one picture.
 */
public final class DetectorSignatures {
  /** {@code image_bytes} and {@link #PROPOSALS} to detections. */
  public static final String WITH_PROPOSALS = "with_proposals";

  /**
   * Regions of each picture to look at: float {@code [n, regions, 4]}, left, top, right and bottom
   * in its own pixels; a picture with fewer than the others has zeros behind them.
   */
  public static final String PROPOSALS = "proposals";

  /** Where objects were found: float {@code [n, detections, 4]}, as in {@link #PROPOSALS}. */
  public static final String BOXES = "boxes";

  /** Probabilities: float {@code [n, detections]}; 0 behind the last detection. */
  public static final String SCORES = "scores";

  /**
   * Places in the list of classes that {@code assets.extra/intarsia/detector.txtpb} holds, from 0:
   * int32 {@code [n, detections]}.
   */
  public static final String CLASSES = "classes";

  /** How many detections each picture has: int32 {@code [n]}. */
  public static final String COUNT = "count";

  private DetectorSignatures() {}
}
