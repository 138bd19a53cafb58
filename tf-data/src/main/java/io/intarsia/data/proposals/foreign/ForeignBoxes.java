package io.intarsia.data.proposals.foreign;

import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.proto.PictureProposals;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Boxes of another program's file, by record number. */
final class ForeignBoxes {
  private final Map<Long, PictureProposals.Builder> pictures = new TreeMap<>();

  /** Says that a picture was searched, even if it gets no box. */
  void searched(long record) {
    picture(record);
  }

  private PictureProposals.Builder picture(long record) {
    return pictures.computeIfAbsent(record, any -> PictureProposals.newBuilder());
  }

  /**
   * Appends a box.
   *
   * @param edges left, top, right, bottom in pixels from 0, the far ones excluded
   * @param where it stands, for messages
   * @throws UserException if the edges are in the wrong order or no numbers
   */
  void add(long record, double[] edges, Optional<Float> score, String where) {
    PictureProposals.Builder picture = picture(record);
    try {
      Box box = new Box((float) edges[0], (float) edges[1], (float) edges[2], (float) edges[3]);
      picture.addEdges(box.x1()).addEdges(box.y1()).addEdges(box.x2()).addEdges(box.y2());
    } catch (IllegalArgumentException e) {
      throw new UserException("%s: %s".formatted(where, e.getMessage()), e);
    }
    score.ifPresent(picture::addScores);
  }

  /** Numbers of the searched records, rising. */
  long[] records() {
    return pictures.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  /** Boxes of a searched record. */
  PictureProposals of(long record) {
    return pictures.getOrDefault(record, PictureProposals.newBuilder()).build();
  }
}
