package io.intarsia.eval.colorization;

import io.intarsia.core.UserException;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.Signatures;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** Gives pictures the colours that a published model sees in their lightness. */
public final class Colorizer {
  private final LoadedModel model;
  private final float temperature;

  /**
   * A colorizer.
   *
   * @param model stays the caller's to close
   * @param temperature of the annealed mean (Zhang et al. 2016, equation 5), above 0: low ones are
   *     vivid, 1 is the plain mean
   * @throws UserException if the model has not learnt to colorize
   */
  public Colorizer(LoadedModel model, double temperature) {
    if (!(temperature > 0)) {
      throw new UserException("the temperature must be above 0, got " + temperature);
    }
    this.model = model;
    this.temperature = (float) temperature;
    model.directory().signature(Signatures.COLORIZE);
  }

  /**
   * Colorizes one picture.
   *
   * @param picture JPEG or PNG
   * @return PNG of the same size
   * @throws UserException if the picture cannot be decoded
   */
  public byte[] colorize(byte[] picture) {
    Operand<?> bytes = model.input(Signatures.COLORIZE, Signatures.IMAGE_BYTES);
    Operand<?> png = model.output(Signatures.COLORIZE, Signatures.PNG_BYTES);
    try (TString fed = TString.tensorOfBytes(NdArrays.vectorOfObjects(picture));
        TFloat32 fedTemperature = TFloat32.scalarOf(temperature)) {
      return model
          .session()
          .fetch(
              Map.of(bytes, fed, model.tensor(Signatures.TEMPERATURE), fedTemperature),
              List.of(png),
              List.of(),
              result -> ((TString) result.get(0)).asBytes().getObject(0));
    } catch (TFInvalidArgumentException e) {
      UserException undecodable = new UserException("it is no JPEG or PNG that can be decoded");
      undecodable.addSuppressed(e);
      throw undecodable;
    }
  }
}
