package io.intarsia.eval.features;

import io.intarsia.eval.features.Pooling.Adaptive;
import io.intarsia.eval.features.Pooling.FixedKernel;
import java.util.List;

/** Which pooling a layer gets. */
final class PoolingRule {
  /** Length that feature vectors should come near (Goyal et al. 2019). */
  private static final double TARGET_DIMENSIONS = 9216;

  /**
   * The kernels of the authors' code for full-width networks at 224 (ResNet) and 227 pixels
   * (AlexNet with stride 4, then 2 in its first convolution). The second res5 is colorization's,
   * whose last stage keeps the resolution.
   */
  private static final List<PaperKernel> PAPER =
      List.of(
          new PaperKernel("conv1", 64, new FixedKernel(112, 10, 10, 4)),
          new PaperKernel("pool1", 64, new FixedKernel(56, 5, 5, 2)),
          new PaperKernel("res2", 256, new FixedKernel(56, 16, 8, 0)),
          new PaperKernel("res3", 512, new FixedKernel(28, 13, 5, 0)),
          new PaperKernel("res4", 1024, new FixedKernel(14, 8, 3, 0)),
          new PaperKernel("res5", 2048, new FixedKernel(7, 6, 1, 0)),
          new PaperKernel("res5", 2048, new FixedKernel(14, 12, 2, 0)),
          new PaperKernel("conv1", 96, new FixedKernel(55, 19, 4, 0)),
          new PaperKernel("conv2", 256, new FixedKernel(27, 12, 3, 0)),
          new PaperKernel("conv3", 384, new FixedKernel(13, 9, 1, 0)),
          new PaperKernel("conv4", 384, new FixedKernel(13, 9, 1, 0)),
          new PaperKernel("conv5", 256, new FixedKernel(13, 8, 1, 0)),
          new PaperKernel("conv1", 96, new FixedKernel(109, 28, 9, 0)),
          new PaperKernel("conv2", 256, new FixedKernel(54, 24, 6, 0)),
          new PaperKernel("conv3", 384, new FixedKernel(26, 14, 3, 0)),
          new PaperKernel("conv4", 384, new FixedKernel(26, 14, 3, 0)),
          new PaperKernel("conv5", 256, new FixedKernel(26, 16, 2, 0)));

  private PoolingRule() {}

  private record PaperKernel(String layer, int channels, FixedKernel kernel) {}

  /**
   * The paper's kernel where it has one for such a map, else adaptive pooling to the grid that
   * gives about 9,216 features, at most the map's side.
   *
   * @param layer name of the layer
   * @param channels channels of its map
   * @param side rows and columns of its map
   */
  static Pooling choose(String layer, int channels, int side) {
    long grid = Math.round(Math.sqrt(TARGET_DIMENSIONS / channels));
    Pooling adaptive = new Adaptive(side, (int) Math.max(1, Math.min(side, grid)));
    return PAPER.stream()
        .filter(each -> each.layer().equals(layer) && each.channels() == channels)
        .map(PaperKernel::kernel)
        .filter(kernel -> kernel.side() == side)
        .map(Pooling.class::cast)
        .findFirst()
        .orElse(adaptive);
  }
}
