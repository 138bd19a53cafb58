package io.intarsia.study.report;

import java.util.List;

/** Draws a figure. A new kind implements this and gets its line in {@link Drawings}. */
interface Drawing {

  /**
   * Draws what an evaluation says.
   *
   * @param judged trials of the figure's blocks that the evaluation has judged, at least one
   * @return a finding for each combination of axes that the figure does not show; none where there
   *     is too little to draw
   */
  List<Finding> draw(Observations judged, String evaluation);
}
