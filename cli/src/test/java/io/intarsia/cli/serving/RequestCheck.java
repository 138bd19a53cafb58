package io.intarsia.cli.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import java.util.Base64;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/** Holds a REST request to the signature that it names, by the rules of TensorFlow Serving. */
final class RequestCheck {
  private RequestCheck() {}

  static void check(JsonObject body, SavedModelDirectory model) {
    SignatureDef signature = model.signature(body.get("signature_name").getAsString());
    assertThat(body.keySet()).hasSize(2).containsAnyOf("instances", "inputs");
    if (body.has("instances")) {
      for (JsonElement instance : body.getAsJsonArray("instances")) {
        checkInputs(instance.getAsJsonObject(), signature, 1);
      }
    } else {
      checkInputs(body.getAsJsonObject("inputs"), signature, 0);
    }
  }

  /** In a row the batch's axis is not written. */
  private static void checkInputs(JsonObject inputs, SignatureDef signature, int axesLeftOut) {
    assertThat(inputs.keySet()).isEqualTo(signature.getInputsMap().keySet());
    inputs
        .entrySet()
        .forEach(
            input ->
                checkValue(
                    input.getValue(), signature.getInputsOrThrow(input.getKey()), axesLeftOut));
  }

  private static void checkValue(JsonElement value, TensorInfo tensor, int axis) {
    if (axis < tensor.getTensorShape().getDimCount()) {
      JsonArray elements = value.getAsJsonArray();
      long size = tensor.getTensorShape().getDim(axis).getSize();
      if (size >= 0) {
        assertThat(elements).hasSize((int) size);
      }
      elements.forEach(element -> checkValue(element, tensor, axis + 1));
    } else if (tensor.getDtype() == DataType.DT_STRING) {
      assertThat(value.getAsJsonObject().keySet()).containsExactly("b64");
      assertThat(Base64.getDecoder().decode(value.getAsJsonObject().get("b64").getAsString()))
          .isNotEmpty();
    } else {
      assertThat(value.getAsFloat()).isBetween(0f, 255f);
    }
  }
}
