package io.intarsia.core.savedmodel;

/** The names that a published backbone is called by. They are a public contract. */
public final class Signatures {
  /** {@link #IMAGE_BYTES} to {@link #FEATURES}; what a server runs if no signature is named. */
  public static final String SERVING_DEFAULT = "serving_default";

  /** {@link #IMAGES} to {@link #FEATURES}. */
  public static final String FROM_IMAGES = "from_images";

  /** {@link #IMAGES} to one map for each named layer, {@code [n, height, width, channels]}. */
  public static final String LAYERS = "layers";

  /** {@link #IMAGE_BYTES} to {@link #PNG_BYTES}; only of models that learnt to colorize. */
  public static final String COLORIZE = "colorize";

  /** Encoded pictures (JPEG or PNG): string {@code [n]}. */
  public static final String IMAGE_BYTES = "image_bytes";

  /** Pictures in RGB, 0 to 255: float {@code [n, height, width, 3]}. */
  public static final String IMAGES = "images";

  /** Average of the last stage over each picture: float {@code [n, channels]}. */
  public static final String FEATURES = "features";

  /**
   * Pictures in the colours that the model gives them, PNG of their own size: string {@code [n]}.
   */
  public static final String PNG_BYTES = "png_bytes";

  /**
   * A scalar that {@link #COLORIZE} decodes its colours with, above 0. Not an input of the
   * signature, because servers insist on every input; 0.38 unless it is fed by name.
   */
  public static final String TEMPERATURE = "temperature";

  private Signatures() {}
}
