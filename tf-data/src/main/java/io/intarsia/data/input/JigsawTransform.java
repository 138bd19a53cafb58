package io.intarsia.data.input;

import io.intarsia.data.input.RandomSlots.Slot;
import io.intarsia.data.targets.PermutationSet;
import io.intarsia.proto.PuzzleConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A photo cut into a shuffled puzzle (Noroozi and Favaro 2016): {@code tiles} {@code [cells, patch,
 * patch, 3]} and {@code label}, the place of their permutation in the set.
 *
 * <p>With {@link SampleDetail#EXPLAINED} it also gives what was drawn, for people to look at:
 * {@code flipped}, {@code colors}, {@code corner} {@code [2]} (row and column of the crop in the
 * resized, mirrored photo), {@code offsets} {@code [cells, 2]} (row and column in the crop of the
 * tile cut from each cell) and {@code crop} {@code [crop, crop, 3]} in the photo's own colours.
 */
final class JigsawTransform implements PhotoTransform {

  private final PuzzleConfig config;
  private final PuzzleGeometry geometry;
  private final PermutationSet permutations;
  private final SampleDetail detail;
  private final RandomSlots slots = new RandomSlots();
  private final Slot flip = slots.add();
  private final Slot grey = slots.add();
  private final Slot projection = slots.add();
  private final Slot corner = slots.add(2);
  private final Slot permutation = slots.add();
  private final Slot jitter;
  private final Slot channelShift;

  JigsawTransform(PuzzleConfig config, PermutationSet permutations, SampleDetail detail) {
    this.config = config;
    this.geometry = PuzzleGeometry.of(config);
    this.permutations = permutations;
    this.detail = detail;
    jitter = slots.add(geometry.cells(), 2);
    channelShift = slots.add(geometry.cells(), 3, 2);
  }

  @Override
  public int neededSide() {
    return geometry.resize();
  }

  @Override
  public RandomSlots slots() {
    return slots;
  }

  @Override
  public List<Output> outputs() {
    int cells = geometry.cells();
    Output tiles =
        new Output("tiles", TFloat32.class, Shape.of(cells, geometry.patch(), geometry.patch(), 3));
    Output label = new Output("label", TInt32.class, Shape.scalar());
    if (detail == SampleDetail.TRAINING) {
      return List.of(tiles, label);
    }
    return List.of(
        tiles,
        label,
        new Output("flipped", TBool.class, Shape.scalar()),
        new Output("colors", TInt32.class, Shape.scalar()),
        new Output("corner", TFloat32.class, Shape.of(2)),
        new Output("offsets", TFloat32.class, Shape.of(cells, 2)),
        new Output("crop", TFloat32.class, Shape.of(geometry.crop(), geometry.crop(), 3)));
  }

  @Override
  public Map<String, Operand<?>> build(Ops tf, RawSample raw) {
    SampleRandom random = raw.random();
    Operand<TBool> flipped = random.chance(flip, config.getFlipProbability());
    PhotoSampler sampler = new PhotoSampler(tf, raw.photo(), geometry.square(), flipped);
    Operand<TFloat32> cropCorner = random.below(corner, sampler.cornerChoices());
    Operand<TFloat32> offsets =
        tf.math.add(
            tf.constant(geometry.cellCorners()),
            random.below(jitter, tf.constant((float) geometry.jitter())));
    Operand<TInt32> label =
        tf.dtypes.cast(
            random.below(permutation, tf.constant((float) permutations.size())), TInt32.class);
    Operand<TInt32> order = tf.gather(tf.constant(permutations.toArray()), label, tf.constant(0));
    Operand<TFloat32> corners = tf.math.add(cropCorner, tf.gather(offsets, order, tf.constant(0)));
    Operand<TInt32> colors = colors(tf, random);
    Operand<TFloat32> tiles = cut(tf, sampler, corners, random);

    Map<String, Operand<?>> sample = new LinkedHashMap<>();
    sample.put("tiles", new TileColors(config.getNormalization()).apply(tf, tiles, colors));
    sample.put("label", label);
    if (detail == SampleDetail.EXPLAINED) {
      sample.put("flipped", flipped);
      sample.put("colors", colors);
      sample.put("corner", cropCorner);
      sample.put("offsets", offsets);
      Operand<TFloat32> whole = tf.expandDims(cropCorner, tf.constant(0));
      Operand<TInt32> shape = tf.array(geometry.crop(), geometry.crop(), 3);
      sample.put("crop", tf.reshape(sampler.squares(whole, geometry.crop()), shape));
    }
    return sample;
  }

  /** Grey with its probability; of the rest, projected with its own. */
  private Operand<TInt32> colors(Ops tf, SampleRandom random) {
    Operand<TBool> isGrey = random.chance(grey, config.getGrayscaleProbability());
    Operand<TBool> isProjected = random.chance(projection, config.getColorProjectionProbability());
    Operand<TInt32> ofRest =
        tf.select(isProjected, tf.constant(TileColors.PROJECTED), tf.constant(TileColors.COLOR));
    return tf.select(isGrey, tf.constant(TileColors.GREY), ofRest);
  }

  private Operand<TFloat32> cut(
      Ops tf, PhotoSampler sampler, Operand<TFloat32> corners, SampleRandom random) {
    if (geometry.channelShift() == 0) {
      return sampler.squares(corners, geometry.patch());
    }
    Operand<TFloat32> shifts =
        random.below(channelShift, tf.constant((float) geometry.channelShift() + 1));
    Operand<TFloat32> channelCorners = tf.math.add(tf.expandDims(corners, tf.constant(1)), shifts);
    return sampler.squaresByChannel(channelCorners, geometry.patch());
  }
}
