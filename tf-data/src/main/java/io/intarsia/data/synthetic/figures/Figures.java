package io.intarsia.data.synthetic.figures;

import java.util.List;

/** Every class of objects. To add one: its file beside this, its line here. */
public final class Figures {
  private static final List<Figure> ALL =
      List.of(
          new Ball(),
          new Bird(),
          new Boat(),
          new Car(),
          new Cat(),
          new Chair(),
          new Flower(),
          new House(),
          new Person(),
          new Tree());

  private Figures() {}

  /** All of them, by name. */
  public static List<Figure> all() {
    return ALL;
  }
}
