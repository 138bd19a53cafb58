package io.intarsia.data.proposals;

/** Names of the files in a directory of proposals. */
public final class ProposalFiles {
  /** The manifest, a {@code ProposalManifest} as protobuf text. */
  public static final String MANIFEST = "proposals.txtpb";

  /**
   * Edges of all boxes, float32 {@code [boxes, 4]}: x1, y1, x2, y2 in pixels of the upright
   * picture, picture after picture, the best of each first.
   */
  public static final String BOXES = "boxes.npy";

  /** Where there are scores: one for each box, float32 {@code [boxes, 1]}. */
  public static final String SCORES = "scores.npy";

  /**
   * The index, int64 {@code [records + 1]}: the boxes of record i lie from its element i up to
   * element i + 1.
   */
  public static final String OFFSETS = "offsets.npy";

  /** Names of all records, a line each. */
  public static final String IDS = "ids.txt";

  /** Version of all this; a reader refuses others. */
  public static final int FORMAT = 1;

  private ProposalFiles() {}
}
