package io.intarsia.core.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/** Rewrites a single-precision graph, gradients and constants included, to double precision. */
final class DoublePrecision {
  private DoublePrecision() {}

  static GraphDef rewrite(GraphDef graph) {
    GraphDef.Builder rewritten = graph.toBuilder();
    rewritten.getNodeBuilderList().forEach(DoublePrecision::rewriteNode);
    return rewritten.build();
  }

  private static void rewriteNode(NodeDef.Builder node) {
    node.getAttrMap().forEach((name, value) -> node.putAttr(name, rewritten(value)));
  }

  private static AttrValue rewritten(AttrValue value) {
    if (value.getType() == DataType.DT_FLOAT) {
      return value.toBuilder().setType(DataType.DT_DOUBLE).build();
    }
    if (value.hasTensor() && value.getTensor().getDtype() == DataType.DT_FLOAT) {
      return value.toBuilder().setTensor(rewritten(value.getTensor())).build();
    }
    return value;
  }

  private static TensorProto rewritten(TensorProto tensor) {
    TensorProto.Builder rewritten =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_DOUBLE)
            .setTensorShape(tensor.getTensorShape());
    tensor.getFloatValList().forEach(rewritten::addDoubleVal);
    ByteBuffer content =
        tensor.getTensorContent().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    while (content.hasRemaining()) {
      rewritten.addDoubleVal(content.getFloat());
    }
    return rewritten.build();
  }
}
