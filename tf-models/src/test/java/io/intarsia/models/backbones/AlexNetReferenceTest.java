package io.intarsia.models.backbones;

import static io.intarsia.proto.AlexNetNormalization.LOCAL_RESPONSE;
import static io.intarsia.proto.AlexNetNormalization.NO_NORMALIZATION;

import com.google.gson.JsonObject;
import io.intarsia.core.testing.ReferenceFiles;
import io.intarsia.proto.AlexNetConfig;
import io.intarsia.proto.BackboneConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grouped AlexNet equals a PyTorch one, of which the reference file holds samples. */
class AlexNetReferenceTest {

  @ParameterizedTest(name = "conv1 stride {0}, LRN {1}, {2} px")
  @CsvSource({"4, true, 227", "4, false, 227", "2, true, 64", "2, false, 64"})
  void everyLayerEqualsPyTorchs(int stride, boolean lrn, int imageSide) {
    JsonObject reference = ReferenceFiles.json("alexnet.json");
    String variant = "conv1_stride=%d,lrn=%s,input=%d".formatted(stride, lrn, imageSide);
    BackboneConfig config =
        BackboneConfig.newBuilder()
            .setAlexnet(
                AlexNetConfig.newBuilder()
                    .setConv1Stride(stride)
                    .setNormalization(lrn ? LOCAL_RESPONSE : NO_NORMALIZATION))
            .build();
    ForwardReference.verify(
        config,
        reference.get("seed").getAsLong(),
        imageSide,
        reference.getAsJsonObject("outputs").getAsJsonObject(variant));
  }
}
