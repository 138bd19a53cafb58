package io.intarsia.data.synthetic.backdrops;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Draws;

/** A place: what fills the picture behind its objects. */
public interface Backdrop {

  /**
   * Paints the whole picture, 1 high.
   *
   * @param width of the picture, in heights
   * @return where objects may stand
   */
  Stage paint(Brush brush, double width, Draws draws);

  /**
   * How much likelier than elsewhere a class of objects is found here; 1 where it does not matter.
   */
  double affinity(String figure);

  /**
   * Where objects may stand, in heights from the top.
   *
   * @param far foot of the farthest object
   * @param near foot of the nearest object
   * @param water foot of what floats at the farthest; {@code far} where there is no water
   */
  record Stage(double far, double near, double water) {}
}
