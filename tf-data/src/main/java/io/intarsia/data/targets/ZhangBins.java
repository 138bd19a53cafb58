package io.intarsia.data.targets;

import io.intarsia.proto.AbBin;
import io.intarsia.proto.AbBinsTable;

/**
 * The 313 bins of Zhang, Isola and Efros (2016), their {@code pts_in_hull.npy}, in its order: grid
 * points of step 10. They are a superset of what sRGB can show, and no test of the gamut gives the
 * same points, so they are a table here.
 */
final class ZhangBins {
  static final int STEP = 10;
  private static final int FIRST_A = -90;

  /** For a = -90, -80 .. 100: the lowest and the highest b, both included. */
  private static final int[][] RANGES_OF_B = {
    {50, 90},
    {20, 90},
    {0, 90},
    {-20, 90},
    {-30, 100},
    {-40, 100},
    {-50, 100},
    {-50, 100},
    {-60, 100},
    {-70, 100},
    {-80, 90},
    {-80, 90},
    {-90, 90},
    {-100, 90},
    {-100, 80},
    {-110, 80},
    {-110, 80},
    {-110, 70},
    {-110, 70},
    {-90, 0},
  };

  private ZhangBins() {}

  static AbBins create() {
    AbBinsTable.Builder table = AbBinsTable.newBuilder().setStep(STEP);
    for (int row = 0; row < RANGES_OF_B.length; row++) {
      for (int b = RANGES_OF_B[row][0]; b <= RANGES_OF_B[row][1]; b += STEP) {
        table.addBins(AbBin.newBuilder().setA(FIRST_A + STEP * row).setB(b));
      }
    }
    return new AbBins(table.build());
  }
}
