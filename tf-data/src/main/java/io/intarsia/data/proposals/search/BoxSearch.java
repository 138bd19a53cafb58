package io.intarsia.data.proposals.search;

import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.proto.PictureProposals;
import java.io.IOException;

/** A way to find boxes that may hold an object. Used by one thread at a time. */
@FunctionalInterface
public interface BoxSearch {

  /**
   * Boxes in pixels of the upright picture, the best first; the same for the same picture, always.
   *
   * @throws IOException if the picture cannot be decoded
   */
  PictureProposals boxes(ImageRecord picture) throws IOException;
}
