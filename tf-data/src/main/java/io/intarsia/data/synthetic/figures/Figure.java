package io.intarsia.data.synthetic.figures;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Draws;

/**
 * A class of objects: its parts always lie alike (roof above walls above door) while proportions,
 * colours and patterns are drawn anew for each object, so that the parts, not the colours, tell
 * classes apart.
 */
public interface Figure {

  /** Name of the class. */
  String name();

  /** Width over height of the area that is painted. */
  double aspect();

  /** Height beside other figures at the same distance; a grown person is 0.9. */
  double height();

  /** Where it is found. */
  Habitat habitat();

  /** Paints one object with its foot at y = 1, its top at y = 0, between x = 0 and the aspect. */
  void paint(Brush brush, Draws draws);

  /** Where objects of a class are found. */
  enum Habitat {
    /** On firm ground. */
    GROUND,
    /** On water, or on the ground where there is none. */
    WATER,
    /** In the air as often as on the ground. */
    AIR
  }
}
