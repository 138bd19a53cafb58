package io.intarsia.data.synthetic.backdrops;

import java.util.List;

/** Every place. To add one: its file beside this, its line here. */
public final class Backdrops {
  private static final List<Backdrop> ALL =
      List.of(new Meadow(), new Mountains(), new Room(), new Sea(), new Street());

  private Backdrops() {}

  /** All of them, by name. */
  public static List<Backdrop> all() {
    return ALL;
  }
}
