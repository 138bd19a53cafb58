package io.intarsia.eval.svm;

import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** Vectors of equal length to the rows of a tensor and back. */
final class Vectors {
  private Vectors() {}

  /** One row for each vector; the caller closes it. */
  static TFloat64 doubles(List<double[]> vectors) {
    TFloat64 tensor = TFloat64.tensorOf(shape(vectors));
    var data = tensor.asRawTensor().data().asDoubles();
    for (int i = 0; i < vectors.size(); i++) {
      data.offset((long) i * vectors.get(i).length).write(vectors.get(i));
    }
    return tensor;
  }

  /** One row for each vector, rounded; the caller closes it. */
  static TFloat32 floats(List<double[]> vectors) {
    TFloat32 tensor = TFloat32.tensorOf(shape(vectors));
    var data = tensor.asRawTensor().data().asFloats();
    float[] rounded = new float[vectors.get(0).length];
    for (int i = 0; i < vectors.size(); i++) {
      double[] vector = vectors.get(i);
      for (int j = 0; j < rounded.length; j++) {
        rounded[j] = (float) vector[j];
      }
      data.offset((long) i * rounded.length).write(rounded);
    }
    return tensor;
  }

  private static Shape shape(List<double[]> vectors) {
    return Shape.of(vectors.size(), vectors.get(0).length);
  }

  /** The rows of a matrix. */
  static double[][] split(TFloat64 matrix) {
    double[][] rows = newRows(matrix.shape());
    var data = matrix.asRawTensor().data().asDoubles();
    for (int i = 0; i < rows.length; i++) {
      data.offset((long) i * rows[i].length).read(rows[i]);
    }
    return rows;
  }

  /** The rows of a matrix. */
  static double[][] split(TFloat32 matrix) {
    double[][] rows = newRows(matrix.shape());
    var data = matrix.asRawTensor().data().asFloats();
    float[] row = new float[Math.toIntExact(matrix.shape().get(1))];
    for (int i = 0; i < rows.length; i++) {
      data.offset((long) i * row.length).read(row);
      for (int j = 0; j < row.length; j++) {
        rows[i][j] = row[j];
      }
    }
    return rows;
  }

  private static double[][] newRows(Shape shape) {
    return new double[Math.toIntExact(shape.get(0))][Math.toIntExact(shape.get(1))];
  }
}
