package io.intarsia.core.savedmodel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * One way to call a SavedModel.
 *
 * @param name key that a caller gives, such as {@code serving_default}
 * @param inputs placeholders by the names that a caller feeds them by
 * @param outputs tensors by the names that a caller receives them by, in their order
 */
public record Signature(
    String name, Map<String, Operand<?>> inputs, Map<String, Operand<?>> outputs) {
  /** What TensorFlow Serving calls an inference of named tensors; older servers insist on it. */
  private static final String METHOD = "tensorflow/serving/predict";

  /** Copies the maps, keeping their order. */
  public Signature {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  SignatureDef toProto() {
    SignatureDef.Builder proto = SignatureDef.newBuilder().setMethodName(METHOD);
    inputs.forEach((key, operand) -> proto.putInputs(key, describe(operand)));
    outputs.forEach((key, operand) -> proto.putOutputs(key, describe(operand)));
    return proto.build();
  }

  private static TensorInfo describe(Operand<?> operand) {
    return TensorInfo.newBuilder()
        .setName(tensorName(operand))
        .setDtype(DataType.forNumber(operand.asOutput().dataType().getNumber()))
        .setTensorShape(describe(operand.shape()))
        .build();
  }

  private static TensorShapeProto describe(Shape shape) {
    TensorShapeProto.Builder proto = TensorShapeProto.newBuilder();
    if (shape.isUnknown()) {
      return proto.setUnknownRank(true).build();
    }
    for (long size : shape.asArray()) {
      proto.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return proto.build();
  }

  static String tensorName(Operand<?> operand) {
    return operand.op().name() + ":" + operand.asOutput().index();
  }
}
