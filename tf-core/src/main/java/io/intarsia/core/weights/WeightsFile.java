package io.intarsia.core.weights;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.Shape;

/** Named tensors in a file, whatever its format. */
public interface WeightsFile {

  /** The file. */
  Path path();

  /** Shape of every tensor by its name, those of integers too, in the file's order. */
  Map<String, Shape> shapes();

  /** Free texts by key; only safetensors files have any. */
  Map<String, String> metadata();

  /**
   * Values of a tensor in row-major order, as single precision.
   *
   * @throws UserException if there is no such tensor, or it does not hold real numbers
   */
  FloatNdArray read(String name) throws IOException;
}
