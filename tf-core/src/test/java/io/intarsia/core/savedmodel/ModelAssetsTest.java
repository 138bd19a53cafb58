package io.intarsia.core.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.files.TfRecordReader;
import io.intarsia.proto.PredictRequest;
import io.intarsia.proto.PredictionLog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.TensorProto;

class ModelAssetsTest {
  @TempDir Path version;

  @Test
  void warmUpHoldsOnePictureForTheDefaultSignature() throws Exception {
    ModelAssets.writeWarmUp(version);

    try (TfRecordReader reader = TfRecordReader.open(version.resolve(ModelAssets.WARM_UP))) {
      byte[] record = reader.next();
      PredictRequest request = PredictionLog.parseFrom(record).getPredictLog().getRequest();
      TensorProto pictures = TensorProto.parseFrom(request.getInputsOrThrow("image_bytes"));

      assertThat(request.getModelSpec().getSignatureName()).isEqualTo("serving_default");
      assertThat(pictures.getStringValList()).hasSize(1);
      assertThat(pictures.getStringVal(0).substring(1, 4).toStringUtf8()).isEqualTo("PNG");
      assertThat(reader.next()).isNull();
    }
  }
}
