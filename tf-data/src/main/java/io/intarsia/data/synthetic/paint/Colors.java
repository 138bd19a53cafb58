package io.intarsia.data.synthetic.paint;

import java.awt.Color;

/** Colours: drawn, mixed, lightened. */
public final class Colors {
  private Colors() {}

  /** Hue in turns, saturation and brightness from 0 to 1. */
  public static Color hsb(double hue, double saturation, double brightness) {
    return Color.getHSBColor(
        (float) hue, (float) clamp(saturation, 1), (float) clamp(brightness, 1));
  }

  /** Any hue, from muted to vivid: what a made thing may be painted with. */
  public static Color any(Draws draws) {
    double saturation = draws.chance(0.2) ? draws.between(0, 0.15) : draws.between(0.35, 0.9);
    return hsb(draws.uniform(), saturation, draws.between(0.35, 0.98));
  }

  /** A colour near a hue. */
  public static Color near(Draws draws, double hue, double spread) {
    return hsb(
        hue + draws.between(-spread, spread), draws.between(0.35, 0.75), draws.between(0.35, 0.85));
  }

  /** A colour that stands out from another by brightness. */
  public static Color against(Color other, Draws draws) {
    Color candidate = any(draws);
    boolean dark = luma(other) < 128;
    return dark ? mix(candidate, Color.WHITE, 0.55) : mix(candidate, Color.BLACK, 0.5);
  }

  /** The first colour where {@code share} is 0, the second where it is 1. */
  public static Color mix(Color first, Color second, double share) {
    return new Color(
        blend(first.getRed(), second.getRed(), share),
        blend(first.getGreen(), second.getGreen(), share),
        blend(first.getBlue(), second.getBlue(), share));
  }

  /** Brighter for a factor over 1, darker below. */
  public static Color scale(Color color, double factor) {
    return new Color(
        (int) clamp(color.getRed() * factor, 255),
        (int) clamp(color.getGreen() * factor, 255),
        (int) clamp(color.getBlue() * factor, 255));
  }

  /** The same colour, see-through; 1 is opaque. */
  public static Color alpha(Color color, double opacity) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) clamp(opacity * 255, 255));
  }

  /** Brightness as seen (Rec. 601), 0 to 255. */
  static double luma(Color color) {
    return 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
  }

  private static int blend(int first, int second, double share) {
    return (int) Math.round(first + (second - first) * share);
  }

  private static double clamp(double value, double max) {
    return Math.max(0, Math.min(max, value));
  }
}
